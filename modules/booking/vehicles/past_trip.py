"""A trip that is written down afterwards: where it stands between its neighbours in the log."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from modules.booking.models import Booking, Driver, Trip, Vehicle
from modules.booking.typed import line, refuse, too_long
from modules.booking.vehicles.odometer import FARTHEST_KM, GREATEST_KM
from modules.booking.vehicles.trip_log import EARLY
from thai.dates import screen_moment


@dataclass(frozen=True, kw_only=True)
class Course:
    """A trip as it was driven: moments, and readings in km; `again` is the last one once more."""

    out_at: datetime
    in_at: datetime
    out_km: int
    in_km: int
    again: int | None = None


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The trips of a vehicle before and after a moment; `reading` is the odometer between them.

    `reading` is what it said last before that moment, in km; None where nobody knows.
    """

    before: Trip | None
    after: Trip | None
    reading: int | None


def neighbours(vehicle: Vehicle, moment: datetime) -> Neighbours:
    """Return what stands around a moment in the log of a vehicle (two queries)."""
    rows = Trip.objects.filter(vehicle=vehicle)
    before = rows.filter(out_at__lte=moment).order_by("-out_at", "-pk").first()
    after = rows.filter(out_at__gt=moment).order_by("out_at", "pk").first()
    if before is not None:
        reading = before.in_km
    elif after is not None:  # before the first trip: what the vehicle was entered with, if that is
        reading = after.out_km - after.gap_km if after.gap_km else None
    else:
        reading = vehicle.odometer or None
    return Neighbours(before=before, after=after, reading=reading)


def demand_course(booking: Booking, course: Course, *, at: datetime) -> None:
    """Raise `Mistyped` unless a booking was used at these times, and they are over."""
    problems = {}
    if not booking.starts - EARLY <= course.out_at < booking.ends:
        words = _("เวลาออกต้องอยู่ในช่วงที่จองไว้ (%(starts)s ถึง %(ends)s) ออกก่อนได้ไม่เกินหนึ่งชั่วโมง")
        given = {"starts": screen_moment(booking.starts), "ends": screen_moment(booking.ends)}
        problems["out_at"] = words % given
    refuse(problems | _back_problems(course.out_at, course.in_at, at))


def demand_back(trip: Trip, in_at: datetime, *, at: datetime) -> None:
    """Raise `Mistyped` unless a trip that is out can have been back at a moment that is past."""
    rows = Trip.objects.filter(vehicle=trip.vehicle_id, out_at__gt=trip.out_at)
    after = rows.order_by("out_at", "pk").first()
    refuse(_back_problems(trip.out_at, in_at, at) or _next_problems(in_at, after))


def late_remark(what: str, why: str, *, field: str) -> str:
    """Return the remark of a line of the log: what was written late, and why.

    Raises `Mistyped` of the field in which the why is typed.
    """
    reason, begins = line(why), f"{what}: "
    if not reason:
        refuse({field: _("เขียนเหตุที่บันทึกย้อนหลัง เช่น ลืมบันทึก โทรศัพท์แบตหมด")})
    for words in too_long(Trip, {"remark": reason}, beside=len(begins)).values():
        refuse({field: words})
    return begins + reason


def demand_room(course: Course, near: Neighbours) -> None:
    """Raise `Mistyped` unless times and readings fit between the trips before and after."""
    refuse(_time_problems(course, near))
    refuse(_reading_problems(course, near))
    known = near.reading if near.reading is not None else course.out_km
    open_end = near.after is None or near.reading is None
    if open_end and course.in_km - known > FARTHEST_KM and course.again != course.in_km:
        words = _("เลขนี้มากกว่าครั้งก่อน (%(last)s) ถึง %(km)s กม. ถ้าถูกต้อง พิมพ์เลขไมล์เดิมอีกครั้ง")
        given = {"last": f"{known:,}", "km": f"{course.in_km - known:,}"}
        refuse({"again": words % given})


def demand_driver_then(driver: Driver | None, course: Course) -> None:
    """Lock a driver, and raise `Mistyped` if they drove another vehicle at the time."""
    if driver is None:
        return
    Driver.objects.select_for_update(of=("self",)).get(pk=driver.pk)
    rows = Trip.objects.select_related("vehicle").filter(driver=driver, out_at__lt=course.in_at)
    other = rows.filter(Q(in_at=None) | Q(in_at__gt=course.out_at)).first()
    if other is not None and not _same_minute(other.in_at, course.out_at):
        words = _("%(driver)s ขับรถ %(car)s อยู่ในเวลานั้น (ออก %(when)s) ตรวจเวลาหรือชื่อผู้ขับ")
        given = {"driver": other.driver_name, "car": other.vehicle}
        refuse({"driver": words % {**given, "when": screen_moment(other.out_at)}})


def enter(vehicle: Vehicle, course: Course, near: Neighbours) -> int:
    """Move the readings around a trip that stands in the log now; return its unrecorded km.

    What the next trip had found unrecorded shrinks to what is left between the two.
    """
    if near.after is None:
        vehicle.odometer = course.in_km
        vehicle.save(update_fields=["odometer"])
    else:
        near.after.gap_km = near.after.out_km - course.in_km
        near.after.save(update_fields=["gap_km"])
    return course.out_km - near.reading if near.reading is not None else 0


def _time_problems(course: Course, near: Neighbours) -> dict[str, str]:
    before, after = near.before, near.after
    problems = {}
    if before is not None and before.in_at is None:
        words = _("รถคันนี้ออกไปตั้งแต่ %(when)s (%(driver)s ขับ) และยังไม่ได้บันทึกกลับ บันทึกกลับก่อน")
        given = {"when": screen_moment(before.out_at), "driver": before.driver_name}
        problems["out_at"] = words % given
    elif before is not None and before.in_at is not None and _minute(before.in_at) > course.out_at:
        words = _("เวลานั้นรถคันนี้ใช้ในเที่ยวที่ %(trip)s อยู่ (กลับ %(when)s) ตรวจเวลาออก")
        problems["out_at"] = words % {"trip": before, "when": screen_moment(before.in_at)}
    return problems | _next_problems(course.in_at, after)


def _back_problems(out_at: datetime, in_at: datetime, at: datetime) -> dict[str, str]:
    if in_at <= out_at:
        return {"in_at": _("เวลากลับต้องอยู่หลังเวลาออก")}
    if in_at > at:
        return {"in_at": _("เวลากลับยังมาไม่ถึง บันทึกย้อนหลังได้เมื่อรถกลับแล้ว")}
    return {}


def _next_problems(in_at: datetime, after: Trip | None) -> dict[str, str]:
    if after is None or after.out_at >= in_at:
        return {}
    words = _("เวลานั้นรถคันนี้ใช้ในเที่ยวที่ %(trip)s แล้ว (ออก %(when)s) ตรวจเวลากลับ")
    return {"in_at": words % {"trip": after, "when": screen_moment(after.out_at)}}


def _reading_problems(course: Course, near: Neighbours) -> dict[str, str]:
    problems = {}
    for name in ("out_km", "in_km"):
        if not 0 <= getattr(course, name) <= GREATEST_KM:
            problems[name] = _("เลขไมล์เป็นจำนวนเต็ม ไม่เกิน 7 หลัก")
    if problems:
        return problems
    if near.reading is not None and course.out_km < near.reading:
        words = _("เลขไมล์เมื่อออกต่ำกว่าที่บันทึกไว้ก่อนหน้า (%(last)s กม.) ตรวจเลขแล้วพิมพ์ใหม่")
        problems["out_km"] = words % {"last": f"{near.reading:,}"}
    if course.in_km < course.out_km:
        problems["in_km"] = _("เลขไมล์เมื่อกลับต่ำกว่าเมื่อออก ตรวจเลขแล้วพิมพ์ใหม่")
    elif near.after is not None and course.in_km > near.after.out_km:
        words = _("เลขไมล์เมื่อกลับสูงกว่าเมื่อออกของเที่ยวถัดไป (เที่ยวที่ %(trip)s ออก %(next)s กม.)")
        problems["in_km"] = words % {"trip": near.after, "next": f"{near.after.out_km:,}"}
    return problems


def _same_minute(moment: datetime | None, other: datetime) -> bool:
    return moment is not None and _minute(moment) <= other


def _minute(moment: datetime) -> datetime:
    """Return a moment as it is typed: the log keeps seconds, people type minutes."""
    return moment.replace(second=0, microsecond=0)
