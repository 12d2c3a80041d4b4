"""Pass a letter on to other offices, or to a colleague (ส่งต่อ)."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Office, Person
from database.work import atomic
from modules.saraban.commands.direct import to_office
from modules.saraban.models import Expected, Step, StepKind
from modules.saraban.moves import Sending, move
from modules.saraban.queries.posts import people_of
from modules.saraban.turns import NobodyChosen, Turn, take

FORWARDED = (Expected.PROPOSE, Expected.RECEIVE, Expected.ASSIGN, Expected.WORK)


@atomic()
def forward(
    *,
    by: Person,
    task: int,
    offices: Sequence[Office] = (),
    person: Person | None = None,
    note: str = "",
    at: datetime,
) -> Step:
    """Hand what is expected of oneself to other offices, or to one colleague of the office.

    A registry that sends a letter straight to its office, without a directive, forwards it.
    Raises `PermissionDenied`, `AlreadyDone`, `AtRest`, `WrongMove` and `NobodyChosen`.
    """
    turn = take(by=by, task=task, at=at, expected=FORWARDED)
    assert turn.task is not None
    task_due, lead = turn.task.due_on, turn.task.lead
    sends = [to_office(turn, each, note=note, due_on=task_due, lead=lead) for each in offices]
    if person is not None:
        sends.append(_to_colleague(turn, person, note))
    if not sends:
        raise NobodyChosen(_("เลือกกองหรือผู้ที่จะรับเรื่องต่อ"))
    names = " ".join([*map(str, offices), *([person.full_name] if person else [])])
    action = f"ส่งต่อ{names}"
    return move(turn, StepKind.FORWARDED, note=note, sends=sends, action=action)


def _to_colleague(turn: Turn, person: Person, note: str) -> Sending:
    assert turn.task is not None
    if person.pk not in {
        each.pk for each, _post, _office in people_of([turn.office], on=turn.today)
    }:
        raise PermissionDenied
    what = Expected(turn.task.expected)
    return Sending(
        expected=what if what in (Expected.ASSIGN, Expected.WORK) else Expected.WORK,
        office=turn.office,
        person=person,
        lead=turn.task.lead,
        note=note.strip(),
        due_on=turn.task.due_on,
    )
