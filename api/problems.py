"""Errors of the API as problem details (RFC 9457), in Thai, with a type a program can read."""

import logging
import uuid
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

log = logging.getLogger(__name__)
PROBLEM = "application/problem+json"
TITLES = {
    400: "คำขอไม่ถูกรูปแบบ",
    401: "ต้องยืนยันตัวตน",
    403: "ท่านไม่มีสิทธิทำรายการนี้",
    404: "ไม่พบข้อมูล",
    405: "ใช้วิธีนี้กับที่อยู่นี้ไม่ได้",
    406: "ไม่มีคำตอบในรูปแบบที่ขอ",
    409: "ขัดกับข้อมูลที่มีอยู่",
    413: "แฟ้มใหญ่เกินกำหนด",
    415: "ไม่รับข้อมูลชนิดนี้",
    422: "ข้อมูลไม่ถูกต้อง",
    429: "เรียกใช้บ่อยเกินกำหนด",
    500: "ระบบขัดข้อง",
    503: "ระบบไม่พร้อมชั่วคราว",
}
# What is said of an answer that no door of the API gave, by its status.
_UNTOLD = {
    400: ("parse-error", "อ่านคำขอไม่ได้ ตรวจว่าเป็น JSON หรือ multipart ที่ถูกต้อง"),
    403: ("permission-denied", "ท่านไม่มีสิทธิทำรายการนี้ หรือหน่วยงานนี้เปิดให้อ่านอย่างเดียว"),
    404: ("not-found", "ไม่มีที่อยู่นี้ หรือหน่วยงานไม่ได้เปิดใช้งานส่วนนี้"),
    503: ("unavailable", "ระบบไม่พร้อมชั่วคราว รอสักครู่แล้วส่งใหม่ด้วยคีย์เดิม"),
}
_FAILED = ("failed", "ระบบขัดข้อง ส่งใหม่ด้วยคีย์เดิมได้ ถ้ายังเป็นอยู่ แจ้งผู้ดูแลระบบ")


class Problem(exceptions.APIException):
    """A refusal with a name of its own, such as `already-registered`; `facts` go beside it.

    `wait` is after how many seconds to try again, where that is known.
    """

    wait: int | None = None

    def __init__(self, name: str, detail: str, *, status: int, **facts: Any) -> None:
        super().__init__(detail, code=name)
        self.status_code = status
        self.facts = facts


def problem(trouble: Exception, context: dict[str, Any]) -> Response | None:
    """Return the answer to an error in a view, or None for what no client caused."""
    if isinstance(trouble, Http404 | ObjectDoesNotExist):
        trouble = exceptions.NotFound()
    elif isinstance(trouble, PermissionDenied):
        trouble = exceptions.PermissionDenied(str(trouble) or None)
    if not isinstance(trouble, exceptions.APIException):
        return None
    status = 422 if isinstance(trouble, exceptions.ValidationError) else trouble.status_code
    body = {**_head(_name(trouble), status), **getattr(trouble, "facts", {})}
    if isinstance(trouble, exceptions.ValidationError):
        body["errors"] = trouble.detail
    else:
        body["detail"] = str(trouble.detail)
    answer = Response(body, status=status, content_type=PROBLEM)
    if challenge := getattr(trouble, "auth_header", None):
        answer["WWW-Authenticate"] = challenge
    if wait := getattr(trouble, "wait", None):
        answer["Retry-After"] = str(round(wait))
    return answer


def refused(page: HttpResponse) -> HttpResponse:
    """Return the problem that an error page tells, with its headers but not its cookies."""
    name, detail = _UNTOLD.get(page.status_code, _FAILED)
    body = {**_head(name, page.status_code), "detail": detail}
    said = {"ensure_ascii": False}
    answer = JsonResponse(
        body, status=page.status_code, content_type=PROBLEM, json_dumps_params=said
    )
    for header, value in page.items():
        if header not in ("Content-Type", "Content-Length", "Content-Language"):
            answer[header] = value
    return answer


def _head(name: str, status: int) -> dict[str, Any]:
    return {
        "type": f"/api/problems/{name}",
        "title": TITLES.get(status, "ทำรายการไม่สำเร็จ"),
        "status": status,
        "instance": f"urn:uuid:{uuid.uuid4()}",
    }


def _name(trouble: exceptions.APIException) -> str:
    if isinstance(trouble, exceptions.ValidationError):
        return "invalid"
    code = getattr(trouble.detail, "code", trouble.default_code)
    return str(code).replace("_", "-")
