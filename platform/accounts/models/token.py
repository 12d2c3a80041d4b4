"""API tokens that a person makes for a program that works in their name."""

from django.db import models

from accounts.models.person import Person
from database.rows import Rows


class ApiToken(models.Model):
    """A personal API token. Only its hash is kept; the token is shown once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField("ชื่อ", max_length=100)
    hint = models.CharField(max_length=12)  # its first letters, to tell tokens apart
    digest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    expires_on = models.DateField("ใช้ได้ถึงวันที่", null=True)
    used_at = models.DateTimeField("ใช้ล่าสุด", null=True)
    revoked_at = models.DateTimeField("เพิกถอนเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="token_once")]

    def __str__(self) -> str:
        return self.name
