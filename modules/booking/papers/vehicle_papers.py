"""The papers of vehicles, filled from what was kept: แบบ 1, 2, 3, 4, 5 and 6."""

from datetime import date, timedelta

from accounts.duties import Duty, Viewer, viewer_of
from accounts.models import ActingMode, Office, Person, Position, Role
from accounts.posts import HOUSE_ROLES
from modules.booking.access.vehicles import fuel_decider, reads_books
from modules.booking.models import Accident, Vehicle, VehicleClass
from modules.booking.queries.fuel import end_of_month
from modules.booking.queries.trips import destination_for, remark_for, trips_of
from modules.booking.queries.vehicles import repairs_of, vehicles_for
from papers.forms import Hand
from papers.vehicle_books import (
    ListedVehicle,
    LoggedTrip,
    RepairLine,
    repair_card_pdf,
    trip_log_pdf,
    vehicle_list_pdf,
)
from papers.vehicle_report import VehicleReport, vehicle_report_pdf
from thai.dates import bangkok_date


def agency() -> str:
    """Return the name of the organisation, as it stands on every paper."""
    return Office.objects.get(parent=None).name


def list_paper(viewer: Viewer, *, of_posts: bool, on: date) -> bytes:
    """Return บัญชีรถ: แบบ 1 of cars that go with posts, else แบบ 2, disposed ones last.

    Raises `PaperError`.
    """
    rows = [*vehicles_for(viewer), *vehicles_for(viewer, disposed=True)]
    shown = [row for row in rows if (row.vehicle_class == VehicleClass.POSITION_CAR) == of_posts]
    return vehicle_list_pdf(
        [_listed(row) for row in shown], agency=agency(), of_posts=of_posts, on=on
    )


def log_paper(viewer: Viewer, vehicle: Vehicle, month: date) -> bytes:
    """Return แบบ 4 of a vehicle in the month of a day, for who reads its books."""
    first = month.replace(day=1)
    last = end_of_month(month) - timedelta(days=1)
    return log_between(viewer, vehicle, first, last)


def log_between(viewer: Viewer, vehicle: Vehicle, first: date, last: date) -> bytes:
    """Return แบบ 4 of a vehicle from a day to a day, to where as far as the viewer may know."""
    reads = reads_books(viewer, vehicle.resource)
    lines = [
        LoggedTrip(
            number=trip.number,
            out_at=trip.out_at,
            user=trip.booking.asked_by.full_name if trip.booking.asked_by else "",
            destination=destination_for(viewer, trip, reads=reads),
            out_km=trip.out_km,
            in_at=trip.in_at,
            in_km=trip.in_km,
            driver=trip.driver_name,
            gap_km=trip.gap_km,
            remark=remark_for(viewer, trip, reads=reads),
        )
        for trip in trips_of(viewer, vehicle, first, last)
    ]
    return trip_log_pdf(lines, agency=agency(), vehicle=said(vehicle), first=first, last=last)


def repairs_paper(viewer: Viewer, vehicle: Vehicle, *, on: date) -> bytes:
    """Return แบบ 6 of a vehicle, all its repairs from the first, for who reads its books."""
    lines = [
        RepairLine(
            done_on=row.done_on,
            odometer=row.odometer,
            items=row.items,
            price_satang=row.price_satang,
            garage=row.garage,
            ordered_by=row.ordered_by,
        )
        for row in repairs_of(viewer, vehicle).order_by("done_on", "id")
    ]
    return repair_card_pdf(lines, agency=agency(), vehicle=said(vehicle), on=on)


def accident_paper(report: Accident) -> bytes:
    """Return แบบ 5 of a report that the viewer may read (`queries.vehicles.accident_for`)."""
    day = bangkok_date(report.reported_at)
    decided = fuel_decider(report.vehicle.resource, on=day)
    paper = VehicleReport(
        agency=agency(),
        to=post_name(decided.role, decided.office),
        reported=hand_of(report.reported_by, None, on=day),
        reported_at=report.reported_at,
        loss=report.kind == "loss",
        vehicle=said(report.vehicle),
        happened_at=report.happened_at,
        place=report.place,
        counterpart=report.counterpart,
        driver=report.driver_name,
        user=report.user_name,
        account=report.account,
        damage=report.damage,
    )
    return vehicle_report_pdf(paper)


def said(vehicle: Vehicle) -> str:
    """Return what a paper calls a vehicle: รถบรรทุก (ดีเซล) โตโยต้า ทะเบียน กข 2418 พิจิตร."""
    what = " ".join(filter(None, (vehicle.body, vehicle.brand, vehicle.model)))
    return f"{what} ทะเบียน {vehicle}"


def post_name(role: str, office: Office) -> str:
    """Return what a post is called that holds a role in an office, else what the role is called."""
    rows = Position.objects.filter(role=role, closed_at=None)
    if role not in HOUSE_ROLES:
        rows = rows.filter(office=office)
    found = rows.order_by("office__sort", "pk").first()
    return found.name if found else str(Role(role).label)


def hand_of(person: Person, duty: Duty | None, *, on: date) -> Hand:
    """Return a person as a form names them under a step, in a capacity or their own post."""
    duty = duty or next(iter(viewer_of(person, on=on).duties), None)
    if duty is None:
        return Hand(name=person.full_name)
    mode = ActingMode(duty.acting_mode).label if duty.acting_mode else ""
    return Hand(
        name=person.full_name,
        position=duty.position,
        acting=str(mode),
        acting_for=duty.acting_for,
    )


def _listed(row: Vehicle) -> ListedVehicle:
    return ListedVehicle(
        what=" ".join(filter(None, (row.body, row.brand, row.model))),
        engine_cc=row.engine_cc,
        plate=str(row),
        engine_no=row.engine_no,
        chassis_no=row.chassis_no,
        price_satang=row.price_satang,
        acquired_on=row.acquired_on,
        fund=row.fund,
        holder=row.holder or str(row.resource.office),
        disposed_on=row.disposed_on,
        remark=row.remark,
    )
