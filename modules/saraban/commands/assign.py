"""Set people to work on a letter (มอบหมาย)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import Sending, move
from modules.saraban.queries.posts import people_of
from modules.saraban.turns import NobodyChosen, Turn, take


@atomic()
def assign(
    *,
    by: Person,
    task: int,
    people: Sequence[Person],
    copies: Sequence[Person] = (),
    note: str = "",
    due_on: date | None = None,
    at: datetime,
) -> Step:
    """Give the work to people of the office; `copies` are only to know. No day: the letter's own.

    A head who was given the work may give it on. Raises `PermissionDenied` (also for people of
    other offices), `AlreadyDone`, `AtRest`, `WrongMove` and `NobodyChosen`.
    """
    turn = take(by=by, task=task, at=at, expected=[Expected.ASSIGN, Expected.WORK])
    assert turn.task is not None
    if turn.task.expected == Expected.WORK and not access.may_assign(turn.viewer, turn.office):
        raise PermissionDenied
    if not people:
        raise NobodyChosen(_("เลือกผู้รับผิดชอบอย่างน้อยหนึ่งคน"))
    _refuse_strangers(turn, [*people, *copies])
    due = due_on or turn.task.due_on
    sends = [_sending(turn, each, Expected.WORK, note, due) for each in people]
    others = [each for each in copies if each not in people]
    sends += [_sending(turn, each, Expected.KNOW, note, due) for each in others]
    names = " ".join(person.full_name for person in people)
    action = f"{turn.office} มอบ{names}"
    return move(turn, StepKind.ASSIGNED, note=note, sends=sends, action=action)


def _refuse_strangers(turn: Turn, people: Sequence[Person]) -> None:
    here = {person.pk for person, _post, _office in people_of([turn.office], on=turn.today)}
    if not here.issuperset(person.pk for person in people):
        raise PermissionDenied


def _sending(turn: Turn, who: Person, what: Expected, note: str, due: date | None) -> Sending:
    return Sending(
        expected=what,
        office=turn.office,
        person=who,
        lead=what == Expected.WORK,
        note=note.strip(),
        due_on=due,
    )
