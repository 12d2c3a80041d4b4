"""Notices to people: the lines behind the bell."""

from django.conf import settings
from django.db import models

from database.rows import Rows


class Notice(models.Model):
    """One line for one person; `url` is where it leads."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    text = models.CharField(max_length=600)
    url = models.CharField(max_length=200, default="")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = Rows()

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="notices_of_a_person")]

    def __str__(self) -> str:
        return self.text
