"""Files of letters: pictures of their pages, their originals, the stamped rendition."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.incoming.uploads import kept_file
from frontend.shell.doors import signed_in
from frontend.shell.files import download, picture, stored_pdf
from modules.saraban.models import Attachment, Part
from modules.saraban.queries.uploads import attachment_visible_to


@signed_in
@require_safe
def page(request: SignedInRequest, attachment: int, page: int) -> HttpResponse:
    """Show one page of a letter's file as a picture."""
    return picture(request, _known(request, attachment).file, page)


@signed_in
@require_safe
def upload_page(request: SignedInRequest, token: str, page: int) -> HttpResponse:
    """Show one page of a file that waits for its letter, to whoever sent it."""
    kept = kept_file(request, token)
    if kept is None:
        raise Http404
    return picture(request, kept.file, page)


@signed_in
@require_safe
def original(request: SignedInRequest, attachment: int) -> HttpResponse:
    """Hand out the bytes as they came in, for download only."""
    return download(_known(request, attachment).file)


@signed_in
@require_safe
def stamped(request: SignedInRequest, attachment: int) -> HttpResponse:
    """Show a stamped rendition, of which we are the authors, for reading and printing."""
    found = _known(request, attachment)
    if found.part != Part.STAMPED:
        raise Http404
    return stored_pdf(found.file)


def _known(request: SignedInRequest, attachment: int) -> Attachment:
    try:
        return attachment_visible_to(request.viewer, attachment)
    except Attachment.DoesNotExist as unknown:
        raise Http404 from unknown
