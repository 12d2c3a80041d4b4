"""One trip as a big card: when, where, for whom, and the reading to be typed."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.driver.forms import form_for
from frontend.booking.spoken import on_day, span
from modules.booking.access import knows
from modules.booking.models import State
from modules.booking.queries.forgotten import may_be_recorded
from modules.booking.queries.trips import Work
from modules.booking.vehicles.trip_log import EARLY
from thai.dates import bangkok_date

type Words = dict[str, Any]


def card_of(request: SignedInRequest, work: Work, *, now: datetime, form: Any = None) -> Words:
    """Return a card: its facts, and the form of what comes next, if anything does."""
    booking, trip = work.booking, work.trip
    vehicle = booking.resource.vehicle
    does = _next(work, now)
    one_day = bangkok_date(booking.starts) == bangkok_date(booking.ends)
    return {
        "pk": booking.pk,
        "booking": booking,
        "vehicle": vehicle,
        "trip": trip,
        "out": work.out,
        "day": bangkok_date(booking.starts),
        "when": (span if one_day else on_day)(booking.starts, booking.ends),
        "title": booking.title if knows(request.viewer, booking) else "",
        "state": _state(work, now),
        "does": does,
        "opens": _opens(work, now),
        "form": form or (form_for(booking, back=does == "back") if does else None),
        "action": reverse("booking:trip", args=[booking.pk]),
        "last": vehicle.odometer,
        "named": does == "out" and not work.driver and not booking.self_drive,
        "record": reverse("booking:record-trip", args=[booking.pk]) if _missed(work, now) else "",
        "gap": told(trip.gap_km) if trip and trip.gap_km else "",
    }


def told(gap_km: int) -> str:
    """Say that the odometer moved without a record."""
    words = _("หน้าปัดเดินไปก่อนออกรถ %(km)s กม. โดยไม่มีบันทึก ระบบลงไว้ในบันทึกการใช้รถแล้ว")
    return words % {"km": f"{gap_km:,}"}


def _next(work: Work, now: datetime) -> str:
    """Return what comes next: out, back, or nothing now."""
    if work.out:
        return "back"
    booking = work.booking
    in_time = booking.starts - EARLY <= now < booking.ends
    return "out" if booking.state == State.APPROVED and in_time else ""


def _opens(work: Work, now: datetime) -> datetime | None:
    """Return from when leaving can be recorded, if that is still to come."""
    opens = work.booking.starts - EARLY
    return opens if work.booking.state == State.APPROVED and now < opens else None


def _missed(work: Work, now: datetime) -> bool:
    """Tell whether it may have been made already without a record."""
    return work.trip is None and may_be_recorded(work.booking, at=now)


def _state(work: Work, now: datetime) -> Words:
    """Return the word of a trip's state and its shape."""
    if work.out:
        late = now > work.booking.ends
        return {"kind": "late" if late else "due", "label": _("เกินเวลา") if late else _("ออกอยู่")}
    if work.trip is not None:
        return {"kind": "done", "label": _("กลับแล้ว")}
    if now >= work.booking.ends:
        return {"kind": "void", "label": _("เลยเวลา ไม่ได้ออก")}
    return {"kind": "quiet", "label": _("รอออก")}
