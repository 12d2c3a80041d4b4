"""Rooms with bookings written straight into the tables, for what reads them."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.duties import viewer_of
from modules.booking.models import (
    HELD,
    Booking,
    Closure,
    Extra,
    Hold,
    OpenHours,
    Part,
    Resource,
    ResourceKind,
    State,
)
from thai.dates import BANGKOK
from thai.sorting import sort_key

MONDAY = datetime(2026, 3, 9, tzinfo=BANGKOK)
ASKED = datetime(2026, 2, 20, 2, 0, tzinfo=UTC)


def at(clock, day=0):
    """A moment by the clock in Bangkok, so many days after Monday 9 March 2026."""
    hour, minute = clock.split(".")
    return MONDAY + timedelta(days=day, hours=int(hour), minutes=int(minute))


@pytest.fixture
def make_resource(organisation):
    """Add a resource: `make_resource("ห้องประชุมเล็ก", capacity=12)`, its parts and its hours."""

    def add(name, kind=ResourceKind.ROOM, parts=(), hours=None, **facts):
        facts.setdefault("office", organisation)
        row = Resource.objects.create(
            name=name, kind=kind, name_sort=sort_key(name), door=name[:22], **facts
        )
        for part in parts:
            Part.objects.create(whole=row, part=part)
        for weekday, (opens, closes) in (hours or {}).items():
            OpenHours.objects.create(resource=row, weekday=weekday, opens=opens, closes=closes)
        return row

    return add


@pytest.fixture
def make_booking(malee, clerk_office):
    """Book a resource, holding it when the state says so: `make_booking(room, at(..), at(..))`."""

    def book(
        resource, starts, ends, *, by=malee, state=State.APPROVED, held=None, extras=(), **facts
    ):
        facts.setdefault("title", "ประชุม")
        row = Booking.objects.create(
            resource=resource, during=(starts, ends), state=state, asked_by=by,
            office=clerk_office, asked_at=ASKED, **facts,
        )  # fmt: skip
        Extra.objects.bulk_create(Extra(booking=row, resource=each) for each in extras)
        leaves = held or [resource, *extras]
        if state in HELD:
            for leaf in leaves:
                before = timedelta(minutes=leaf.setup_minutes)
                after = timedelta(minutes=leaf.cleanup_minutes)
                Hold.objects.create(
                    booking=row, resource=leaf, during=(starts - before, ends + after)
                )
        return row

    return book


@pytest.fixture
def make_closure(malee):
    """Close a resource for a while."""

    def close(resource, starts, ends, reason="ซ่อมหลังคา"):
        return Closure.objects.create(
            resource=resource,
            during=(starts, ends),
            reason=reason,
            closed_by=malee,
            closed_at=ASKED,
        )

    return close


@pytest.fixture
def see():
    """Look as somebody, on that Monday: `see(malee)`."""
    return lambda person: viewer_of(person, on=MONDAY.date())
