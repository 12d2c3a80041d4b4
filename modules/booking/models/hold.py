"""What a booking wants beside its resource, and what it holds: nothing is given twice."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from database.rows import Rows
from modules.booking.models.booking import Booking
from modules.booking.models.resource import Resource


class Extra(models.Model):
    """Something asked for with a booking: a projector, the driver of a trip, a tent."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="extras")
    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["booking", "resource"], name="extra_once_in_a_booking")
        ]

    def __str__(self) -> str:
        return str(self.resource)


class Hold(models.Model):
    """A resource is given to a booking for a time, set-up and clean-up included.

    Stands only while the booking is approved, in use or done. The database lets no two holds of
    one resource overlap: this is what makes giving a thing twice impossible.
    """

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="holds")
    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    during = DateTimeRangeField()

    objects = Rows()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="nothing_is_given_twice",
                expressions=[
                    ("resource", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False, during__lower_inf=False, during__upper_inf=False
                ),
                name="hold_has_two_ends",
            ),
        ]
        indexes = [
            # Free times of many: what one resource is given for, in order, without its rows.
            models.Index(
                models.F("resource"),
                models.F("during__startswith"),
                include=["during"],
                name="holds_of_a_resource",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.booking}"
