"""The audit trail. Rows are only ever added."""

from django.conf import settings
from django.db import models

from database.rows import Rows


class Entry(models.Model):
    """One line of the trail: who did what to which thing, when, and what it said then."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    action = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)

    objects = Rows()

    class Meta:
        indexes = [models.Index(fields=["subject", "id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
