"""Readings of an odometer: they only go up, and a jump is typed twice."""

from django.utils.translation import gettext as _

from modules.booking.models import Vehicle
from modules.booking.typed import Mistyped

FARTHEST_KM = 2_000  # in one trip, or between two; a reading beyond is typed again
GREATEST_KM = 9_999_999


def moved_to(vehicle: Vehicle, reading: int, *, again: int | None = None) -> int:
    """Return how far a vehicle went since its last reading, in km; the caller has its row locked.

    A vehicle that never had a reading begins with this one: nothing is unrecorded then. Raises
    `Mistyped` for a reading below the last (which its words name), and for one more than
    `FARTHEST_KM` above it unless `again` is the same number.
    """
    last = vehicle.odometer
    if not 0 <= reading <= GREATEST_KM:
        raise Mistyped({"odometer": _("เลขไมล์เป็นจำนวนเต็ม ไม่เกิน 7 หลัก")})
    if last == 0:
        return 0
    if reading < last:
        words = _("เลขไมล์ต่ำกว่าครั้งก่อน ครั้งก่อนบันทึกไว้ %(last)s กม. ดูเลขที่หน้าปัดแล้วพิมพ์ใหม่")
        raise Mistyped({"odometer": words % {"last": f"{last:,}"}})
    if reading - last > FARTHEST_KM and again != reading:
        words = _("เลขนี้มากกว่าครั้งก่อน (%(last)s) ถึง %(km)s กม. ถ้าถูกต้อง พิมพ์เลขไมล์เดิมอีกครั้ง")
        raise Mistyped({"again": words % {"last": f"{last:,}", "km": f"{reading - last:,}"}})
    return reading - last
