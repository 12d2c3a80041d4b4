"""Direct what is to be done with a letter, and by whom (สั่งการ เกษียน)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from accounts.models import Office, Person, Role
from accounts.posts import first_held
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import Sending, move, registry_of
from modules.saraban.turns import Turn, said, take

UPWARD = (Expected.PROPOSE, Expected.ENDORSE, Expected.DIRECT)


@atomic()
def direct(
    *,
    by: Person,
    task: int,
    order: str,
    offices: Sequence[Office] = (),
    copies: Sequence[Office] = (),
    due_on: date | None = None,
    at: datetime,
) -> Step:
    """Write a directive and send the letter to those who carry it out, or who are to know.

    `offices` have the matter (เจ้าของเรื่อง); `copies` are told. Without any office it goes back to
    the registry, which circulates or files it. The clerk directs by delegation, and skips the
    chief executive. Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove`, `NothingSaid`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.ENDORSE, Expected.DIRECT])
    if turn.duty is None or not access.may_direct(turn.duty):
        raise PermissionDenied
    order = said(order)
    sends = [to_office(turn, office, note=order, due_on=due_on) for office in offices]
    sends += [
        to_office(turn, office, note=order, due_on=due_on, lead=False)
        for office in copies
        if office not in offices
    ]
    if not offices:
        sends.append(_to_registry(turn, order, due_on))
    return move(
        turn,
        StepKind.DIRECTED,
        note=order,
        sends=sends,
        action=_action(order, offices, copies),
        ends=turn.letter.tasks.filter(done_at=None, expected__in=UPWARD),
    )


def to_office(
    turn: Turn, office: Office, *, note: str, due_on: date | None, lead: bool = True
) -> Sending:
    """Return a sending to an office's registry, or to whoever enters letters where it has none."""
    entering = (Role.REGISTRY_DIVISION, Role.DIVISION_DIRECTOR, Role.REGISTRY_CENTRAL)
    return Sending(
        expected=Expected.RECEIVE,
        office=office,
        role=first_held(entering, office, on=turn.today),
        lead=lead,
        note=note,
        due_on=due_on,
    )


def _to_registry(turn: Turn, order: str, due_on: date | None) -> Sending:
    return Sending(
        expected=Expected.WORK,
        office=turn.letter.office,
        role=registry_of(turn.letter),
        note=order,
        due_on=due_on,
    )


def _action(order: str, offices: Sequence[Office], copies: Sequence[Office]) -> str:
    words = order if len(order) <= 120 else f"{order[:119]}…"
    if offices:
        words += f" มอบ{_names(offices)}"
    if copies:
        words += f" แจ้ง{_names(copies)}"
    return words


def _names(offices: Sequence[Office]) -> str:
    return " ".join(str(office) for office in offices)
