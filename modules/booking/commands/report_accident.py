"""Report an accident with a vehicle, or its loss (แบบ 5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from jobs.follow_up import follow_up
from modules.booking.access.vehicles import may_order_fuel
from modules.booking.models import Accident, AccidentKind, Trip, Vehicle
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.keepers import keepers_of
from notifications.tell import tell
from thai.dates import bangkok_date, screen_moment
from thai.text import tidy

BACK = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class AccidentNote:
    """What แบบ 5 asks; `trip` is the one it happened on, if it is known."""

    kind: AccidentKind
    happened_at: datetime
    place: str
    damage: str
    driver_name: str
    user_name: str
    counterpart: str = ""
    account: str = ""
    trip: int | None = None


@atomic()
def report_accident(*, by: Person, vehicle: int, note: AccidentNote, at: datetime) -> Accident:
    """Write the report down and tell who looks after the vehicle.

    Raises `Vehicle.DoesNotExist`, `PermissionDenied`, `Mistyped`.
    """
    row = Vehicle.objects.select_related("resource").get(pk=vehicle)
    if not may_order_fuel(viewer_of(by, on=bangkok_date(at)), row.resource):
        raise PermissionDenied
    words = {
        name: line(getattr(note, name))
        for name in ("place", "counterpart", "driver_name", "user_name")
    } | {"damage": tidy(note.damage), "account": tidy(note.account)}
    refuse(_problems(row, note, words, at))
    report = Accident.objects.create(
        vehicle=row,
        trip_id=note.trip,
        kind=note.kind,
        happened_at=note.happened_at,
        reported_by=by,
        reported_at=at,
        **words,
    )
    trail.record(by=by, at=at, action="booking.accident.reported", subject=report, vehicle=str(row))
    tell_of_accident.follow(at=at, report=report.pk)
    return report


@follow_up
def tell_of_accident(*, report: int) -> None:
    """Tell who looks after a vehicle that it had an accident or was lost."""
    row = Accident.objects.select_related("vehicle__resource__office").get(pk=report)
    people = keepers_of(row.vehicle.resource, on=bangkok_date(row.reported_at))
    others = [person for person in people if person.pk != row.reported_by_id]
    when = screen_moment(row.happened_at)
    words = f"{row.get_kind_display()} รถ {row.vehicle} เมื่อ {when} ที่ {row.place}"
    tell(others, text=words, url=f"/booking/vehicles/{row.vehicle_id}", at=row.reported_at)


def _problems(
    row: Vehicle, note: AccidentNote, words: dict[str, str], at: datetime
) -> dict[str, str]:
    asked = {
        "place": _("ใส่สถานที่เกิดเหตุ"),
        "damage": _("ใส่ความเสียหายเท่าที่ทราบ"),
        "driver_name": _("ใส่ชื่อพนักงานขับรถ"),
        "user_name": _("ใส่ชื่อผู้ใช้รถ"),
    }
    problems = missing(words, asked) | too_long(Accident, words)
    for name in ("damage", "account"):
        if len(words[name]) > 4_000:
            problems[name] = _("ยาวเกินไป ย่อให้ไม่เกิน %(n)d ตัวอักษร") % {"n": 4_000}
    if not at - BACK <= note.happened_at <= at:
        problems["happened_at"] = _("วันเวลาที่เกิดเหตุยังมาไม่ถึงหรือเกินหนึ่งปีมาแล้ว ตรวจอีกครั้ง")
    if note.kind not in AccidentKind.values:
        problems["kind"] = _("เลือกจากรายการที่มีให้")
    if note.trip and not Trip.objects.filter(pk=note.trip, vehicle=row).exists():
        problems["trip"] = _("เลือกเที่ยวของรถคันนี้")
    return problems
