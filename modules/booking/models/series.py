"""A booking that comes again: its rule, as RFC 5545 writes it."""

from django.db import models

from accounts.models import Person
from database.rows import Rows


class Series(models.Model):
    """Bookings made by one rule (RRULE), each a booking of its own, changed alone or with others.

    When a series is changed from one day on it is split: this one ends before, another begins.
    """

    rule = models.CharField("กฎ", max_length=300)  # FREQ=WEEKLY;BYDAY=MO;UNTIL=… without DTSTART
    starts_at = models.DateTimeField("เริ่ม")
    minutes = models.PositiveIntegerField("นาที")
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    made_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    made_at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return self.rule
