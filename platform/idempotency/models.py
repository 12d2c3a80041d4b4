"""Answers given to requests that carried an Idempotency-Key."""

from django.conf import settings
from django.db import models

from database.rows import Rows


class Answer(models.Model):
    """What was answered to a request, so that the same request gets the same answer.

    Written in the transaction that had the effect. `request` is the SHA-256 of the request.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    key = models.CharField(max_length=255, db_collation="C")
    request = models.CharField(max_length=64, db_collation="C")
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    at = models.DateTimeField()

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="idempotency_key_once")
        ]

    def __str__(self) -> str:
        return self.key
