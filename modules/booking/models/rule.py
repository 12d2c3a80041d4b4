"""Who approves what: the lines of the approval matrix (ผู้มีอำนาจสั่งใช้รถ ผู้อนุญาตใช้ห้อง)."""

from django.db import models

from accounts.models import Office
from database.rows import Rows
from modules.booking.models.resource import Resource, ResourceKind


class Reach(models.TextChoices):
    """How far a trip goes."""

    DISTRICT = "district", "ในเขตอำเภอ"
    PROVINCE = "province", "ต่างอำเภอในจังหวัด"
    OUTSIDE = "outside", "นอกเขตจังหวัด"


class ApprovalRule(models.Model):
    """One line of the matrix: bookings that fit it are approved by a post.

    The lowest `sort` that fits counts. An empty condition fits everything; an empty `role` means
    that nobody needs to approve. `office` is where the role sits; null: the resource's own office.
    """

    sort = models.PositiveSmallIntegerField("ลำดับ", unique=True)
    kind = models.CharField(max_length=10, choices=ResourceKind, default="", blank=True)
    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, null=True, related_name="rules"
    )
    reach = models.CharField("เขตเดินทาง", max_length=8, choices=Reach, default="", blank=True)
    over_km = models.PositiveIntegerField("ระยะทางเกิน (กม.)", null=True)
    overnight = models.BooleanField("ค้างคืน", null=True)
    outsider = models.BooleanField("ประชาชนขอ", null=True)
    head_first = models.BooleanField("ผ่านหัวหน้าหน่วยงานก่อน", default=False)
    role = models.CharField("ผู้อนุมัติ", max_length=20, default="", blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.sort} {self.role}"
