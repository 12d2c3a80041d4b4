"""Trips that nobody recorded, as the lines from which they are written down afterwards."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.spoken import on_day
from modules.booking.access import knows
from modules.booking.models import Booking


def late_rows(
    viewer: Viewer, bookings: Iterable[Booking], *, reads: bool = False
) -> list[dict[str, Any]]:
    """Return a line for each; `reads` says that the viewer reads the vehicle's books."""
    return [
        {
            "pk": each.pk,
            "when": on_day(each.starts, each.ends),
            "where": each.destination if reads or knows(viewer, each) else _("ไม่เปิดเผย"),
            "car": each.resource.name,
            "asker": each.asked_by.full_name if each.asked_by else "",
            "url": reverse("booking:record-trip", args=[each.pk]),
        }
        for each in bookings
    ]
