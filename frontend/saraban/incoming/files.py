"""Files of letters: pictures of their pages, their originals, the stamped rendition."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from files.models import StoredFile
from files.pictures import WIDTHS, page_picture
from files.read import file_bytes
from files.store import NotADocument
from frontend.saraban.incoming.uploads import kept_file
from frontend.shell.doors import signed_in
from modules.saraban.models import Attachment, Part
from modules.saraban.queries.uploads import attachment_visible_to

# Strangers' bytes run nothing, load nothing and frame nothing, whatever a browser takes them for.
_SANDBOX = "default-src 'none'; sandbox"
_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
# Kept by the browser, but each time it asks whether the reader may still see it.
_ASK_AGAIN = "private, no-cache"


@signed_in
@require_safe
def page(request: SignedInRequest, attachment: int, page: int) -> HttpResponse:
    """Show one page of a letter's file as a picture."""
    return _picture(request, _known(request, attachment).file, page)


@signed_in
@require_safe
def upload_page(request: SignedInRequest, token: str, page: int) -> HttpResponse:
    """Show one page of a file that waits for its letter, to whoever sent it."""
    kept = kept_file(request, token)
    if kept is None:
        raise Http404
    return _picture(request, kept.file, page)


@signed_in
@require_safe
def original(request: SignedInRequest, attachment: int) -> HttpResponse:
    """Hand out the bytes as they came in, for download only."""
    return _download(_known(request, attachment).file)


@signed_in
@require_safe
def stamped(request: SignedInRequest, attachment: int) -> HttpResponse:
    """Show a stamped rendition, of which we are the authors, for reading and printing."""
    found = _known(request, attachment)
    if found.part != Part.STAMPED:
        raise Http404
    response = HttpResponse(file_bytes(found.file), content_type="application/pdf")
    response.headers["Content-Disposition"] = _disposition("inline", found.file.name)
    response.headers["Content-Security-Policy"] = _SHOWN
    response.headers["Cache-Control"] = _ASK_AGAIN
    return response


def _known(request: SignedInRequest, attachment: int) -> Attachment:
    try:
        return attachment_visible_to(request.viewer, attachment)
    except Attachment.DoesNotExist as unknown:
        raise Http404 from unknown


def _picture(request: SignedInRequest, file: StoredFile, page: int) -> HttpResponse:
    width = WIDTHS[0] if request.GET.get("small") else WIDTHS[-1]
    tag = f'"{file.sha256[:32]}-{page}-{width}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": _ASK_AGAIN})
    try:
        drawn = page_picture(file, page=page, width=width)
    except NotADocument as refusal:
        raise Http404 from refusal
    response = HttpResponse(drawn, content_type="image/webp")
    response.headers["Cache-Control"] = _ASK_AGAIN
    response.headers["ETag"] = tag
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response


def _download(file: StoredFile) -> HttpResponse:
    response = HttpResponse(file_bytes(file), content_type=file.content_type)
    response.headers["Content-Disposition"] = _disposition("attachment", file.name)
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _disposition(kind: str, name: str) -> str:
    return f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
