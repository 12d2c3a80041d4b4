"""What a town's calendar has of its own, beside the days that are the same in every office."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from database.rows import Rows


class Holiday(models.Model):
    """A day that differs from the national calendar; only such days have a row.

    `off`: the office is closed (a local festival, a day the cabinet added at short notice).
    Otherwise it works that day, whatever the calendar or the weekday says.
    """

    day = models.DateField("วันที่")
    name = models.CharField("ชื่อวัน", max_length=200)
    off = models.BooleanField("เป็นวันหยุด")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    noted_at = models.DateTimeField()

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day"], name="a_day_is_noted_once"),
            models.CheckConstraint(condition=~Q(name=""), name="a_noted_day_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
