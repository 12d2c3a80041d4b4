"""This one and those that follow are cancelled; what is past or over stays."""

import pytest
from django.core.exceptions import PermissionDenied

from audit.models import Entry
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.cancel_series import cancel_series
from modules.booking.commands.request_series import request_series
from modules.booking.models import Hold, State
from modules.booking.path import ReasonMissing
from tests.bookings import clock
from tests.conftest import NOON


@pytest.fixture
def four(room, matrix, wish, somchai, clerk_office):
    """Four Wednesdays in the small room, given at once."""
    series = request_series(
        by=somchai, office=clerk_office, wish=wish(room), rule="FREQ=WEEKLY;COUNT=4", at=NOON
    )
    return list(series.bookings.order_by("during__startswith"))


def states(four):
    for each in four:
        each.refresh_from_db()
    return [each.state for each in four]


def test_those_that_follow_are_cancelled_and_their_time_is_free(four, somchai):
    gone = cancel_series(by=somchai, booking=four[1].pk, reason="เลื่อนไม่มีกำหนด", at=NOON)
    assert gone == four[1:]
    assert states(four) == [State.APPROVED, *[State.CANCELLED] * 3]
    assert list(Hold.objects.values_list("booking", flat=True)) == [four[0].pk]
    assert Entry.objects.get(action="booking.series.cancelled").detail["cancelled"] == 3


def test_one_that_was_cancelled_before_is_left_alone(four, somchai):
    cancel_booking(by=somchai, booking=four[2].pk, reason="วันหยุดพิเศษ", at=NOON)
    assert cancel_series(by=somchai, booking=four[0].pk, reason="งด", at=NOON) == [
        four[0],
        four[1],
        four[3],
    ]


def test_one_without_a_series_is_cancelled_alone(room, matrix, book, somchai):
    alone = book(somchai, room, clock(13))
    assert cancel_series(by=somchai, booking=alone.pk, reason="งด", at=NOON) == [alone]


def test_without_a_reason_none_is_cancelled(four, somchai):
    with pytest.raises(ReasonMissing):
        cancel_series(by=somchai, booking=four[0].pk, reason=" ", at=NOON)
    assert states(four) == [State.APPROVED] * 4


def test_nobody_cancels_what_others_asked_for(four, anong):
    with pytest.raises(PermissionDenied):
        cancel_series(by=anong, booking=four[0].pk, reason="งด", at=NOON)
    assert states(four) == [State.APPROVED] * 4
