"""What a town whose every word says whose it is lends: halls, cars, drivers, and their books."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from PIL import Image

from accounts.models import Office, Person, Role
from modules.booking.commands.add_driver import add_driver
from modules.booking.commands.add_photo import add_photo
from modules.booking.commands.add_resource import add_resource
from modules.booking.commands.add_vehicle import add_vehicle
from modules.booking.commands.approve_fuel import approve_fuel
from modules.booking.commands.close_resource import close_resource
from modules.booking.commands.order_fuel import FuelWish, order_fuel
from modules.booking.commands.record_fill import record_fill
from modules.booking.commands.record_repair import RepairNote, record_repair
from modules.booking.commands.record_validity import record_validity
from modules.booking.commands.refuse_fuel import refuse_fuel
from modules.booking.commands.report_accident import AccidentNote, report_accident
from modules.booking.commands.set_fuel_criterion import set_fuel_criterion
from modules.booking.commands.set_hours import set_hours
from modules.booking.commands.set_parts import set_parts
from modules.booking.commands.set_rules import set_rules
from modules.booking.matrix import RuleLine
from modules.booking.models import AccidentKind, Resource, ResourceKind, Trip, ValidityKind
from modules.booking.resources import ResourceDetails
from modules.booking.vehicles.facts import DriverFacts, VehicleFacts
from thai.dates import bangkok_date, fiscal_year

KEYS = ("hall", "room", "beamer", "car", "rescue", "driver")


@dataclass(frozen=True)
class Things:
    """What is lent, in the order in which it was added."""

    hall: Resource
    room: Resource
    beamer: Resource
    car: Resource
    rescue: Resource
    driver: Resource

    @classmethod
    def there(cls) -> "Things":
        """Return what was added before."""
        rows = Resource.objects.order_by("pk")
        return cls(**dict(zip(KEYS, rows, strict=False)))


def make_things(people: dict[str, Person], mark: str, *, at: datetime) -> Things:
    """Add a hall with a photo, whose part is a beamer, a room, two cars and a driver."""
    by = people[Role.LOCAL_ADMIN]
    clerks = Office.objects.get(parent__parent=None, name__startswith="สำนักปลัด")
    hall = _room(by, clerks, f"หอประชุม {mark}", mark, at, outsiders=True)
    room = _room(by, clerks, f"ห้องย่อย {mark}", mark, at)
    beamer = add_resource(
        by=by, at=at, details=ResourceDetails(
            kind=ResourceKind.EQUIPMENT, name=f"เครื่องฉาย {mark}", office=clerks, on_holidays=True
        ),
    )  # fmt: skip
    driver = add_driver(
        by=by, at=at, facts=DriverFacts(
            name=f"ลุงขับ {mark}", office=clerks, person=people[Role.DRIVER],
            licence_no=f"5500 {mark}", licence_class=f"ท.2 {mark}",
        ),
    ).resource  # fmt: skip
    car = _car(by, clerks, f"กระบะ {mark}", f"กข1 {mark}", mark, at, driver=driver)
    rescue = _car(by, clerks, f"กู้ชีพ {mark}", f"ฮต1 {mark}", mark, at, rescue=True)
    end = at + timedelta(days=90)
    close_resource(by=by, resource=hall.pk, starts=end, ends=end + timedelta(days=2),
                   reason=f"ซ่อมหลังคา {mark}", at=at)  # fmt: skip
    day = {n: (time(6), time(22)) for n in range(1, 8)}
    set_hours(by=by, resource=hall.pk, hours=day, at=at)
    set_parts(by=by, resource=hall.pk, parts=[beamer.pk], at=at)
    lines = [RuleLine(outsider=True, role=Role.CLERK), RuleLine(resource=room.pk, role=Role.CLERK)]
    set_rules(by=people[Role.CLERK], seen=[], lines=lines, at=at)
    add_photo(by=by, resource=hall.pk, data=_picture(mark), name=f"หอ {mark}.png", at=at)
    return Things(hall, room, beamer, car, rescue, driver)


def write_books(people: dict[str, Person], things: Things, mark: str, *, at: datetime) -> None:
    """Write fuel orders, a repair and an accident of the car that was out."""
    registry, chief = people[Role.REGISTRY_CENTRAL], people[Role.CHIEF_EXECUTIVE]
    car, trip = things.car.pk, Trip.objects.order_by("pk")[0]
    for n in range(3):
        wish = FuelWish(station=f"ปั๊ม {mark}", litres=Decimal(30), odometer=1230, trip=trip.pk,
                        over_reason=f"ไปไกล {mark}")  # fmt: skip
        order = order_fuel(by=registry, vehicle=car, wish=wish, at=at)
        if n == 0:
            approve_fuel(by=chief, order=order.pk, at=at)
            record_fill(by=registry, order=order.pk, litres=Decimal(30), price_satang=96_000,
                        bill=f"12/{mark}", at=at)  # fmt: skip
        elif n == 1:
            refuse_fuel(by=chief, order=order.pk, reason=f"ยังพอใช้ {mark}", at=at)
    note = RepairNote(
        done_on=bangkok_date(at), odometer=1230, items=f"ถ่ายน้ำมัน {mark}", price_satang=180_000,
        garage=f"อู่ {mark}", ordered_by=f"ปลัด {mark}",
    )  # fmt: skip
    record_repair(by=registry, vehicle=car, note=note, at=at)
    crash = AccidentNote(
        kind=AccidentKind.ACCIDENT, happened_at=at, place=f"สี่แยก {mark}", damage=f"บุบ {mark}",
        driver_name=f"ลุงขับ {mark}", user_name=f"อนงค์ {mark}", counterpart=f"เก๋ง {mark}",
        account=f"ถูกชนท้าย {mark}", trip=trip.pk,
    )  # fmt: skip
    report_accident(by=registry, vehicle=car, note=crash, at=at)


def _room(
    by: Person, office: Office, name: str, mark: str, at: datetime, *, outsiders: bool = False
) -> Resource:
    details = ResourceDetails(
        kind=ResourceKind.ROOM, name=name, office=office, keeper=by, place=f"ชั้น 2 {mark}",
        capacity=60, features=(f"จอ {mark}",), about=f"กุญแจ {mark}", on_holidays=True,
        outsiders=outsiders, fee_hour_satang=10_000, fee_basis=f"ข้อบัญญัติ {mark}",
    )  # fmt: skip
    return add_resource(by=by, details=details, at=at)


def _car(
    by: Person, office: Office, name: str, plate: str, mark: str, at: datetime,
    *, rescue: bool = False, driver: Resource | None = None,
) -> Resource:  # fmt: skip
    facts = VehicleFacts(
        name=name, office=office, plate=plate, plate_province=f"พิจิตร {mark}", body=f"รถ {mark}",
        brand=mark, model=mark, engine_no=mark, chassis_no=mark, fund=mark, holder=mark,
        remark=mark, capacity=5, rescue=rescue, usual_driver=driver,
    )  # fmt: skip
    row = add_vehicle(by=by, facts=facts, at=at).resource
    today = bangkok_date(at)
    record_validity(by=by, resource=row.pk, kind=ValidityKind.TAX, number=f"ภ {mark}",
                    expires_on=today + timedelta(days=40), at=at)  # fmt: skip
    set_fuel_criterion(by=by, vehicle=row.pk, year=fiscal_year(today), km_per_litre=Decimal(10),
                       month_litres=Decimal(50), announced=f"ประกาศ {mark}", at=at)  # fmt: skip
    return row


def _picture(mark: str) -> bytes:
    picture = BytesIO()
    Image.new("RGB", (320, 200), (200, 160, int(mark[-1]))).save(picture, "PNG")
    return picture.getvalue()
