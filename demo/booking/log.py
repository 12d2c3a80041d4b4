"""Write the log of vehicles in the past: trips, fuel orders, repairs, one accident."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from demo.booking.cast import Cast
from demo.booking.readings import Fill, Line, Log
from demo.booking.rows import Written
from demo.booking.texts import things, uses
from demo.desk import chance
from modules.booking.models import (
    Accident,
    AccidentKind,
    Driver,
    FuelOrder,
    Repair,
    Trip,
)
from modules.booking.rules import Facts
from thai.dates import bangkok_date

STATIONS = ("สหกรณ์การเกษตร ปั๊มน้ำมัน", "ปั๊มน้ำมันปากทางอำเภอ")
OVER = "ออกหน่วยนอกเขตจังหวัดหลายครั้งในเดือนนี้"
SERVICE_KM = 5_000
BREAKS = 0.012  # on how many trips something breaks
REMARKS = ("", "", "", "", "", "", "ฝนตกหนัก กลับช้า", "แวะเติมลมยาง", "ถนนชำรุด ใช้เส้นทางอ้อม")
_HALF_HOUR = timedelta(minutes=30)
_NO_FACTS = Facts()


def write_log(cast: Cast, rows: Sequence[Written], log: Log) -> None:
    """Write the lines of a log and what the vehicles cost."""
    known = {id(row.past): row for row in rows}
    trips = {
        id(line): _trip(cast, known[id(line.past)], line)
        for lines in log.lines.values()
        for line in lines
    }
    in_order = sorted(trips.values(), key=lambda each: each.out_at)
    Trip.objects.bulk_create(in_order, batch_size=1000)
    orders = [_order(cast, fill, trips[id(fill.line)]) for fill in log.fills]
    FuelOrder.objects.bulk_create(orders, batch_size=1000)
    repairs = [repair for key, lines in log.lines.items() for repair in _repairs(cast, key, lines)]
    Repair.objects.bulk_create(sorted(repairs, key=lambda each: each.noted_at))
    if lines := log.lines.get("van") or log.lines.get("pickup"):
        _crash(trips[id(lines[len(lines) // 2])])


def _trip(cast: Cast, row: Written, line: Line) -> Trip:
    past = row.past
    user = row.asker or cast.desk.registrar(cast.at)
    return Trip(
        booking=row.booking,
        vehicle=cast.vehicles[row.booking.resource_id],
        driver=Driver(pk=row.driver.pk) if row.driver else None,
        driver_name=row.driver.name if row.driver else user.full_name,
        year=line.year,
        number=line.number,
        out_at=past.out,
        out_km=line.out_km,
        out_by=user,
        gap_km=line.gap_km,
        in_at=past.back,
        in_km=line.in_km,
        in_by=user,
        remark=chance("remark", past.asked).choice(REMARKS),
    )


def _order(cast: Cast, fill: Fill, trip: Trip) -> FuelOrder:
    key, at = fill.line.past.key, fill.line.past.back + timedelta(minutes=4)
    day = bangkok_date(at)
    approver = cast.approver(cast.decision(key, _NO_FACTS))
    return FuelOrder(
        vehicle=trip.vehicle,
        year=fill.year,
        number=fill.number,
        trip=trip,
        ordered_on=day,
        station=chance(day).choice(STATIONS),
        fuel=things(cast.desk.town)[key]["fuel"],
        litres=fill.litres,
        odometer=fill.line.in_km,
        over_reason=OVER if fill.over else "",
        asked_by=trip.out_by,
        asked_at=at,
        approved_by=approver,
        approved_at=at + _HALF_HOUR,
        filled_at=at + 2 * _HALF_HOUR,
        filled_litres=fill.litres,
        price_satang=round(fill.litres * (2994 + day.month * 21)),
        bill=f"{fill.number // 50 + 1:02}/{fill.number % 50 + 1:02}",
    )


def _repairs(cast: Cast, key: str, lines: Sequence[Line]) -> Iterator[Repair]:
    """Yield the services every some thousand km, and now and then what broke."""
    service, *others = uses("repair", cast.desk.town)
    who = cast.head(cast.rows[key].office)
    for line in lines:
        rng = chance("repair", line.past.out)
        due = line.in_km // SERVICE_KM > line.out_km // SERVICE_KM
        if not due and rng.random() > BREAKS:
            continue
        what = service if due else rng.choice(others)
        at = line.past.out + timedelta(days=1, hours=3)
        yield Repair(
            vehicle=cast.vehicles[cast.rows[key].pk],
            done_on=bangkok_date(at),
            odometer=line.in_km,
            items=what["items"],
            price_satang=rng.randint(*what["price"]) * 100,
            garage=what["garage"],
            ordered_by=f"{who.full_name} {cast.post(who)}".strip(),
            noted_by=cast.desk.registrar(cast.at),
            noted_at=at,
        )


def _crash(trip: Trip) -> None:
    """Write the one accident of the year, which befell a trip on its way home."""
    assert trip.in_at is not None
    Accident.objects.create(
        vehicle=trip.vehicle,
        trip=trip,
        kind=AccidentKind.ACCIDENT,
        happened_at=trip.in_at - timedelta(minutes=25),
        place="ทางแยกตลาดสด ถนนสายหลัก",
        counterpart="รถจักรยานยนต์ ไม่มีผู้บาดเจ็บ",
        damage="กันชนหน้าด้านซ้ายแตก ไฟหน้าซ้ายชำรุด",
        account="รถจักรยานยนต์เลี้ยวตัดหน้าในระยะกระชั้นชิด ประกันภัยรับผิดชอบค่าซ่อม",
        driver_name=trip.driver_name,
        user_name=trip.out_by.full_name,
        reported_by=trip.out_by,
        reported_at=trip.in_at + timedelta(hours=1),
    )
