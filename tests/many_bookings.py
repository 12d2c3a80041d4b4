"""More and more of everything that booking lists, for tests that count what a list asks."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import Office, Person
from modules.booking.models import (
    Accident,
    ApprovalRule,
    Booking,
    Closure,
    Driver,
    Extra,
    Feed,
    FuelOrder,
    Hold,
    Repair,
    Resource,
    ResourceKind,
    Series,
    State,
    Step,
    Trip,
    Validity,
    Vehicle,
)
from tests.bookings import make_resource, make_vehicle

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Rows:
    """What is listed of one hall, one car and one series; `grow` adds to each of its lists."""

    def __init__(self, office: Office, by: Person, car: Resource) -> None:
        self.office, self.by = office, by
        self.car = Vehicle.objects.get(pk=car.pk)
        self.hall = make_resource(ResourceKind.ROOM, "หอประชุมใหญ่", office, on_holidays=True)
        self.series = Series.objects.create(
            rule="FREQ=DAILY;COUNT=60", starts_at=timezone.now(), minutes=60, made_by=by,
            made_at=timezone.now(),
        )  # fmt: skip
        self.count = 0

    def grow(self, n: int = 1) -> None:
        """Add n of everything."""
        for _each in range(n):
            self.count += 1
            self._things()
            self._asked()
            self._driven()
            self._kept()

    def _things(self) -> None:
        n, at = self.count, timezone.now()
        room = make_resource(
            ResourceKind.ROOM, f"ห้อง {n}", self.office, outsiders=True, on_holidays=True
        )
        make_vehicle(f"กพ {n} พิจิตร", self.office)
        driver = make_resource(ResourceKind.DRIVER, f"นายขับ ที่ {n}", self.office)
        Driver.objects.create(resource=driver, licence_no=str(n))
        ApprovalRule.objects.create(sort=100 + n, resource=room, role="clerk", office=self.office)
        Feed.objects.create(person=self.by, resource=room, token_hash=f"{n:064}", made_at=at)
        Closure.objects.create(
            resource=self.hall, during=(at + n * DAY, at + n * DAY + HOUR), reason="ซ่อม",
            closed_by=self.by, closed_at=at,
        )  # fmt: skip

    def _asked(self) -> None:
        """Something that waits for the clerk, of a series, private and with an extra."""
        at = timezone.now() + self.count * DAY
        row = self._booking(
            self.hall, at, State.ENDORSED, waits_role="clerk", waits_office=self.office,
            series=self.series, private=bool(self.count % 2),
        )  # fmt: skip
        beside = make_resource(ResourceKind.EQUIPMENT, f"เครื่องฉาย {self.count}", self.office)
        Extra.objects.create(booking=row, resource=beside)
        Step.objects.create(booking=row, kind="asked", by=self.by, name="ก", at=at)

    def _driven(self) -> None:
        """A trip that is over, and one that nobody recorded."""
        n, at = self.count, timezone.now() - DAY - self.count * 4 * HOUR
        row = self._booking(self.car.resource, at, State.DONE, destination="อำเภอ")
        Hold.objects.create(booking=row, resource=self.car.resource, during=row.during)
        Trip.objects.create(
            booking=row, vehicle=self.car, driver_name="ก", year=2569, number=1000 + n, out_at=at,
            in_at=at + HOUR, out_km=n * 10, in_km=n * 10 + 5, out_by=self.by, gap_km=5,
        )  # fmt: skip
        self._booking(self.car.resource, at + 2 * HOUR, State.NO_SHOW, destination="อำเภอ")

    def _kept(self) -> None:
        n, at = self.count, timezone.now()
        day = at.date()
        Validity.objects.create(
            resource=self.car.resource, kind="tax", expires_on=day + n * DAY, noted_by=self.by,
            noted_at=at,
        )  # fmt: skip
        Repair.objects.create(
            vehicle=self.car, done_on=day, odometer=n, items="ยาง", price_satang=1, garage="อู่",
            ordered_by="ก", noted_by=self.by, noted_at=at,
        )  # fmt: skip
        Accident.objects.create(
            vehicle=self.car, happened_at=at, place="ก", damage="ก", driver_name="ก",
            user_name="ก", reported_by=self.by, reported_at=at,
        )  # fmt: skip
        FuelOrder.objects.create(
            vehicle=self.car, year=2569, number=1000 + n, ordered_on=day, station="ก",
            fuel="diesel", litres=Decimal(10), odometer=n, asked_by=self.by, asked_at=at,
            waits_role="clerk", waits_office=self.office,
        )  # fmt: skip

    def _booking(self, resource: Resource, at: datetime, state: State, **more: Any) -> Booking:
        return Booking.objects.create(
            resource=resource, during=(at, at + HOUR), state=state, title=f"งานที่ {self.count}",
            asked_by=self.by, office=self.office, asked_at=timezone.now(), **more,
        )  # fmt: skip
