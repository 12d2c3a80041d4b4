"""When a resource is to be had: its hours of the week, and when it is closed."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from database.rows import Rows
from modules.booking.models.resource import Resource


class OpenHours(models.Model):
    """When a resource may be used on one day of the week; without any row, always.

    `weekday` is 1 (Monday) to 7; times are of Bangkok, and a day without a row is closed.
    """

    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="hours", db_index=False
    )
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "weekday"], name="hours_once_a_weekday"),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")) & Q(weekday__range=(1, 7)),
                name="hours_close_after_they_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H.%M}-{self.closes:%H.%M}"


class ClosureKind(models.TextChoices):
    """Why a resource is not to be had for a while."""

    CLOSED = "closed", "งดใช้"
    REPAIR = "repair", "ซ่อม"
    LEAVE = "leave", "ลา"


class Closure(models.Model):
    """A resource is not to be had from one moment to another: repairs, a driver's leave.

    New bookings are refused; those that stand already are listed to whoever closes it.
    """

    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="closures", db_index=False
    )
    kind = models.CharField(max_length=8, choices=ClosureKind, default=ClosureKind.CLOSED)
    during = DateTimeRangeField()
    reason = models.CharField("เหตุผล", max_length=200)
    closed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    closed_at = models.DateTimeField()
    ended_at = models.DateTimeField("เปิดใช้ตามเดิมเมื่อ", null=True)
    ended_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )

    objects = Rows()

    class Meta:
        indexes = [
            models.Index(
                fields=["resource"], condition=Q(ended_at__isnull=True), name="closures_of_resource"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False, during__lower_inf=False, during__upper_inf=False
                ),
                name="closure_has_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.reason}"
