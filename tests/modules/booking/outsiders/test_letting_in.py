"""Who asks from outside is locked before what they ask for, whoever does it: nobody is stuck."""

from collections.abc import Callable

import pytest
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from database.work import connection_here
from modules.booking.commands.cancel_from_outside import cancel_from_outside
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.confirm_outsider import confirm_outsider
from modules.booking.models import Booking, Outsider, Resource, State
from modules.booking.outsiders.outside import hash_of
from tests.bookings import clock
from tests.conftest import NOON

TOKEN = "t" * 43


@pytest.fixture
def asked(hall: Resource, preecha: Person) -> Booking:
    """A request for the hall that waits to be confirmed."""
    outsider = Outsider.objects.create(
        name="นางแดง", phone="+66812345678", token_hash=hash_of(TOKEN)
    )
    return Booking.objects.create(
        resource=hall, during=(clock(9), clock(11)), state=State.UNCONFIRMED, title="งานแต่งงาน",
        outsider=outsider, office=hall.office, asked_at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize("way", ["code", "call", "cancel"])
def test_everybody_locks_in_one_order(asked: Booking, malee: Person, way: str) -> None:
    ways: dict[str, Callable[[], object]] = {
        "code": lambda: confirm_outsider(token=TOKEN, code="1", at=NOON),
        "call": lambda: confirm_by_call(by=malee, booking=asked.pk, at=NOON),
        "cancel": lambda: cancel_from_outside(token=TOKEN, at=NOON),
    }
    with CaptureQueriesContext(connection_here()) as told:
        ways[way]()
    locks = [each["sql"] for each in told if "FOR UPDATE" in each["sql"]]
    tables = ["outsider" if '"booking_outsider"."' in sql else "booking" for sql in locks]
    assert tables[:2] == ["outsider", "booking"]


def test_what_came_to_nothing_is_not_said_to_be_confirmed(asked: Booking) -> None:
    cancel_from_outside(token=TOKEN, at=NOON)
    told = confirm_outsider(token=TOKEN, code="123456", at=NOON)
    assert (told.booking.state, bool(told.problem)) == (State.CANCELLED, True)
