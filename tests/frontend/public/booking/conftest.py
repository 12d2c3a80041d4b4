"""Things to ask for, and times to come."""

from tests.frontend.booking.conftest import asked, days, decided, parlour

__all__ = ["asked", "days", "decided", "parlour"]
