"""Circulating a letter to staff, who each acknowledge it (เวียนหนังสือ รับทราบ)."""

from django.db import models
from django.db.models import Q

from accounts.models import Person
from database.rows import Rows
from modules.saraban.models.incoming import IncomingLetter
from modules.saraban.models.outgoing import OutgoingLetter


class Circulation(models.Model):
    """A letter sent round to a list of people."""

    incoming = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="circulations"
    )
    outgoing = models.ForeignKey(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="circulations"
    )
    note = models.CharField("ข้อความ", max_length=500, default="", blank=True)
    due_on = models.DateField("รับทราบภายใน", null=True)
    sent_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    sent_at = models.DateTimeField()
    reminded_at = models.DateTimeField("เตือนล่าสุด", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(incoming__isnull=True) ^ Q(outgoing__isnull=True),
                name="circulation_of_one_letter",
            )
        ]

    def __str__(self) -> str:
        return str(self.letter)

    @property
    def letter(self) -> IncomingLetter | OutgoingLetter:
        """Return the letter that goes round, one received or one sent."""
        letter = self.incoming or self.outgoing
        assert letter is not None  # circulation_of_one_letter
        return letter


class CirculationCopy(models.Model):
    """One person's copy of a circulated letter, and when they acknowledged it."""

    circulation = models.ForeignKey(
        Circulation, on_delete=models.PROTECT, related_name="copies", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    acknowledged_at = models.DateTimeField(null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circulation", "person"], name="one_copy_a_person")
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=Q(acknowledged_at__isnull=True),
                name="copies_to_acknowledge",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
