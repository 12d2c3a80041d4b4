"""Programs that book, and moments that are still to come."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.bookings import clock
from thai.dates import bangkok_date
from workdays.days import is_working_day


@pytest.fixture
def module():
    """The module that programs speak to."""
    return "booking"


@pytest.fixture
def day(town) -> date:
    """A working day two weeks from now or soon after."""
    found = bangkok_date(timezone.now()) + timedelta(days=14)
    while not is_working_day(found):
        found += timedelta(days=1)
    return found


@pytest.fixture
def asked(day):
    """What a program asks for: `asked(room)`, from 9 to 11 of that day."""

    def body(resource, starts=9, ends=11, **more):
        times = {name: clock(hour, 0, day) for name, hour in (("starts", starts), ("ends", ends))}
        told = {name: moment.isoformat() for name, moment in times.items()}
        return {"resource": resource.pk, "title": "ประชุมแผน", "people": 4, **told, **more}

    return body
