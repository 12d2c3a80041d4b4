"""The use of a booking ends: it is done, and what is left of its time is free for others."""

from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from modules.booking import path
from modules.booking.held import holding
from modules.booking.later import freed
from modules.booking.models import State, StepKind
from modules.booking.path import Turn


def end(turn: Turn, ended: datetime, *, note: str = "", **facts: object) -> None:
    """Let a booking in use be done since `ended`, on the calendar too, and leave the step.

    Nobody can be given time that is past: the queue is offered what is left from now on.
    """
    booking, at, planned = turn.booking, turn.at, turn.booking.during
    holding.cut(booking, ended)
    if booking.starts < ended < booking.ends:
        booking.during = DateTimeTZRange(booking.starts, ended)
        booking.save(update_fields=["during"])
    if at < planned.upper:
        freed(booking, DateTimeTZRange(max(at, planned.lower), planned.upper), at=at)
    booking.state = State.DONE
    path.save(booking)
    facts["planned_end"] = planned.upper.isoformat()
    path.note_step(turn, StepKind.CHECKED_OUT, note=note, **facts)
