"""Vehicles in the report: distance, fuel against the criterion, repairs, and what it cost."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.duties import Viewer
from frontend.booking.reports.asking import Question, month_words
from frontend.booking.reports.charts import Columns, month_columns
from frontend.booking.reports.tables import Field, Table, baht, shown
from modules.booking.queries.reports_vehicles import Running, by_vehicle, vehicle_months

type Fleet = tuple[list[tuple[str, str]], list[Table], Columns | None]


def fleet(viewer: Viewer, question: Question, at: datetime) -> Fleet:
    """Return the figures, the tables and the kilometres by month of what a viewer looks after."""
    months = vehicle_months(viewer, question.period, at=at)
    cars = by_vehicle(months)
    noted = [row for row in months if row.month is not None]
    km = [
        (month, sum(row.km for row in noted if row.month == month))
        for month in question.period.months
    ]
    figures = _figures(cars) if noted else []
    return figures, [_cars(cars), _months(noted)], month_columns(_("ระยะทางรายเดือน (กม.)"), km)


def _figures(cars: Sequence[Running]) -> list[tuple[str, str]]:
    return [
        (_("เที่ยว"), shown(sum(car.trips for car in cars), "count")),
        (_("ระยะทาง (กม.)"), shown(sum(car.km for car in cars), "count")),
        (_("ไม่มีบันทึก (กม.)"), shown(sum(car.unrecorded_km for car in cars), "count")),
        (_("น้ำมัน (ลิตร)"), shown(sum(car.litres for car in cars), "rate")),
        (_("รวมค่าใช้จ่าย (บาท)"), shown(baht(sum(car.cost_satang for car in cars)), "baht")),
    ]


def _cars(cars: Sequence[Running]) -> Table:
    return Table(
        key="vehicles-totals",
        title=_("รถแต่ละคัน"),
        fields=[
            Field(label=_("รถ"), form="text", width=26),
            Field(label=_("เที่ยว")),
            Field(label=_("กม.")),
            Field(label=_("ไม่มีบันทึก (กม.)")),
            Field(label=_("ลิตร"), form="rate"),
            Field(label=_("กม. ต่อลิตร"), form="rate"),
            Field(label=_("เกณฑ์"), form="rate"),
            Field(label=_("ค่าน้ำมัน (บาท)"), form="baht"),
            Field(label=_("ค่าซ่อม (บาท)"), form="baht"),
            Field(label=_("รวม (บาท)"), form="baht"),
        ],
        rows=[
            (
                car.name,
                car.trips,
                car.km,
                car.unrecorded_km,
                car.litres,
                car.km_per_litre,
                car.criterion,
                baht(car.fuel_satang),
                baht(car.repair_satang),
                baht(car.cost_satang),
            )
            for car in cars
        ],
        note=_("ขีดบนแถบคือเกณฑ์การใช้สิ้นเปลือง แถบที่สั้นกว่าขีดคือใช้น้ำมันเกินเกณฑ์ วัดจากการเติมครั้งก่อนถึงครั้งหลัง"),
        bars=5,
        limits=[car.criterion for car in cars],
        late=_late(cars),
    )


def _months(rows: Sequence[Running]) -> Table:
    return Table(
        key="vehicles-months",
        title=_("รถแต่ละคันรายเดือน"),
        fields=[
            Field(label=_("รถ"), form="text", width=26),
            Field(label=_("เดือน"), form="text", width=20),
            Field(label=_("เที่ยว")),
            Field(label=_("กม.")),
            Field(label=_("ลิตร"), form="rate"),
            Field(label=_("กม. ต่อลิตร"), form="rate"),
            Field(label=_("เกณฑ์"), form="rate"),
            Field(label=_("ค่าน้ำมัน (บาท)"), form="baht"),
            Field(label=_("ซ่อม (ครั้ง)")),
            Field(label=_("ค่าซ่อม (บาท)"), form="baht"),
        ],
        rows=[
            (
                row.name,
                month_words(row.month) if row.month else "",
                row.trips,
                row.km,
                row.litres,
                row.km_per_litre,
                row.criterion,
                baht(row.fuel_satang),
                row.repairs,
                baht(row.repair_satang),
            )
            for row in rows
        ],
        bars=5,
        limits=[row.criterion for row in rows],
        late=_late(rows),
    )


def _late(rows: Sequence[Running]) -> frozenset[int]:
    return frozenset(n for n, row in enumerate(rows) if row.thirsty)
