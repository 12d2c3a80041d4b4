"""Periods of posts and orders: from a Bangkok day to a day, both included, or without end."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _


class BackwardPeriod(ValidationError):
    """A period ends before it begins."""


def demand_period(since: date, until: date | None) -> None:
    """Raise `BackwardPeriod` on the field `until` if it ends before it begins."""
    if until is not None and until < since:
        raise BackwardPeriod({"until": _("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม")})


def overlapping(since: date, until: date | None) -> Q:
    """Return the condition that a row's period shares a day with this one."""
    begins = Q() if until is None else Q(since__lte=until)
    return begins & (Q(until=None) | Q(until__gte=since))
