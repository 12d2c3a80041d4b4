"""Sessions: where a person is signed in, listed for them and ended by them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from accounts.models.person import Person
from database.rows import Rows


class Session(AbstractBaseSession):
    """One browser that is signed in, or about to be; it lives in the town's own schema."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=300, default="")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Rows[Session]] = Rows()  # type: ignore[assignment]
