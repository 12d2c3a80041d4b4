"""Programs that speak to the API in somebody's name."""

import hashlib
import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import ApiToken, Person

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
_keys = itertools.count(1)


class Program:
    """A program with a person's token; unsafe requests carry a fresh key unless one is given."""

    def __init__(self, person: Person, host: str, module: str) -> None:
        self.base = f"/api/v1/{module}"
        self.token = f"tt_{person.username}"
        digest = hashlib.sha256(self.token.encode()).digest()
        self.row = ApiToken.objects.create(
            person=person, name="โปรแกรม", hint="tt_", made_at=NOON, digest=digest
        )
        self.client = Client(headers={"host": host, "authorization": f"Bearer {self.token}"})

    def get(self, path: str, **query: Any) -> Any:
        """Read."""
        return self.client.get(f"{self.base}/{path}", query)

    def post(self, path: str, body: dict[str, Any], key: str | None = None) -> Any:
        """Write, as JSON."""
        return self.client.post(
            f"{self.base}/{path}",
            json.dumps(body),
            content_type="application/json",
            headers={"idempotency-key": key or f"test-key-{next(_keys):06}"},
        )

    def upload(self, path: str, fields: dict[str, Any], key: str | None = None) -> Any:
        """Write, with files."""
        headers = {"idempotency-key": key or f"test-key-{next(_keys):06}"}
        return self.client.post(f"{self.base}/{path}", fields, headers=headers)


@pytest.fixture
def module() -> str:
    """The module that programs speak to."""
    return "saraban"


@pytest.fixture
def program_of(bangrak: Any, module: str) -> Callable[[Person], Program]:
    """Give a person a token and return the program that uses it at Bang Rak."""
    return lambda person: Program(person, f"bangrak.{settings.BASE_DOMAIN}", module)
