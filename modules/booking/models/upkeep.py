"""What a vehicle costs: fuel orders, repairs (แบบ 6) and accidents (แบบ 5)."""

from django.db import models
from django.db.models import Q

from accounts.models import Office, Person
from database.rows import Rows
from modules.booking.models.trip import Trip
from modules.booking.models.vehicle import Fuel, Vehicle


class FuelOrder(models.Model):
    """An order to fill a vehicle (ใบสั่งจ่ายน้ำมัน): asked for, approved, filled.

    `number` runs per พ.ศ. in one book. `over_reason` says why it may pass the month's ceiling.
    `waits_role` and `waits_office` name the post whose turn it is, empty when it is nobody's.
    """

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="fuel_orders")
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("เลขที่")
    trip = models.ForeignKey(
        Trip, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    ordered_on = models.DateField("วันที่")
    station = models.CharField("ปั๊ม", max_length=120)
    fuel = models.CharField("ชนิดน้ำมัน", max_length=12, choices=Fuel)
    litres = models.DecimalField("จำนวนลิตร", max_digits=7, decimal_places=2)
    odometer = models.PositiveIntegerField("เลขไมล์ (กม.)")
    over_reason = models.CharField("เหตุที่เกินเกณฑ์เดือน", max_length=300, default="", blank=True)
    asked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    asked_at = models.DateTimeField()
    waits_role = models.CharField(max_length=20, default="", blank=True)  # accounts.models.Role
    waits_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    approved_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    refused_at = models.DateTimeField(null=True)
    refuse_reason = models.CharField(max_length=300, default="", blank=True)
    # What was filled and paid, when the bill came: may be less than was ordered.
    filled_at = models.DateTimeField(null=True)
    filled_litres = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    price_satang = models.PositiveBigIntegerField("เงิน (สตางค์)", null=True)
    bill = models.CharField("เลขที่ใบเสร็จ", max_length=60, default="", blank=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="fuel_order_number_once_a_year"
            ),
            models.CheckConstraint(condition=Q(litres__gt=0), name="fuel_order_is_for_some"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True),
                name="fuel_order_is_approved_or_refused",
            ),
            models.CheckConstraint(
                condition=Q(filled_at__isnull=True)
                | Q(approved_at__isnull=False, filled_litres__gt=0, price_satang__isnull=False),
                name="fuel_is_filled_when_approved",
            ),
        ]
        indexes = [
            models.Index(fields=["ordered_on"], name="fuel_orders_by_day"),
            models.Index(
                fields=["waits_role", "waits_office"],
                condition=~Q(waits_role=""),
                name="fuel_orders_waiting_for_a_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class Repair(models.Model):
    """One line of รายละเอียดการซ่อมบำรุง (แบบ 6)."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="repairs")
    done_on = models.DateField("วันที่")
    odometer = models.PositiveIntegerField("เลขไมล์ (กม.)")
    items = models.TextField("รายการซ่อม")
    price_satang = models.PositiveBigIntegerField("ราคา (สตางค์)")
    garage = models.CharField("อู่", max_length=200)
    ordered_by = models.CharField("ผู้สั่งซ่อม", max_length=200)
    noted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    noted_at = models.DateTimeField()

    objects = Rows()

    class Meta:
        indexes = [models.Index(fields=["done_on"], name="repairs_by_day")]

    def __str__(self) -> str:
        return f"{self.vehicle} {self.done_on}"


class AccidentKind(models.TextChoices):
    """What happened to a vehicle."""

    ACCIDENT = "accident", "อุบัติเหตุ"
    LOSS = "loss", "สูญหาย"


class Accident(models.Model):
    """A report of an accident or a loss (แบบ 5)."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="accidents")
    trip = models.ForeignKey(
        Trip, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=8, choices=AccidentKind, default=AccidentKind.ACCIDENT)
    happened_at = models.DateTimeField("วันเวลาที่เกิด")
    place = models.CharField("สถานที่", max_length=300)
    counterpart = models.CharField("คู่กรณี", max_length=300, default="", blank=True)
    damage = models.TextField("ความเสียหาย")
    account = models.TextField("เหตุการณ์", default="", blank=True)
    driver_name = models.CharField("พนักงานขับ", max_length=200)
    user_name = models.CharField("ผู้ใช้รถ", max_length=200)
    reported_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    reported_at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.vehicle}"
