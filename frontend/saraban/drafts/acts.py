"""What is done with a draft from its page: each is one call to a command."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Person
from accounts.requests import SignedInRequest
from frontend.saraban.drafts.choices import Choices, choices_for
from frontend.saraban.drafts.forms import IssueForm, NoteForm, SendForm, SignForm
from frontend.saraban.drafts.views import draft_page
from frontend.saraban.drafts.writing import draft_or_404
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.saraban.commands.approve_draft import approve_draft
from modules.saraban.commands.check_draft import check_draft
from modules.saraban.commands.discard_draft import discard_draft
from modules.saraban.commands.issue import issue
from modules.saraban.commands.return_draft import return_draft
from modules.saraban.commands.send_up import send_up
from modules.saraban.commands.take_back_draft import take_back_draft
from modules.saraban.draft_path import DraftChanged, DraftClosed, DraftStopped, NotReady
from modules.saraban.entry import ReservationUnusable
from modules.saraban.models import Draft
from modules.saraban.queries.ladder import people_to_ask, rungs_above
from modules.saraban.recipient import Recipient
from papers.compile import PaperError
from thai.dates import bangkok_date

type Run = Callable[[SignedInRequest, Draft, Any, datetime], HttpResponse]


def _posted(
    act: str, run: Run, form_of: Callable[[Choices], forms.Form | None] | None = None
) -> Any:
    """Return the view of an act: read its form, make the call, and say what stopped it."""

    @signed_in
    @require_POST
    def view(request: SignedInRequest, draft_id: int) -> HttpResponse:
        draft = draft_or_404(request, draft_id)
        now = timezone.now()
        choices = choices_for(request.viewer, draft, at=now, typed=request.POST, act=act)
        form = form_of(choices) if form_of is not None else NoteForm(request.POST)
        if form is None and (draft.approved_at or draft.issued_at or draft.discarded_at):
            return draft_page(request, draft, told=_("ร่างนี้ผ่านขั้นตอนนี้แล้ว"), status=409)
        if form is None:
            raise PermissionDenied
        if not form.is_valid():
            return draft_page(request, draft, choices=choices, told=_first(form), status=422)
        try:
            return run(request, draft, form, now)
        except NotReady as lacks:
            return _refused(request, draft_id, choices, str(lacks), 422)
        except (DraftChanged, DraftClosed) as stopped:
            return _refused(request, draft_id, None, str(stopped), 409)
        except (DraftStopped, ReservationUnusable, PaperError) as stopped:
            return _refused(request, draft_id, choices, _(str(stopped)), 422)

    return view


def _refused(
    request: SignedInRequest, draft_id: int, choices: Choices | None, told: str, status: int
) -> HttpResponse:
    fresh = draft_or_404(request, draft_id)
    return draft_page(request, fresh, choices=choices, told=told, status=status)


def _first(form: forms.Form) -> str:
    return " ".join(str(words) for found in form.errors.values() for words in found)


def _send(request: SignedInRequest, draft: Draft, form: SendForm, at: datetime) -> HttpResponse:
    typed = form.cleaned_data
    command = check_draft if draft.sent_at else send_up
    command(
        by=request.user,
        draft=draft.pk,
        revision=typed["revision"],
        to=_recipient(request, draft, typed, at),
        note=typed["note"],
        at=at,
    )
    say(request, _("เสนอแล้ว ติดตามได้ที่ “เสนอแล้ว” และดึงกลับได้จนกว่าจะลงนาม"))
    return redirect("saraban:drafts")


def _recipient(
    request: SignedInRequest, draft: Draft, typed: dict[str, Any], at: datetime
) -> Recipient:
    today = bangkok_date(at)
    if typed["person"]:
        people = {str(p.pk): p for p, _post in people_to_ask(draft, request.viewer, on=today)}
        return Recipient(person=people.get(typed["person"]))
    rungs = {rung.key: rung for rung in rungs_above(draft, request.viewer, on=today)}
    rung = rungs.get(typed["to"])
    return rung.recipient if rung else Recipient()


def _sign(request: SignedInRequest, draft: Draft, form: SignForm, at: datetime) -> HttpResponse:
    typed = form.cleaned_data
    key = typed.get("registrar")
    approve_draft(
        by=request.user,
        draft=draft.pk,
        revision=typed["revision"],
        note=typed["note"],
        registrar=Person.objects.filter(pk=key).first() if key else None,
        at=at,
    )
    say(request, _("ลงนามแล้ว ส่งให้นายทะเบียนออกเลขและวันที่"))
    return redirect("saraban:draft", draft.pk)


def _issue(request: SignedInRequest, draft: Draft, form: IssueForm, at: datetime) -> HttpResponse:
    typed = form.cleaned_data
    kept = typed["reservation"]
    letter = issue(
        by=request.user,
        draft=draft.pk,
        revision=typed["revision"],
        reservation=int(kept) if kept else None,
        at=at,
    )
    say(request, _("ออกเลขแล้ว ที่ %(reference)s") % {"reference": letter.reference})
    return redirect("saraban:outgoing-letter", letter.pk)


def _return(request: SignedInRequest, draft: Draft, form: NoteForm, at: datetime) -> HttpResponse:
    typed = form.cleaned_data
    revision = typed["revision"] or draft.revision
    return_draft(by=request.user, draft=draft.pk, revision=revision, note=typed["note"], at=at)
    say(request, _("ส่งคืนผู้ร่างแล้ว"))
    return redirect("saraban:drafts")


def _take_back(
    request: SignedInRequest, draft: Draft, _form: NoteForm, at: datetime
) -> HttpResponse:
    take_back_draft(by=request.user, draft=draft.pk, at=at)
    say(request, _("ดึงร่างกลับมาแล้ว แก้ไขได้"))
    return redirect("saraban:draft", draft.pk)


def _discard(request: SignedInRequest, draft: Draft, form: NoteForm, at: datetime) -> HttpResponse:
    discard_draft(by=request.user, draft=draft.pk, note=form.cleaned_data["note"], at=at)
    say(request, _("เลิกร่างแล้ว ยังเปิดอ่านได้แต่แก้ไขไม่ได้"))
    return redirect("saraban:drafts")


send = _posted("send", _send, lambda choices: choices.send)
sign = _posted("sign", _sign, lambda choices: choices.sign)
number = _posted("issue", _issue, lambda choices: choices.issue)
give_back = _posted("back", _return)
take_back = _posted("take-back", _take_back)
discard = _posted("discard", _discard)
