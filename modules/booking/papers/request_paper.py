"""ใบขออนุญาตใช้รถส่วนกลาง (แบบ 3) and ใบสั่งจ่ายน้ำมัน, filled as far as their flow has come."""

from dataclasses import replace
from datetime import date

from accounts.duties import Viewer, viewer_of
from accounts.models import ActingMode
from modules.booking import path
from modules.booking.access.vehicles import approves_fuel, driver_of
from modules.booking.models import Booking, FuelOrder, State, Step, StepKind
from modules.booking.papers.vehicle_papers import agency, hand_of, log_between, post_name
from modules.booking.queries.fuel import criterion_of, ordered_in_month
from papers.forms import Hand
from papers.fuel_order import FuelPaper, fuel_order_pdf
from papers.vehicle_request import VehicleRequest, vehicle_request_pdf
from thai.dates import bangkok_date

APPROVALS = (StepKind.APPROVED, StepKind.APPROVED_AFTERWARDS, StepKind.REJECTED)


def request_paper(booking: Booking) -> bytes:
    """Return แบบ 3 of a trip, for who may know what it is about (`access.knows`).

    The post to which it is put, each hand as its step kept it; what has not been said stays open.
    Raises `PaperError`.
    """
    steps = list(booking.steps.order_by("pk"))
    on = bangkok_date(booking.asked_at)
    decided = path.decider(booking, on=on)
    endorsed, order = _said(booking, steps)
    vehicle, driver = booking.resource.vehicle, driver_of(booking)
    given = order is not None and order.kind != StepKind.REJECTED
    paper = VehicleRequest(
        agency=agency(),
        asked_at=booking.asked_at,
        to=post_name(decided.role, decided.office) if decided.role else "ผู้มีอำนาจสั่งใช้รถ",
        asked=_asked(booking, steps, on=on),
        office=booking.office.name,
        destination=booking.destination,
        purpose=booking.purpose or booking.title,
        people=booking.people,
        starts=booking.starts,
        ends=booking.ends,
        parked_at=booking.parked_at,
        self_drive=booking.self_drive,
        afterwards=booking.afterwards,
        opinion=(endorsed.note or "เห็นควรอนุญาต") if endorsed else "",
        endorsed=_hand(endorsed) if endorsed else None,
        allowed=None if order is None else given,
        order=order.note if order else "",
        plate=str(vehicle) if given else "",
        driver=_driver(booking, driver.resource.name if driver else "") if given else "",
        decided=_hand(order) if order else None,
    )
    return vehicle_request_pdf(paper)


def fuel_paper(viewer: Viewer, order: FuelOrder) -> bytes:
    """Return a fuel order with แบบ 4 of the trips since the vehicle's last order (domain 5.1).

    For who may read the order (`fuel_orders_visible_to`). Raises `PaperError`.
    """
    day = order.ordered_on
    row = order.vehicle
    refused, at = order.refused_at is not None, order.approved_at or order.refused_at
    by = order.approved_by or order.refused_by
    paper = FuelPaper(
        agency=agency(),
        book=str(order.year),
        number=str(order),
        asked_at=order.asked_at,
        station=order.station,
        vehicle=str(row),
        odometer=order.odometer,
        fuel=order.get_fuel_display(),
        litres=order.litres,
        asked=replace(hand_of(order.asked_by, None, on=day), at=order.asked_at),
        month_words=_month_words(order),
        over_reason=order.over_reason,
        allowed=None if at is None else not refused,
        refuse_reason=order.refuse_reason,
        filled_litres=order.filled_litres,
        filled_at=order.filled_at,
        price_satang=order.price_satang,
        bill=order.bill,
    )
    if by is not None and at is not None:
        on = bangkok_date(at)
        duty = approves_fuel(viewer_of(by, on=on), row.resource, on=on)
        paper = replace(paper, decided=replace(hand_of(by, duty, on=on), at=at))
    log = log_between(viewer, row, _since(order), day)
    return fuel_order_pdf(paper, log=log)


def _since(order: FuelOrder) -> date:
    """Return the day of the vehicle's order before, or the first day of the month."""
    before = FuelOrder.objects.filter(vehicle=order.vehicle, refused_at=None, pk__lt=order.pk)
    found = before.order_by("-pk").values_list("ordered_on", flat=True).first()
    return found or order.ordered_on.replace(day=1)


def _month_words(order: FuelOrder) -> str:
    criterion = criterion_of(order.vehicle_id, order.ordered_on)
    if criterion is None:
        return ""
    used = ordered_in_month(order.vehicle_id, order.ordered_on, but=order.pk)
    most = f"{criterion.month_litres:,.2f}"
    return f"เบิกนอกจากใบนี้ {used:,.2f} ลิตร เกณฑ์เดือนละไม่เกิน {most} ลิตร"


def _said(booking: Booking, steps: list[Step]) -> tuple[Step | None, Step | None]:
    """Return the head's opinion and the approver's order, as far as they still stand.

    A request that was moved and waits again has neither any more.
    """
    waits = State(booking.state) in (State.ASKED, State.WAITING, State.UNCONFIRMED)
    endorsed = None if waits else _last(steps, StepKind.ENDORSED)
    over = booking.state == State.REJECTED or booking.approved_at is not None
    refused = _last(steps, StepKind.REJECTED) if booking.afterwards else None
    order = _last(steps, *APPROVALS) if over else refused
    return endorsed, order


def _asked(booking: Booking, steps: list[Step], *, on: date) -> Hand:
    """Return the hand of who asked; a trip is asked for by somebody who works here."""
    if step := _last(steps, StepKind.ASKED):
        return _hand(step)
    assert booking.asked_by is not None
    return hand_of(booking.asked_by, None, on=on)


def _last(steps: list[Step], *kinds: StepKind) -> Step | None:
    return next((step for step in reversed(steps) if step.kind in kinds), None)


def _hand(step: Step) -> Hand:
    mode = ActingMode(step.acting_mode).label if step.acting_mode else ""
    return Hand(
        name=step.name,
        position=step.position,
        acting=str(mode),
        acting_for=step.acting_for,
        at=step.at,
    )


def _driver(booking: Booking, name: str) -> str:
    trip = getattr(booking, "trip", None)
    if trip is not None:
        return str(trip.driver_name)
    own = booking.asked_by.full_name if booking.asked_by else ""
    return own if booking.self_drive and not name else name
