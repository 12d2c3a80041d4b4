"""Answers with stored files: a picture of a page, the bytes as they came in, a paper of ours."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from files.models import StoredFile
from files.pictures import WIDTHS, page_picture
from files.read import file_bytes
from files.store import NotADocument

# Strangers' bytes run nothing, load nothing and frame nothing, whatever a browser takes them for.
_SANDBOX = "default-src 'none'; sandbox"
_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
# Kept by the browser, but each time it asks whether the reader may still see it.
_ASK_AGAIN = "private, no-cache"
_KEEP_NOTHING = "private, no-store"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture(request: HttpRequest, file: StoredFile, page: int = 1) -> HttpResponse:
    """Return a page of a document (counted from 1) or a photo as WebP; `?small=1` a small one.

    Answers 304 to a browser that has it; raises 404 if there is no such page. Whether the reader
    may see the file is asked before.
    """
    width = WIDTHS[0] if request.GET.get("small") else WIDTHS[-1]
    tag = f'"{file.sha256[:32]}-{page}-{width}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": _ASK_AGAIN})
    try:
        drawn = page_picture(file, page=page, width=width)
    except NotADocument as refusal:
        raise Http404 from refusal
    headers = {"ETag": tag, "Cache-Control": _ASK_AGAIN, "Content-Security-Policy": _SANDBOX}
    return HttpResponse(drawn, content_type="image/webp", headers=headers)


def download(file: StoredFile) -> HttpResponse:
    """Return the bytes as they came in, to be saved and never shown by the browser."""
    response = HttpResponse(file_bytes(file), content_type=file.content_type)
    response.headers["Content-Disposition"] = _disposition("attachment", file.name)
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = _KEEP_NOTHING
    return response


def stored_pdf(file: StoredFile) -> HttpResponse:
    """Return a stored PDF of which we are the authors, for reading and printing in the browser."""
    return _pdf(file_bytes(file), file.name, _ASK_AGAIN)


def inline_pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF that we made just now, for reading and printing in the browser."""
    return _pdf(content, name, _KEEP_NOTHING)


def spreadsheet(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be saved; its name ends with .xlsx."""
    response = HttpResponse(content, content_type=_SHEET)
    response.headers["Content-Disposition"] = _disposition("attachment", name)
    response.headers["Cache-Control"] = _KEEP_NOTHING
    return response


def too_many(request: HttpRequest, *, most: int, back: str) -> HttpResponse:
    """Say that a list is too long for one file, and lead back to where it is narrowed."""
    page = {"most": f"{most:,}", "back": back}
    return render(request, "shell/too_many.html", page, status=422)


def _pdf(content: bytes, name: str, keep: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = _disposition("inline", name)
    response.headers["Content-Security-Policy"] = _SHOWN
    response.headers["Cache-Control"] = keep
    return response


def _disposition(kind: str, name: str) -> str:
    return f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
