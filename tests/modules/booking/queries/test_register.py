"""The register of bookings: narrowed, and turned by pages."""

import pytest

from accounts.duties import viewer_of
from modules.booking.commands.request_series import request_series
from modules.booking.models import Booking
from modules.booking.queries.register import (
    MINE,
    OFFICE,
    PAST,
    TURN,
    Asked,
    found_by,
    page_of,
    register,
)
from tests.bookings import DAY, clock
from tests.conftest import NOON

TODAY = NOON.date()


@pytest.fixture
def rows(book, anong, somchai, preecha, hall, pickup, prasert):
    """Three: of กองช่าง the hall and the pickup, of สำนักปลัด the hall, an hour apart."""
    return (
        book(anong, hall, clock(9), clock(10), title="ประชุมแผนชุมชน"),
        book(anong, pickup, clock(10), clock(12), title="สำรวจถนน"),
        book(somchai, hall, clock(13), clock(14), title="อบรมดับเพลิง", private=True),
    )


def keys(person, asked, today=TODAY):
    found = register(viewer_of(person, on=TODAY), asked, today=today)
    return {row.pk for row in found}


def test_whose_bookings_are_asked_for(rows, anong, somchai, preecha, prasert):
    hall, pickup, other = (row.pk for row in rows)
    assert keys(anong, Asked()) == {hall, pickup, other}
    assert keys(anong, Asked(scope=MINE)) == {hall, pickup}
    assert keys(somchai, Asked(scope=OFFICE)) == {other}
    assert keys(prasert, Asked(scope=TURN)) == {pickup}


def test_when_is_a_month_what_is_over_or_what_is_to_come(rows, anong):
    every = {row.pk for row in rows}
    assert keys(anong, Asked(when="2026-03")) == every
    assert keys(anong, Asked(when="2026-04")) == set()
    assert keys(anong, Asked(when=PAST)) == set()
    assert keys(anong, Asked(when=PAST), today=DAY.replace(day=5)) == every
    assert keys(anong, Asked(when="never")) == every


def test_words_find_titles_and_names_but_no_private_title(rows, anong):
    hall, _pickup, other = (row.pk for row in rows)
    assert keys(anong, Asked(text="แผนชุมชน")) == {hall}
    assert keys(anong, Asked(text="ดับเพลิง")) == set()
    assert keys(anong, Asked(text="ห้องประชุมสภา")) == {hall, other}


def test_pages_go_on_where_the_last_one_ended(rows, anong):
    found = register(viewer_of(anong, on=TODAY), Asked(), today=TODAY)
    first = page_of(found, Asked(), size=2)
    second = page_of(found, Asked(), after=first.after, size=2)
    assert [row.pk for row in (*first.rows, *second.rows)] == [row.pk for row in rows]
    assert second.after is None
    assert page_of(found, Asked(), after=999_999, size=2).rows == first.rows


def test_the_search_finds_the_latest_first(rows, anong):
    viewer = viewer_of(anong, on=TODAY)
    assert [row.pk for row in found_by(viewer, "ห้องประชุมสภา", limit=5)] == [rows[2].pk, rows[0].pk]
    assert found_by(viewer, " ", limit=5) == []


def test_the_search_shows_a_series_once_by_its_latest(
    rows, somchai, projector, clerk_office, matrix, wish
):
    made = request_series(
        by=somchai, office=clerk_office, wish=wish(projector, title="ประชุมเช้า"),
        rule="FREQ=DAILY;COUNT=4", skip_clashes=True, at=NOON,
    )  # fmt: skip
    latest = Booking.objects.filter(series=made).order_by("-during").first()
    found = found_by(viewer_of(somchai, on=TODAY), "ประชุม", limit=5)
    assert Booking.objects.filter(series=made).count() > 1
    assert found[0] == latest
    assert [row.series_id for row in found].count(made.pk) == 1
