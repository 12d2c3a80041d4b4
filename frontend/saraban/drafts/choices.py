"""What a viewer can do with a draft now, as the forms that ask for it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Person
from frontend.saraban.drafts.forms import IssueForm, NoteForm, SendForm, SignForm
from frontend.shell.spoken import screen_date
from modules.saraban import access
from modules.saraban.books import book_of, keeper_of, outgoing_series, running
from modules.saraban.models import Draft
from modules.saraban.queries.ladder import needs_a_name, people_to_ask, rungs_above
from modules.saraban.queries.registrars import registrars
from modules.saraban.queries.reservations import reservations_to_use
from modules.saraban.signers import Capacity, signs_as
from numbering.draw import next_number
from thai.dates import bangkok_date, buddhist_year


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The forms of what can be done; None for what cannot. `signs` is the capacity printed."""

    edit: bool = False
    send: SendForm | None = None
    sign: SignForm | None = None
    issue: IssueForm | None = None
    back: NoteForm | None = None
    discard: NoteForm | None = None
    take_back: bool = False
    signs: Capacity | None = None
    checking: bool = False
    next_number: str = ""


def choices_for(
    viewer: Viewer, draft: Draft, *, at: datetime, typed: Any = None, act: str = ""
) -> Choices:
    """Return what a viewer can do with a draft; `act` names the form that was just typed in."""
    today = bangkok_date(at)
    if draft.issued_at or draft.discarded_at:
        return Choices()
    own = draft.written_by_id == viewer.person.pk
    taking = Choices(take_back=own and draft.sent_at is not None and not draft.approved_at)
    if not access.holds_draft(viewer, draft):
        return taking
    note = NoteForm(initial={"revision": draft.revision})
    back = note if draft.sent_at else None
    if draft.approved_at:
        book = book_of(draft.kind, circular=draft.circular)
        keeper = keeper_of(book, draft.office)
        if not access.may_issue(viewer, book, keeper):
            return replace(taking, back=back)
        given = typed if act == "issue" else None
        form = issue_form(draft, at, given)
        number = next_number(key=outgoing_series(book, keeper), year=buddhist_year(at))
        words = running(number, circular=draft.circular)
        return Choices(issue=form, back=back, next_number=words)
    signs = signs_as(viewer.person, draft.signer, on=today) if draft.signer else None
    return replace(
        taking,
        edit=True,
        send=send_form(draft, viewer, today, typed if act == "send" else None),
        sign=sign_form(draft, today, typed if act == "sign" else None) if signs else None,
        back=back,
        discard=note if own and not draft.sent_at else None,
        signs=signs,
        checking=draft.sent_at is not None,
    )


def send_form(draft: Draft, viewer: Viewer, today: date, typed: Any) -> SendForm:
    """Return the form that asks to whom a draft goes; the usual next one is chosen."""
    rungs = [] if needs_a_name(draft) else rungs_above(draft, viewer, on=today)
    usual = next((rung.key for rung in rungs if rung.usual), "")
    return SendForm(
        typed,
        rungs=[(rung.key, f"{rung.post.name} · {rung.holder}") for rung in rungs],
        people=[
            (str(person.pk), f"{person.full_name} · {post}")
            for person, post in people_to_ask(draft, viewer, on=today)
        ],
        initial={"revision": draft.revision, "to": usual},
    )


def sign_form(draft: Draft, today: date, typed: Any) -> SignForm:
    """Return the form of the approval; of a secret letter it asks who numbers it."""
    keepers: list[Person] = []
    if needs_a_name(draft):
        book = book_of(draft.kind, circular=draft.circular)
        keepers = registrars(book, keeper_of(book, draft.office), on=today)
    return SignForm(
        typed,
        registrars=[(str(person.pk), person.full_name) for person in keepers],
        initial={"revision": draft.revision},
    )


def issue_form(draft: Draft, at: datetime, typed: Any) -> IssueForm:
    """Return the form that asks for the number: the next one or one that was reserved."""
    book = book_of(draft.kind, circular=draft.circular)
    kept = reservations_to_use(book, keeper_of(book, draft.office), at=at)
    numbers = [
        (
            str(one.pk),
            _("%(number)s จองไว้: %(reason)s (ถึง %(day)s)")
            % {"number": one.number, "reason": one.reason, "day": screen_date(one.expires_on)},
        )
        for one in kept
    ]
    return IssueForm(
        typed,
        numbers=[("", _("เลขถัดไป")), *numbers] if numbers else [("", _("เลขถัดไป"))],
        initial={"revision": draft.revision, "reservation": ""},
    )
