"""Acknowledge a letter (รับทราบ): a copy sent to one's office, or one circulated to staff."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Expected, StepKind
from modules.saraban.moves import move, record
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.rounds import acknowledge_round
from modules.saraban.turns import Turn, locked
from thai.dates import bangkok_date


@atomic()
def acknowledge(*, by: Person, letter: int, at: datetime) -> int:
    """Acknowledge all that a person was to know about a letter; return how many things it was.

    What was acknowledged before keeps its time. Raises `PermissionDenied` to those who may not
    see the letter, and `AtRest` if it is cancelled.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not letters_visible_to(viewer).filter(pk=letter).exists():
        raise PermissionDenied
    found = locked(letter)
    asked = found.tasks.filter(access.tasks_for(viewer), expected=Expected.KNOW, done_at=None)
    tasks = list(asked.select_related("office", "person"))
    for task in tasks:
        duty = access.duty_for(viewer, task)
        turn = Turn(letter=found, task=task, viewer=viewer, duty=duty, at=at)
        move(turn, StepKind.ACKNOWLEDGED)
    copies = acknowledge_round(found, by=by, at=at)
    if copies:
        record(Turn(letter=found, viewer=viewer, duty=None, at=at), "acknowledged", copies=copies)
    return len(tasks) + copies
