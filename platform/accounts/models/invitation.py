"""Invitations: a link, used once, by which a person sets a password of their own."""

from django.db import models

from accounts.models.person import Person
from database.rows import Rows


class Invitation(models.Model):
    """A one-time link for one person. Only its hash is kept; the link is shown once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    digest = models.BinaryField(max_length=32)
    made_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField("ใช้ได้ถึง")
    used_at = models.DateTimeField("ใช้เมื่อ", null=True)
    withdrawn_at = models.DateTimeField("ยกเลิกเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="invitation_once"),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
