"""The page of a letter sent, its file copy, and its cancellation."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.duties import Viewer
from accounts.requests import SignedInRequest
from frontend.saraban.drafts.forms import NoteForm
from frontend.saraban.letter.rounds import circulation_url, copies_words
from frontend.saraban.outgoing.showing import facts_of, files_of, pages_of, path_of
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf
from frontend.shell.flash import say
from modules.saraban import access
from modules.saraban.commands.acknowledge_outgoing import acknowledge_outgoing
from modules.saraban.commands.cancel_outgoing import AlreadyCancelled, cancel_outgoing
from modules.saraban.draft_path import NoteMissing
from modules.saraban.models import OutgoingLetter, Part
from modules.saraban.queries.circulation import waits_for
from modules.saraban.queries.outgoing import letter_sent_visible_to
from modules.saraban.turns import AtRest
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
@require_POST
def acknowledge(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Acknowledge a letter that was circulated to the person."""
    found = _letter(request, letter_id)
    try:
        acknowledge_outgoing(by=request.user, letter=letter_id, at=timezone.now())
    except AtRest as cancelled:
        return _page(request, found, NoteForm(), told=str(cancelled), status=409)
    say(request, _("รับทราบแล้ว"))
    return HttpResponseRedirect(reverse("saraban:outgoing-letter", args=[letter_id]), status=303)


@signed_in
@require_safe
def file_copy(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """Give the copy for the file (สำเนาคู่ฉบับ) of a letter written here, as PDF."""
    found = _letter(request, letter_id)
    if found.draft is None:
        raise Http404
    pdf = file_copy_pdf(found.draft, number=found.number, dated=found.dated)
    return inline_pdf(pdf, "file-copy.pdf")


def _letter(request: SignedInRequest, letter_id: int) -> OutgoingLetter:
    try:
        return letter_sent_visible_to(request.viewer, letter_id)
    except OutgoingLetter.DoesNotExist:
        raise Http404 from None


def _round(viewer: Viewer, found: OutgoingLetter) -> dict[str, Any]:
    """Return what the viewer may do about the letter going round, and how far it has gone."""
    alive = found.cancelled_at is None
    may = alive and access.may_circulate(viewer, found)
    waits = alive and waits_for(viewer, found)
    return {
        "circulate_url": circulation_url(found) if may else "",
        "acknowledge_url": reverse("saraban:outgoing-acknowledge", args=[found.pk])
        if waits
        else "",
        "copies": copies_words(viewer, found),
    }


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
        **_round(request.viewer, found),
        "may_cancel": keeps and not found.cancelled_at,
        "form": form,
        "told": told,
        "crumbs": [
            {"label": _("หนังสือส่ง"), "url": reverse("saraban:outgoing")},
            {"label": found.reference, "url": ""},
        ],
    }
    return render(request, "saraban/outgoing/letter.html", shown, status=status)
