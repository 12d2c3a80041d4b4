"""The endorsements of a letter as PDF, to be put after it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf
from modules.saraban.models import IncomingLetter
from modules.saraban.queries.endorsements import endorsements_of
from modules.saraban.queries.path import letter_visible_to


@signed_in
@require_safe
def sheet(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show the stack of endorsements (ใบเกษียน) for printing."""
    try:
        letter = letter_visible_to(request.viewer, letter_id)
    except IncomingLetter.DoesNotExist as unknown:
        raise Http404 from unknown
    return inline_pdf(endorsements_of(letter), "endorsements.pdf")
