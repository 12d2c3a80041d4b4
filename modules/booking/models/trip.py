"""One journey of a vehicle: a line of its log (แบบ 4)."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from database.rows import Rows
from files.models import StoredFile
from modules.booking.models.booking import Booking
from modules.booking.models.vehicle import Driver, Vehicle


class Trip(models.Model):
    """One line of บันทึกการใช้รถ (แบบ 4): out and in, with readings. Of one booking.

    `number` runs per vehicle and พ.ศ. `gap_km` is what the odometer had moved since the last trip
    without a record (ใช้รถโดยไม่มีบันทึก); auditors look at it first.
    """

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="trip")
    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="trips")
    driver = models.ForeignKey(
        Driver, on_delete=models.PROTECT, null=True, related_name="trips", db_index=False
    )
    driver_name = models.CharField("พนักงานขับรถ", max_length=200)  # as it was, or who drove it
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("ลำดับที่")
    out_at = models.DateTimeField("ออกเดินทาง")
    out_km = models.PositiveIntegerField("เลขไมล์เมื่อออก")
    out_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    out_photo = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    gap_km = models.PositiveIntegerField("ระยะที่ไม่มีบันทึก", default=0)
    in_at = models.DateTimeField("กลับถึง", null=True)
    in_km = models.PositiveIntegerField("เลขไมล์เมื่อกลับ", null=True)
    in_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    in_photo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    remark = models.CharField("หมายเหตุ", max_length=300, default="", blank=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "year", "number"], name="trip_number_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["vehicle"], condition=Q(in_at__isnull=True), name="vehicle_is_out_once"
            ),
            models.CheckConstraint(
                condition=Q(in_at__isnull=True, in_km__isnull=True)
                | Q(in_at__gt=F("out_at"), in_km__gte=F("out_km")),
                name="trip_comes_back_later_and_further",
            ),
        ]
        indexes = [models.Index(fields=["out_at"], name="trips_by_day")]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def distance_km(self) -> int | None:
        """Return how far it went, once it is back."""
        return None if self.in_km is None else self.in_km - self.out_km
