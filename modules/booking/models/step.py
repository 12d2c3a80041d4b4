"""What was done with a booking, and by whom."""

from django.db import models

from accounts.models import ActingMode, Person
from database.rows import Rows
from modules.booking.models.booking import Booking


class StepKind(models.TextChoices):
    """What was done with a booking."""

    ASKED = "asked", "ขอใช้"
    CONFIRMED = "confirmed", "ยืนยันตัวตน"
    ENDORSED = "endorsed", "เห็นควรอนุญาต"
    APPROVED = "approved", "อนุมัติ"
    APPROVED_AFTERWARDS = "afterwards", "อนุญาตภายหลัง"
    REJECTED = "rejected", "ไม่อนุมัติ"
    CANCELLED = "cancelled", "ยกเลิก"
    MOVED = "moved", "เปลี่ยนเวลา"
    CHANGED = "changed", "แก้ไขรายละเอียด"
    OFFERED = "offered", "ถึงคิว"
    DRIVER = "driver", "มอบพนักงานขับรถ"
    SUBSTITUTED = "substituted", "เปลี่ยนให้ใช้แทน"
    CHECKED_IN = "checked_in", "เริ่มใช้"
    CHECKED_OUT = "checked_out", "คืนแล้ว"
    NO_SHOW = "no_show", "ไม่มาใช้ ปล่อยคืน"
    PAID = "paid", "ชำระค่าธรรมเนียม"
    REMINDED = "reminded", "เตือน"


class Step(models.Model):
    """One line of a booking's path; only ever added. Its key tells screens that something changed.

    Name, post and acting mode are kept as they were, for แบบ 3 prints them as they were. `by` is
    null when an outsider or the clock did it.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind)
    by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    name = models.CharField(max_length=250, default="", blank=True)
    position = models.CharField(max_length=200, default="", blank=True)
    acting_mode = models.CharField(max_length=16, choices=ActingMode, default="", blank=True)
    acting_for = models.CharField(max_length=200, default="", blank=True)
    note = models.TextField("ข้อความ", default="", blank=True)
    at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
