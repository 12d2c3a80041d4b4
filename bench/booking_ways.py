"""The ways of asking for a room that `bench.booking` compares: the product's, and bare ones."""

import random
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bench.stage import NOON

BARE = "INSERT INTO bare_hold (booking_id, resource_id, during) VALUES (%s, %s, %s)"
FIRST_DAY = datetime.fromisoformat("2026-03-05T08:00:00+07:00")


class Stage(NamedTuple):
    """What every client knows: the town, who asks, for which rooms, over how many days."""

    place: Any
    clerk: Any
    office: Any
    rooms: list[Any]
    days: int


def span(stand: Stage, turn: int) -> tuple[Any, datetime, datetime]:
    """Return what the request of a turn is for: the same in every way, and in every run."""
    dice = random.Random(turn)
    starts = FIRST_DAY + timedelta(days=dice.randrange(stand.days), minutes=15 * dice.randrange(32))
    return dice.choice(stand.rooms), starts, starts + timedelta(minutes=30 * dice.randint(1, 6))


def ours(stand: Stage, turn: int) -> bool:
    """Ask as the product does; tell whether it was given."""
    from modules.booking.commands.request_booking import Clash

    try:
        _ask(stand, turn)
    except Clash:
        return False
    return True


def told(stand: Stage, turn: int) -> bool:
    """Ask as a page does: inside its transaction, and who is refused reads by whom."""
    from modules.booking.commands.request_booking import Clash

    with _atomic():
        try:
            _ask(stand, turn)
        except Clash as clash:
            return not str(clash)
    return True


def _ask(stand: Stage, turn: int) -> None:
    from modules.booking.commands.request_booking import request_booking
    from modules.booking.wish import Wish

    room, starts, ends = span(stand, turn)
    wish = Wish(resource=room, starts=starts, ends=ends, title="ประชุมคณะทำงาน")
    request_booking(by=stand.clerk, office=stand.office, wish=wish, at=NOON)


def claim(stand: Stage, turn: int) -> bool:
    """Hold for a booking that is there already."""
    from modules.booking.held import holding
    from modules.booking.models import Booking

    room, starts, ends = span(stand, turn)
    booking = Booking(pk=turn + 1, resource=room, during=_range(starts, ends))
    try:
        with _atomic():
            holding.hold_all(booking, [room])
    except holding.Clash:
        return False
    return True


def bare(stand: Stage, turn: int) -> bool:
    """Insert, and let the constraint refuse."""
    from django.db import IntegrityError, OperationalError

    room, starts, ends = span(stand, turn)
    try:
        with _atomic(), _cursor() as cursor:
            cursor.execute(BARE, [turn, room.pk, _range(starts, ends)])
    except (IntegrityError, OperationalError):  # two that check each other's row may deadlock
        return False
    return True


def bare_quiet(stand: Stage, turn: int) -> bool:
    """Insert where nothing conflicts."""
    room, starts, ends = span(stand, turn)
    with _atomic(), _cursor() as cursor:
        cursor.execute(f"{BARE} ON CONFLICT DO NOTHING", [turn, room.pk, _range(starts, ends)])
        return cursor.rowcount == 1


def _range(starts: datetime, ends: datetime) -> Any:
    from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

    return DateTimeTZRange(starts, ends)


def _atomic() -> Any:
    from database.work import atomic

    return atomic()


def _cursor() -> Any:
    from database.work import connection_here

    return connection_here().cursor()
