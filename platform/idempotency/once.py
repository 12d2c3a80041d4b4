"""Do a request once, however often it is sent (`Idempotency-Key`, reliability D7)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Person
from database.work import atomic, connection_here
from idempotency.models import Answer


class KeyUsedForAnother(Exception):
    """The key was sent before with another request."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is answered: an HTTP status and a JSON body; `replayed` if it was answered before."""

    status: int
    body: Any
    replayed: bool = False


@atomic()
def once(*, by: Person, key: str, request: str, at: datetime, do: Callable[[], Given]) -> Given:
    """Return what `do` answers, or what it answered when the same request came first.

    `request` is a digest of the whole request. The answer is kept in the transaction of its
    effect; refusals (4xx) had no effect and are not kept. Two that come at once go one after
    the other. Raises `KeyUsedForAnother` for a known key with another request.
    """
    with connection_here().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [key, by.pk])
    kept = Answer.objects.filter(person=by, key=key).first()
    if kept is not None:
        if kept.request != request:
            raise KeyUsedForAnother(key)
        return Given(status=kept.status, body=kept.body, replayed=True)
    given = do()
    if given.status < 300:
        body = json.loads(json.dumps(given.body, default=str))
        Answer.objects.create(
            person=by, key=key, request=request, status=given.status, body=body, at=at
        )
    return given
