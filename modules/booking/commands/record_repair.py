"""Note a repair or service of a vehicle (รายละเอียดการซ่อมบำรุง แบบ 6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import Repair, Vehicle
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.odometer import GREATEST_KM
from thai.dates import bangkok_date
from thai.text import tidy

MOST_SATANG = 10_000_000_00


@dataclass(frozen=True, kw_only=True)
class RepairNote:
    """One line of แบบ 6: the reading in km, money in satang, who ordered it by name and post."""

    done_on: date
    odometer: int
    items: str
    price_satang: int
    garage: str
    ordered_by: str


@atomic()
def record_repair(*, by: Person, vehicle: int, note: RepairNote, at: datetime) -> Repair:
    """Add a line to the vehicle's card.

    Raises `Vehicle.DoesNotExist`, `PermissionDenied`, `Mistyped`.
    """
    today = bangkok_date(at)
    row = Vehicle.objects.select_related("resource").get(pk=vehicle)
    if not manages(viewer_of(by, on=today), row.resource):
        raise PermissionDenied
    words = {
        "items": tidy(note.items),
        "garage": line(note.garage),
        "ordered_by": line(note.ordered_by),
    }
    refuse(_problems(note, words, today))
    repair = Repair.objects.create(
        vehicle=row,
        done_on=note.done_on,
        odometer=note.odometer,
        price_satang=note.price_satang,
        noted_by=by,
        noted_at=at,
        **words,
    )
    trail.record(
        by=by, at=at, action="booking.repair.recorded", subject=repair,
        vehicle=str(row), price_satang=note.price_satang,
    )  # fmt: skip
    return repair


def _problems(note: RepairNote, words: dict[str, str], today: date) -> dict[str, str]:
    asked = {
        "items": _("ใส่รายการที่ซ่อม"),
        "garage": _("ใส่ชื่ออู่หรือร้าน"),
        "ordered_by": _("ใส่ชื่อและตำแหน่งผู้สั่งซ่อม"),
    }
    problems = missing(words, asked) | too_long(Repair, words)
    if len(words["items"]) > 2_000:
        problems["items"] = _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": 2_000}
    if not date(1990, 1, 1) <= note.done_on <= today:
        problems["done_on"] = _("วันที่ซ่อมยังมาไม่ถึงหรือเก่าเกินไป ตรวจปี พ.ศ. อีกครั้ง")
    if not 0 <= note.odometer <= GREATEST_KM:
        problems["odometer"] = _("เลขไมล์เป็นจำนวนเต็ม ไม่เกิน 7 หลัก")
    if not 0 <= note.price_satang <= MOST_SATANG:
        problems["price_satang"] = _("ราคาเกินสิบล้านบาท ตรวจจำนวนอีกครั้ง")
    return problems
