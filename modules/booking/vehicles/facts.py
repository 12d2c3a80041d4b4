"""What the vehicle list is told of a vehicle or a driver, and what is wrong with it if anything."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Office, Person
from modules.booking.models import BookableBy, Driver, Fuel, Resource, Vehicle, VehicleClass
from modules.booking.typed import line, missing, refuse, too_long
from modules.booking.vehicles.odometer import GREATEST_KM
from thai.text import tidy

MOST_SEATS = 80
MOST_SATANG = 100_000_000_00
OLDEST = date(1950, 1, 1)
SHARED = ("name", "office", "keeper", "place", "about", "bookable_by")


@dataclass(frozen=True, kw_only=True)
class VehicleFacts:
    """One line of บัญชีรถ (แบบ 1, แบบ 2) with what bookings need. Money in satang, readings in km.

    `odometer` counts only when the vehicle is added; afterwards trips move it.
    """

    name: str
    office: Office
    plate: str
    plate_province: str
    body: str
    vehicle_class: VehicleClass = VehicleClass.POOL_CAR
    fuel: Fuel = Fuel.DIESEL
    keeper: Person | None = None
    place: str = ""
    about: str = ""
    capacity: int | None = None
    bookable_by: BookableBy = BookableBy.STAFF
    brand: str = ""
    model: str = ""
    engine_cc: int | None = None
    engine_no: str = ""
    chassis_no: str = ""
    price_satang: int | None = None
    acquired_on: date | None = None
    fund: str = ""
    holder: str = ""
    disposed_on: date | None = None
    remark: str = ""
    odometer: int = 0
    rescue: bool = False
    usual_driver: Resource | None = None


@dataclass(frozen=True, kw_only=True)
class DriverFacts:
    """Who drives: an employee who signs in (`person`), or a hired one by name alone."""

    name: str
    office: Office
    person: Person | None = None
    licence_no: str = ""
    licence_class: str = ""


def of_resource(facts: VehicleFacts) -> dict[str, object]:
    """Return the columns of a vehicle's `Resource`."""
    shared: dict[str, object] = {name: getattr(facts, name) for name in SHARED}
    # A car that goes with a post is not lent (domain 5.1).
    own = facts.vehicle_class == VehicleClass.POSITION_CAR
    bookable = BookableBy.NOBODY if own else facts.bookable_by
    return shared | {"capacity": facts.capacity, "bookable_by": bookable, "on_holidays": True}


def of_vehicle(facts: VehicleFacts) -> dict[str, object]:
    """Return the columns of its `Vehicle`, all but the reading."""
    fields = [name for name in facts.__dataclass_fields__ if name not in (*SHARED, "capacity")]
    return {name: getattr(facts, name) for name in fields if name != "odometer"}


def stands_already() -> dict[str, tuple[str, str]]:
    """Return what is said of a name or a plate that another has (`typed.once`)."""
    return {
        "resource_name_once_of_its_kind": ("name", _("มีชื่อนี้แล้ว ใช้ชื่ออื่นเพื่อไม่ให้สับสน")),
        "plate_once": ("plate", _("มีรถทะเบียนนี้ในบัญชีแล้ว")),
        "booking_driver_person_id_key": ("person", _("คนนี้เป็นพนักงานขับรถในบัญชีแล้ว")),
    }


def checked_vehicle(facts: VehicleFacts, *, today: date) -> VehicleFacts:
    """Return the facts as they are kept: tidy, and possible. Raises `Mistyped`."""
    words = {name: line(value) for name, value in _texts(facts).items() if name != "about"}
    kept = replace(facts, **words, about=tidy(facts.about))  # type: ignore[arg-type]
    problems = missing(
        asdict_shallow(kept),
        {
            "name": _("ใส่ชื่อที่ใช้เรียกรถ เช่น กระบะ กข 1234"),
            "plate": _("ใส่เลขทะเบียน เช่น กข 1234"),
            "plate_province": _("ใส่จังหวัดของทะเบียนรถ"),
            "body": _("ใส่ประเภทรถ เช่น รถบรรทุก (ดีเซล) 1 ตัน"),
        },
    )
    problems |= too_long(Vehicle, of_vehicle(kept)) | too_long(Resource, of_resource(kept))
    refuse(problems | _impossible(kept, today))
    return kept


def checked_driver(facts: DriverFacts) -> DriverFacts:
    """Return the facts as they are kept: tidy, and possible. Raises `Mistyped`."""
    kept = replace(
        facts,
        name=line(facts.name),
        licence_no=line(facts.licence_no),
        licence_class=line(facts.licence_class),
    )
    problems = missing({"name": kept.name}, {"name": _("ใส่ชื่อพนักงานขับรถ")})
    licence = {"licence_no": kept.licence_no, "licence_class": kept.licence_class}
    refuse(problems | too_long(Resource, {"name": kept.name}) | too_long(Driver, licence))
    return kept


def asdict_shallow(facts: VehicleFacts) -> dict[str, object]:
    """Return the facts by name; rows stay rows."""
    return {name: getattr(facts, name) for name in facts.__dataclass_fields__}


def _texts(facts: VehicleFacts) -> dict[str, str]:
    choices = ("vehicle_class", "fuel", "bookable_by")
    found = asdict_shallow(facts).items()
    return {name: value for name, value in found if isinstance(value, str) and name not in choices}


def _impossible(facts: VehicleFacts, today: date) -> dict[str, str]:
    problems = {}
    if facts.capacity is not None and not 1 <= facts.capacity <= MOST_SEATS:
        problems["capacity"] = _("จำนวนที่นั่งเป็น 1 ถึง %(n)d") % {"n": MOST_SEATS}
    if not 0 <= facts.odometer <= GREATEST_KM:
        problems["odometer"] = _("เลขไมล์เป็นจำนวนเต็ม ไม่เกิน 7 หลัก")
    if facts.engine_cc is not None and not 50 <= facts.engine_cc <= 30_000:
        problems["engine_cc"] = _("ขนาดเครื่องยนต์เป็นซีซี เช่น 2494")
    if facts.price_satang is not None and not 0 <= facts.price_satang <= MOST_SATANG:
        problems["price_satang"] = _("ราคาเกินร้อยล้านบาท ตรวจจำนวนอีกครั้ง")
    for name in ("acquired_on", "disposed_on"):
        day = getattr(facts, name)
        if day is not None and not OLDEST <= day <= today:
            problems[name] = _("วันที่ยังมาไม่ถึงหรือเก่าเกินไป ตรวจปี พ.ศ. อีกครั้ง")
    if facts.acquired_on and facts.disposed_on and facts.disposed_on < facts.acquired_on:
        problems["disposed_on"] = _("วันจำหน่ายอยู่ก่อนวันที่ได้มา ตรวจวันที่อีกครั้ง")
    return problems
