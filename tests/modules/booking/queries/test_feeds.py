"""A feed holds what its person may know today, and no more."""

from datetime import date, timedelta

import pytest

from accounts.models import Appointment
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.make_feed import make_feed
from modules.booking.models import Extra, State
from modules.booking.queries.feeds import events_of
from tests.bookings import clock
from tests.conftest import NOON

MARCH = date(2026, 3, 2)


@pytest.fixture
def events(see):
    """What somebody's feed tells them: `events(somchai, room)`."""

    def read(person, resource=None, at=NOON):
        feed, _secret = make_feed(by=person, resource=resource and resource.pk, at=NOON)
        return events_of(see(person), feed, at=at)

    return read


def test_ones_own_feed_has_what_one_asked_for(room, matrix, book, events, somchai, anong):
    mine = book(somchai, room, title="ประชุมแผน")
    book(anong, room, clock(13))
    (event,) = events(somchai)
    assert (event.booking, event.title, event.state) == (mine.pk, "ประชุมแผน", State.APPROVED)
    assert (event.starts, event.ends) == (clock(9), clock(11))


def test_a_driver_reads_their_trips(pickup, driver, book, events, somchai):
    trip = book(somchai, pickup)
    Extra.objects.create(booking=trip, resource=driver)
    (event,) = events(driver.driver.person)
    assert event.booking == trip.pk
    assert event.place == "ศาลากลางจังหวัดพิจิตร"


def test_the_feed_of_a_half_has_the_bookings_of_the_hall(hall, halves, book, events, somchai):
    booking = book(somchai, hall)
    assert [event.booking for event in events(somchai, halves[0])] == [booking.pk]


def test_a_private_title_is_for_those_who_may_know_it(room, matrix, book, events, somchai, anong):
    book(somchai, room, title="สอบวินัย", private=True)
    (hers,) = events(anong, room)
    (his,) = events(somchai, room)
    assert "วินัย" not in str(hers)
    assert (hers.hidden, his.hidden, his.title) == (True, False, "สอบวินัย")


def test_its_name_stays_and_its_sequence_grows_with_each_step(room, matrix, book, events, somchai):
    booking = book(somchai, room)
    (before,) = events(somchai)
    later = NOON + timedelta(hours=1)
    cancel_booking(by=somchai, booking=booking.pk, reason="เลื่อน", at=later)
    (after,) = events(somchai, room)
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert (after.changed, after.state) == (later, State.CANCELLED)


def test_what_is_long_past_is_left_out(room, matrix, book, events, somchai):
    book(somchai, room)
    assert events(somchai, at=NOON + timedelta(days=91))
    assert not events(somchai, at=NOON + timedelta(days=93))


def test_who_holds_no_post_any_more_reads_only_their_own(
    room, matrix, book, events, somchai, anong
):
    book(somchai, room)
    book(anong, room, clock(13))
    Appointment.objects.filter(person=somchai).update(until=date(2026, 3, 1))
    assert [event.title for event in events(somchai, room)] == ["ประชุมคณะกรรมการแผนพัฒนา"]
