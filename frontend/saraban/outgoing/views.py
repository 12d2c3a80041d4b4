"""The page of a letter sent, its file copy, and its cancellation."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.drafts.forms import NoteForm
from frontend.saraban.outgoing.showing import facts_of, files_of, pages_of, path_of
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.saraban import access
from modules.saraban.commands.cancel_outgoing import AlreadyCancelled, cancel_outgoing
from modules.saraban.draft_path import NoteMissing
from modules.saraban.models import OutgoingLetter, Part
from modules.saraban.queries.outgoing import letter_sent_visible_to
from modules.saraban.typeset import file_copy_pdf
from thai.dates import bangkok_date


@signed_in
@require_safe
def letter(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Show a letter that was sent: its paper, what the register says, its path."""
    return _page(request, _letter(request, letter_id), NoteForm())


@signed_in
@require_POST
def cancel(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Cancel a letter; its number stays in the register."""
    found = _letter(request, letter_id)
    form = NoteForm(request.POST)
    form.is_valid()
    try:
        cancel_outgoing(
            by=request.user,
            letter=letter_id,
            reason=form.cleaned_data.get("note", ""),
            at=timezone.now(),
        )
    except NoteMissing as missing:
        return _page(request, found, form, told=str(missing), status=422)
    except AlreadyCancelled as done:
        return _page(request, found, form, told=str(done), status=409)
    say(request, _("ยกเลิกแล้ว เลข %(number)s ยังอยู่ในทะเบียน") % {"number": found.reference})
    return redirect("saraban:outgoing-letter", letter_id)


@signed_in
@require_safe
def file_copy(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Give the copy for the file (สำเนาคู่ฉบับ) of a letter written here, as PDF."""
    found = _letter(request, letter_id)
    if found.draft is None:
        raise Http404
    pdf = file_copy_pdf(found.draft, number=found.number, dated=found.dated)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _letter(request: SignedInRequest, letter_id: int) -> OutgoingLetter:
    try:
        return letter_sent_visible_to(request.viewer, letter_id)
    except OutgoingLetter.DoesNotExist:
        raise Http404 from None


def _page(
    request: SignedInRequest,
    found: OutgoingLetter,
    form: NoteForm,
    *,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    today = bangkok_date(timezone.now())
    main = found.attachments.filter(part=Part.MAIN).select_related("file").first()
    keeps = access.may_issue(request.viewer, found.book, found.office)
    shown: dict[str, Any] = {
        "letter": found,
        "facts": facts_of(found),
        "steps": path_of(found, today=today),
        "pages": pages_of(main),
        "main": main,
        "files": files_of(found, request.viewer),
        "may_cancel": keeps and not found.cancelled_at,
        "form": form,
        "told": told,
        "crumbs": [
            {"label": _("หนังสือส่ง"), "url": reverse("saraban:outgoing")},
            {"label": found.reference, "url": ""},
        ],
    }
    return render(request, "saraban/outgoing/letter.html", shown, status=status)
