"""Who may know of a secret letter."""

from django.db import models

from accounts.models import Person
from database.rows import Rows
from modules.saraban.models.draft import Draft
from modules.saraban.models.incoming import IncomingLetter
from modules.saraban.models.outgoing import OutgoingLetter


class NamedReader(models.Model):
    """A person named to read one secret letter or draft; everybody else does not know of it."""

    incoming = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="readers"
    )
    outgoing = models.ForeignKey(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="readers"
    )
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    named_at = models.DateTimeField()

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incoming", "outgoing", "draft", "person"],
                nulls_distinct=False,
                name="reader_named_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
