"""What the clock does with a booking when its moments come; each asks whether it is still so."""

from datetime import datetime

from modules.booking.models import Booking


def expect(booking: Booking, *, at: datetime) -> None:
    """Write down what is to happen at a booking's moments, after it was asked for, given or moved."""
