"""Private addresses at which a calendar program reads bookings (iCalendar)."""

from django.db import models
from django.db.models import Q

from accounts.models import Person
from database.rows import Rows
from modules.booking.models.resource import Resource


class Feed(models.Model):
    """One address of one person: their own bookings, or those of a resource; revocable.

    Only the hash of the address's secret part is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    token_hash = models.CharField(max_length=64, unique=True, db_collation="C")
    made_at = models.DateTimeField()
    read_at = models.DateTimeField("อ่านล่าสุด", null=True)
    revoked_at = models.DateTimeField("ยกเลิกเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "resource"],
                condition=Q(revoked_at__isnull=True),
                nulls_distinct=False,
                name="one_feed_of_a_person_and_resource",
            )
        ]

    def __str__(self) -> str:
        return str(self.resource or self.person)
