"""Unsafe requests of the API are done once: they carry an `Idempotency-Key`."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.utils import timezone
from psycopg.errors import LockNotAvailable
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.problems import Problem
from idempotency.once import Given, KeyUsedForAnother, once

SHORTEST, LONGEST = 8, 255


def answer_once(request: Request, do: Callable[[], Given]) -> Response:
    """Return the answer of `do`, or the one given before to the same key and request.

    Raises `Problem`: 400 without a fit key, 409 while the same key is at work, 422 when the key
    came with another request before.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not SHORTEST <= len(key) <= LONGEST:
        detail = f"ส่งหัวคำขอ Idempotency-Key ยาว {SHORTEST}-{LONGEST} ตัวอักษร ไม่ซ้ำในแต่ละรายการ"
        raise Problem("idempotency-key-needed", detail, status=400)
    by = request.user
    assert isinstance(by, Person)
    try:
        given = once(by=by, key=key, request=digest_of(request), at=timezone.now(), do=do)
    except KeyUsedForAnother as clash:
        detail = "Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว ใช้ค่าใหม่"
        raise Problem("idempotency-key-reused", detail, status=422) from clash
    except OperationalError as waiting:
        if not isinstance(waiting.__cause__, LockNotAvailable):
            raise
        detail = "คำขอเดียวกันกำลังทำอยู่ รอสักครู่แล้วส่งใหม่ด้วย Idempotency-Key เดิม"
        raise Problem("in-progress", detail, status=409) from waiting
    headers = {"Idempotent-Replayed": "true"} if given.replayed else None
    return Response(given.body, status=given.status, headers=headers)


def digest_of(request: Request) -> str:
    """Return a SHA-256 over method, path, fields and files of a request."""
    parts = [request.method or "", request.get_full_path()]
    if request.content_type == "application/json":
        parts.append(hashlib.sha256(request._request.body).hexdigest())
    else:
        fields: Any = request.data
        parts += [
            f"{name}={_text_of(value)}" for name in sorted(fields) for value in fields.getlist(name)
        ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _text_of(value: Any) -> str:
    if not hasattr(value, "chunks"):
        return str(value)
    value.seek(0)
    digest = hashlib.file_digest(value, "sha256").hexdigest()
    value.seek(0)
    return digest
