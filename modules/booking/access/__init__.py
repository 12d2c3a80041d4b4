"""Who may do what in booking: every rule of permission stands in this room, once."""

from modules.booking.access.bookings import (
    NO_BOOKERS,
    OF_THE_HOUSE,
    OF_THE_OFFICE,
    decides,
    knows,
    managed_by,
    manages,
    manages_any,
    may_book,
    may_change,
    may_use,
    sets_rules,
    turn_of,
)

__all__ = [
    "NO_BOOKERS",
    "OF_THE_HOUSE",
    "OF_THE_OFFICE",
    "decides",
    "knows",
    "managed_by",
    "manages",
    "manages_any",
    "may_book",
    "may_change",
    "may_use",
    "sets_rules",
    "turn_of",
]
