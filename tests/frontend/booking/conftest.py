"""Times that are to come, whatever day it is: pages read the clock themselves."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from accounts.posts import holders
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.models import Booking, Resource, ResourceKind
from tests.bookings import make_resource, make_vehicle
from thai.dates import BANGKOK


def in_days(days: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment by the clock in Bangkok, so many days from today."""
    day = timezone.now().astimezone(BANGKOK).date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), tzinfo=BANGKOK)


@pytest.fixture
def parlour(clerk_office) -> Resource:
    """ห้องรับรอง: for 20, open at any time, given by the head of สำนักปลัด."""
    return make_resource(
        ResourceKind.ROOM, "ห้องรับรอง", clerk_office, capacity=20, on_holidays=True,
        place="ชั้น 2", features=["จอ", "ไมโครโฟน"],
    )  # fmt: skip


@pytest.fixture
def lounge(clerk_office) -> Resource:
    """ห้องประชุมผู้บริหาร: the other room of the same size."""
    return make_resource(
        ResourceKind.ROOM, "ห้องประชุมผู้บริหาร", clerk_office, capacity=20, on_holidays=True
    )


@pytest.fixture
def truck(clerk_office, boonmee) -> Resource:
    """กท 1111 พิจิตร: a pool vehicle."""
    return make_vehicle("กท 1111 พิจิตร", clerk_office)


@pytest.fixture
def days():
    """Moments to come: `days(3, 9)`."""
    return in_days


@pytest.fixture
def typed(days):
    """What is typed into the form of a room: `typed(parlour, days(3), days(3, 11))`."""

    def type_in(resource, starts, ends, /, **more):
        year = starts.year + 543
        form = {
            "kind": resource.kind,
            "resource": resource.pk,
            "title": "ประชุมคณะกรรมการแผนพัฒนา",
            "people": "8",
            "day": f"{starts.day}/{starts.month}/{year}",
            "starts": f"{starts.hour}.{starts:%M}",
            "ends": f"{ends:%H:%M}",
            "layout": "any",
        }
        if resource.kind == ResourceKind.VEHICLE:
            form |= {"destination": "ศาลากลางจังหวัดพิจิตร", "reach": "province"}
        return {**form, **more}

    return type_in


@pytest.fixture
def asked(book):
    """Ask for something today: `asked(anong, parlour, days(3), days(3, 11))`."""

    def ask(by, resource, starts, ends, **more) -> Booking:
        return book(by, resource, starts, ends, at=timezone.now(), **more)

    return ask


@pytest.fixture
def decided(malee):
    """Let whoever's turn it is approve a booking: `decided(booking, preecha)`."""

    def decide(booking: Booking, by=None) -> Booking:
        today = timezone.now().astimezone(BANGKOK).date()
        by = by or holders(booking.waits_role, booking.waits_office, on=today)[0]
        approve_booking(by=by, booking=booking.pk, at=timezone.now())
        booking.refresh_from_db()
        return booking

    return decide
