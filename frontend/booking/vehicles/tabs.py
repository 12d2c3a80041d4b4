"""What each tab of a vehicle's page shows."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from frontend.booking.late import late_rows
from frontend.booking.vehicles.listing import time_left
from frontend.booking.vehicles.money import baht
from frontend.booking.vehicles.notes import NOTES
from frontend.shell.spoken import month_names, screen_date
from modules.booking.access import manages
from modules.booking.access.vehicles import may_order_fuel, reads_books
from modules.booking.models import Vehicle
from modules.booking.queries.forgotten import forgotten_of
from modules.booking.queries.fuel import end_of_month, fuel_orders_visible_to, months_of
from modules.booking.queries.trips import (
    destination_for,
    open_trip_of,
    remark_for,
    totals_of,
    trips_of,
)
from modules.booking.queries.vehicles import accidents_of, criteria_of, repairs_of
from modules.booking.vehicles.validities import standings
from thai.dates import bangkok_date, be_year, fiscal_year

TABS = ("facts", "trips", "fuel", "upkeep")
MOST = 30

type Words = dict[str, Any]


def tab_words(
    request: SignedInRequest, row: Vehicle, tab: str, *, month: date, typed: dict[str, forms.Form]
) -> Words:
    """Return what a tab shows, and the forms of what can be written down there."""
    today = bangkok_date(timezone.now())
    keeps = manages(request.viewer, row.resource)
    shown: Words = {
        "tabs": _tabs(row, tab),
        "reads": reads_books(request.viewer, row.resource),
        "orders_fuel": may_order_fuel(request.viewer, row.resource),
        "away": open_trip_of(row.pk),
        "notes": [],
    }
    makers = {
        "facts": lambda: _facts(row, today),
        "trips": lambda: _trips(request, row, month, shown["reads"]),
        "fuel": lambda: _fuel(request, row, today),
        "upkeep": lambda: _upkeep(request, row),
    }
    shown |= makers[tab]()
    opened = request.GET.get("open", "")
    for verb, note in NOTES.items():
        if note.tab == tab and (keeps if note.keeper else shown["orders_fuel"]):
            form = typed.get(verb) or note.form(initial=_first(row, verb, request, today))
            shown["notes"].append(
                {
                    "verb": verb,
                    "label": _(str(note.label)),
                    "form": form,
                    "open": verb in typed or opened == verb,
                    "action": reverse("booking:vehicle-note", args=[row.pk, verb]),
                }
            )
    return shown


def _tabs(row: Vehicle, current: str) -> list[Words]:
    labels = {
        "facts": _("ข้อมูลรถ"),
        "trips": _("บันทึกการใช้รถ"),
        "fuel": _("น้ำมัน"),
        "upkeep": _("ซ่อมและอุบัติเหตุ"),
    }
    here = reverse("booking:vehicle", args=[row.pk])
    return [
        {"label": labels[tab], "url": f"{here}?tab={tab}", "current": tab == current}
        for tab in TABS
    ]


def _facts(row: Vehicle, today: date) -> Words:
    resource = row.resource
    listed = " ".join(filter(None, (row.body, row.brand, row.model)))
    pairs = (
        (_("ประเภท ยี่ห้อ รุ่น"), listed),
        (_("ชนิด"), _(row.get_vehicle_class_display())),
        (_("เลขทะเบียน"), str(row)),
        (_("เลขไมล์"), f"{row.odometer:,} กม."),
        (_("เชื้อเพลิง"), _(row.get_fuel_display())),
        (_("ขนาด (ซีซี)"), f"{row.engine_cc:,}" if row.engine_cc else ""),
        (_("เลขเครื่อง"), row.engine_no),
        (_("เลขตัวถัง"), row.chassis_no),
        (_("จำนวนที่นั่ง"), resource.capacity),
        (_("ราคา"), baht(row.price_satang)),
        (_("วันที่ได้มา"), screen_date(row.acquired_on) if row.acquired_on else ""),
        (_("แหล่งเงิน"), row.fund),
        (_("ผู้ใช้หรือหน่วยงาน"), row.holder),
        (_("ดูแลโดย"), resource.office.name),
        (_("ผู้ดูแล"), resource.keeper.full_name if resource.keeper else ""),
        (_("พนักงานขับรถประจำ"), row.usual_driver.name if row.usual_driver else ""),
        (_("ที่จอดประจำ"), resource.place),
        (_("วันจำหน่าย"), screen_date(row.disposed_on) if row.disposed_on else ""),
        (_("หมายเหตุ"), row.remark),
    )
    lines = standings([row.pk], on=today)[row.pk]
    return {
        "facts": [{"label": label, "value": value} for label, value in pairs],
        "validities": [
            {"line": one, "mark": time_left(one) if one.threshold is not None else None}
            for one in lines
        ],
        "unknown": not lines,
    }


def _trips(request: SignedInRequest, row: Vehicle, month: date, reads: bool) -> Words:
    last = end_of_month(month) - timedelta(days=1)
    rows = trips_of(request.viewer, row, month, last)
    here = reverse("booking:vehicle", args=[row.pk])
    before, after = month - timedelta(days=1), last + timedelta(days=1)
    return {
        "month": f"{month_names()[month.month - 1]} {be_year(month)}",
        "month_key": f"{month:%Y-%m}",
        "before": f"{here}?tab=trips&month={before:%Y-%m}",
        "after": f"{here}?tab=trips&month={after:%Y-%m}",
        "trips": [
            {
                "trip": trip,
                "destination": destination_for(request.viewer, trip, reads=reads),
                "remark": remark_for(request.viewer, trip, reads=reads),
            }
            for trip in rows
        ],
        "totals": totals_of(rows),
        "forgotten": late_rows(
            request.viewer, forgotten_of(request.viewer, row, month, last), reads=reads
        ),
    }


def _fuel(request: SignedInRequest, row: Vehicle, today: date) -> Words:
    orders = fuel_orders_visible_to(request.viewer).filter(vehicle=row)[:MOST]
    reads = reads_books(request.viewer, row.resource)
    months = months_of(row.pk, today) if reads else []
    return {
        "orders": [{"order": one, "paid": baht(one.price_satang)} for one in orders],
        "months": [
            {
                "label": f"{month_names()[one.first.month - 1]} {be_year(one.first)}",
                "month": one,
                "paid": baht(one.price_satang),
            }
            for one in months
            if one.ordered or one.filled or one.first.month == today.month
        ],
        "criteria": list(criteria_of(request.viewer, row)[:3]),
        "year": fiscal_year(today),
    }


def _upkeep(request: SignedInRequest, row: Vehicle) -> Words:
    repairs = repairs_of(request.viewer, row)[:MOST]
    return {
        "repairs": [{"repair": one, "price": baht(one.price_satang)} for one in repairs],
        "accidents": list(accidents_of(request.viewer, row)[:MOST]),
    }


def _first(row: Vehicle, verb: str, request: SignedInRequest, today: date) -> Words:
    """Return what a form says before anything is typed."""
    if verb == "criterion":
        return {"fiscal_year": fiscal_year(today)}
    if verb == "repair":
        return {"done_on": today, "odometer": row.odometer}
    if verb == "accident":
        driver = row.usual_driver.name if row.usual_driver else ""
        return {"kind": "accident", "day": today, "driver_name": driver}
    return {"kind": "tax"}
