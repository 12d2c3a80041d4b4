"""What something costs, and how it was reckoned, as people from outside read it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from frontend.booking.resources.words import rest_words
from frontend.shell.spoken import screen_date
from modules.booking.models import Booking, Resource
from modules.booking.outsiders.fees import Day, fee_of
from modules.booking.wording import baht

type Words = dict[str, Any]


def cost_words(place: Resource, starts: datetime, ends: datetime) -> Words:
    """Return the fee of a time, a line for each of its days, the deposit and the ordinance."""
    fee = fee_of(place, starts, ends)
    lines = [_line(place, day, alone=len(fee.days) == 1) for day in fee.days] if fee.satang else []
    return {
        "total": baht(fee.satang) if fee.satang else "",
        "lines": lines[:31],
        "deposit": baht(fee.deposit_satang) if fee.deposit_satang else "",
        "basis": place.fee_basis,
    }


def kept_cost(booking: Booking) -> Words:
    """Return the fee of a request as it is kept, and what is still to pay or to give back.

    How it was reckoned is said only while the prices are those it was reckoned with.
    """
    words = cost_words(booking.resource, booking.starts, booking.ends)
    kept = baht(booking.fee_satang) if booking.fee_satang else ""
    lines = words["lines"] if words["total"] == kept else []
    return {**words, "total": kept, "lines": lines, "rest": rest_words(booking)}


def _line(place: Resource, day: Day, *, alone: bool) -> str:
    if day.whole:
        words = _("คิดเป็นวัน %(price)s บาท") % {"price": baht(place.fee_day_satang)}
    else:
        words = _("%(n)s ชั่วโมง × %(price)s บาท") % {
            "n": day.hours,
            "price": baht(place.fee_hour_satang),
        }
    return words if alone else f"{screen_date(day.day)}: {words}"
