"""The head of an office passes a whole series on at once, and the approver hears of it once."""

import pytest
from django.core.exceptions import PermissionDenied

from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.endorse_series import endorse_series
from modules.booking.commands.request_series import request_series
from modules.booking.models import ApprovalRule, Hold, Series, State
from modules.booking.path import WrongState
from notifications.models import Notice
from tests.bookings import clock
from tests.conftest import NOON


@pytest.fixture
def series(anong, prasert, wish, pickup, matrix) -> Series:
    """Four trips of กองช่าง, each to be seen by its director, then given by the clerk."""
    return request_series(
        by=anong, office=prasert.appointments.get().position.office, wish=wish(pickup),
        rule="FREQ=WEEKLY;BYDAY=WE;COUNT=4", at=NOON,
    )  # fmt: skip


def states(series):
    return list(series.bookings.order_by("during__startswith").values_list("state", flat=True))


def first(series):
    return series.bookings.order_by("during__startswith").first()


def test_all_that_wait_go_on_to_who_approves(series, prasert):
    assert states(series) == [State.ASKED] * 4
    assert endorse_series(by=prasert, booking=first(series).pk, note="จำเป็น", at=NOON) == []
    assert states(series) == [State.ENDORSED] * 4
    kinds = {tuple(each.steps.values_list("kind", "note"))[-1] for each in series.bookings.all()}
    assert kinds == {("endorsed", "จำเป็น")}


def test_the_approver_hears_of_it_once(series, prasert, preecha, run_jobs):
    run_jobs()
    Notice.objects.all().delete()
    endorse_series(by=prasert, booking=first(series).pk, at=NOON)
    run_jobs()
    told = Notice.objects.filter(person=preecha)
    assert [notice.text.count("และอีก 3 ครั้ง") for notice in told] == [1]


def test_what_does_not_wait_for_the_same_head_stays(series, prasert, anong):
    second = series.bookings.order_by("during__startswith")[1]
    cancel_booking(by=anong, booking=second.pk, reason="เลื่อน", at=NOON)
    endorse_series(by=prasert, booking=first(series).pk, at=NOON)
    assert states(series) == [State.ENDORSED, State.CANCELLED, State.ENDORSED, State.ENDORSED]


def test_what_is_over_is_left_and_said_why(series, prasert):
    last = series.bookings.order_by("during__startswith").last()
    [(left, why)] = endorse_series(by=prasert, booking=last.pk, at=clock(12))
    assert (left.pk, "ผ่านไปแล้ว" in why) == (first(series).pk, True)
    assert states(series) == [State.ASKED, *[State.ENDORSED] * 3]


def test_where_nobody_approves_any_more_they_are_given(series, prasert):
    ApprovalRule.objects.all().update(role="")
    assert endorse_series(by=prasert, booking=first(series).pk, at=NOON) == []
    assert states(series) == [State.APPROVED] * 4
    assert Hold.objects.filter(booking__series=series).count() == 4


def test_only_whose_turn_it_is_and_only_while_it_is(series, prasert, somchai, preecha, anong):
    for stranger in (somchai, preecha, anong):
        with pytest.raises(PermissionDenied):
            endorse_series(by=stranger, booking=first(series).pk, at=NOON)
    endorse_series(by=prasert, booking=first(series).pk, at=NOON)
    with pytest.raises(WrongState):
        endorse_series(by=prasert, booking=first(series).pk, at=NOON)


def test_a_single_booking_is_endorsed_as_it_is(book, anong, prasert, pickup, matrix):
    one = book(anong, pickup)
    assert endorse_series(by=prasert, booking=one.pk, at=NOON) == []
    with pytest.raises(WrongState):
        endorse_booking(by=prasert, booking=one.pk, at=NOON)
