"""Things to ask for, times to come, and what a citizen types."""

import pytest
from django.core.cache import cache

from modules.booking.models import ResourceKind
from tests.bookings import make_resource
from tests.frontend.booking.conftest import asked, days, decided, parlour

__all__ = ["asked", "days", "decided", "parlour"]


@pytest.fixture(autouse=True)
def nobody_was_here_before(town):
    """Start each test with no visits counted."""
    cache.clear()


@pytest.fixture
def pavilion(clerk_office, preecha):
    """หอประชุม, for anybody."""
    return make_resource(
        ResourceKind.ROOM, "หอประชุมอเนกประสงค์", clerk_office, capacity=300, outsiders=True,
        on_holidays=True, fee_hour_satang=20_000, fee_basis="ข้อบัญญัติ พ.ศ. 2567",
    )  # fmt: skip


@pytest.fixture
def told(days):
    """What is typed to ask for three days from now, from nine to noon."""
    day = days(3).date()
    return {
        "day": f"{day.day}/{day.month}/{day.year + 543}", "starts": "9.00", "ends": "12:00",
        "title": "จัดงานแต่งงาน", "people": "๑๒๐", "name": "นายสมหมาย ใจงาม",
        "phone": "08-1234-5678", "email": "sommai@example.com", "consent": "on",
    }  # fmt: skip


@pytest.fixture
def ask(browser, pavilion, told):
    """Ask, and return the answer: `ask(email="")`."""
    return lambda **more: browser.post(f"/public/booking/{pavilion.pk}/ask", {**told, **more})
