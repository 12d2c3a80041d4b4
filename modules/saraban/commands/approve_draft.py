"""Sign a draft (ลงนาม): the approval of whoever may sign for the post today."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person, Role
from accounts.posts import holders
from audit import trail
from database.work import atomic
from modules.saraban import access
from modules.saraban.books import book_of, keeper_of, root_of
from modules.saraban.commands.change_draft import AlreadySigned
from modules.saraban.draft_path import NotReady, Turn, demand_turn, take
from modules.saraban.drafting import missing_in
from modules.saraban.hand_over import NobodyThere, hand_over, tell_writer
from modules.saraban.models import Draft, DraftStep, DraftStepKind, OutgoingLetter
from modules.saraban.queries.registrars import registrars
from modules.saraban.recipient import Recipient
from modules.saraban.signers import Capacity, signs_as
from modules.saraban.typeset import draft_pdf
from papers.compile import PaperError
from thai.dates import bangkok_date


@atomic()
def approve_draft(
    *,
    by: Person,
    draft: int,
    revision: int,
    at: datetime,
    note: str = "",
    registrar: Person | None = None,
) -> Draft:
    """Sign a draft in the capacity one has today, and send it to the registry for its number.

    A secret draft goes to one `registrar` by name. Raises `Draft.DoesNotExist`,
    `PermissionDenied` if it is not with them or they may not sign for the post today, `NotReady`
    (also when the paper cannot be set), `NobodyThere`, `AlreadySigned`, `DraftChanged`,
    `DraftClosed`.
    """
    turn = take(by=by, draft=draft, at=at, revision=revision)
    demand_turn(turn)
    found, today = turn.draft, bangkok_date(at)
    if found.approved_at:
        raise AlreadySigned(_("ร่างนี้ลงนามแล้ว"))
    if lacks := missing_in(found):
        raise NotReady(lacks)
    capacity = signs_as(by, found.signer, on=today) if found.signer else None
    if capacity is None:
        raise PermissionDenied
    _demand_paper(found, today)
    _sign(turn, capacity, note)
    hand_over(turn, _registry(turn, registrar, today))
    tell_writer.follow(at=at, draft_id=draft, text="ลงนามแล้ว: %(subject)s", moment=at.isoformat())
    return found


def _demand_paper(draft: Draft, today: date) -> None:
    try:
        draft_pdf(draft, on=today)
    except PaperError as problem:
        raise NotReady({"body": str(problem)}) from problem


def _sign(turn: Turn, capacity: Capacity, note: str) -> None:
    draft, by = turn.draft, turn.viewer.person
    step = DraftStep.objects.create(
        draft=draft,
        kind=DraftStepKind.APPROVED,
        revision=draft.revision,
        by=by,
        name=by.full_name,
        position=capacity.position,
        acting_mode=capacity.acting_mode,
        acting_for=capacity.acting_for,
        note=note.strip()[:2000],
        at=turn.at,
    )
    draft.approved_at = turn.at
    draft.save(update_fields=["approved_at"])
    trail.record(
        by=by, at=turn.at, action="saraban.draft.approved", subject=draft, step=step.pk,
        revision=draft.revision,
    )  # fmt: skip


def _registry(turn: Turn, registrar: Person | None, today: date) -> Recipient:
    """Return who numbers the letter: the registrar named, else the registry of the book."""
    draft = turn.draft
    book = book_of(draft.kind, circular=draft.circular)
    keeper = keeper_of(book, draft.office)
    if registrar is not None:
        known = registrars(book, keeper, on=today)
        if registrar.pk not in {person.pk for person in known}:
            raise NobodyThere(_("ผู้ที่เลือกไม่ได้เป็นนายทะเบียน โปรดเลือกจากรายการ"))
        return Recipient(person=registrar)
    if access.is_secret(draft.secrecy):
        raise NobodyThere(_("เรื่องลับต้องระบุชื่อผู้ออกเลข โปรดเลือกนายทะเบียน"))
    if book == OutgoingLetter.Book.MEMOS:
        here = holders(Role.REGISTRY_DIVISION, keeper, on=today)
        if here:
            return Recipient(office=keeper, role=Role.REGISTRY_DIVISION)
    return Recipient(office=root_of(draft.office), role=Role.REGISTRY_CENTRAL)
