"""The description of the API for people and programs: openapi.yaml and a page to try it."""

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

OPENAPI = Path(__file__).parent / "openapi.yaml"
SCRIPT = """
window.addEventListener("load", () => SwaggerUIBundle({
  url: "/api/openapi.yaml", dom_id: "#api", deepLinking: true, tryItOutEnabled: true,
  requestInterceptor: (request) => {
    const token = document.cookie.match(/csrf=([^;]+)/);
    if (token) request.headers["X-CSRFToken"] = token[1];
    return request;
  },
}));
"""
# What each problem type means and what to do; `type` of a problem leads to its page.
PROBLEMS = {
    "invalid": "ค่าที่ส่งมาไม่ถูกต้อง ดูรายการใน errors แล้วแก้ไข",
    "already-registered": "หนังสือฉบับนี้ลงทะเบียนรับแล้ว ดู existing หรือส่ง repeat_reason พร้อมเหตุผล",
    "clash": "เวลานี้ให้ผู้อื่นไปแล้ว ดู clashes แล้วเลือกเวลาอื่น หรือส่ง join_queue เพื่อรอคิว",
    "occurrences-clash": "บางครั้งของการจองซ้ำจองไม่ได้ ดู occurrences หรือส่ง skip_clashes เพื่อข้าม",
    "wrong-state": "สถานะของรายการเปลี่ยนไปแล้ว อ่านรายการใหม่ก่อนทำต่อ",
    "zone-needed": "เวลาต้องมีเขตเวลาที่รู้จัก เช่น 2026-11-23T09:30:00+07:00",
    "idempotency-key-needed": "คำขอที่เปลี่ยนข้อมูลต้องมีหัวคำขอ Idempotency-Key",
    "idempotency-key-reused": "Idempotency-Key เดิมมาพร้อมคำขอที่ต่างจากครั้งแรก",
    "in-progress": "คำขอเดียวกันกำลังทำอยู่ รอแล้วส่งใหม่ด้วยคีย์เดิม",
    "not-authenticated": "ส่ง Authorization: Bearer ตามด้วยรหัสที่สร้างในหน้าตั้งค่า",
    "authentication-failed": "รหัสไม่ถูกต้อง หมดอายุ หรือถูกเพิกถอน สร้างรหัสใหม่ในหน้าตั้งค่า",
    "permission-denied": "ผู้ถือรหัสไม่มีสิทธิทำรายการนี้ในหน่วยงาน",
    "not-found": "ไม่มีข้อมูลนี้ หรือผู้ถือรหัสไม่มีสิทธิเห็น",
    "parse-error": "อ่านคำขอไม่ได้ ตรวจว่าเป็น JSON หรือ multipart ที่ถูกต้อง",
    "method-not-allowed": "ที่อยู่นี้ไม่รับวิธีที่ใช้ ดูรายการในเอกสาร",
    "unavailable": "ระบบไม่พร้อมชั่วคราว รอตาม Retry-After แล้วส่งใหม่ด้วยคีย์เดิม",
    "failed": "ระบบขัดข้อง ส่งใหม่ด้วยคีย์เดิมได้ ถ้ายังเป็นอยู่ แจ้งผู้ดูแลระบบ",
    "unsupported-media-type": "ส่งเป็น application/json หรือ multipart/form-data",
}


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the committed description of the API."""
    return HttpResponse(OPENAPI.read_bytes(), content_type="application/yaml")


@require_safe
@csp_override(
    {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],  # the page builder of the docs needs it
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
)
def docs(request: HttpRequest) -> HttpResponse:
    """Show the page on which the API can be read and tried."""
    return render(request, "shell/api_docs.html")


@require_safe
def docs_script(request: HttpRequest) -> HttpResponse:
    """Return the script that starts that page."""
    return HttpResponse(SCRIPT, content_type="text/javascript")


@require_safe
def problem_page(request: HttpRequest, name: str) -> HttpResponse:
    """Say in words what a problem type means."""
    if name not in PROBLEMS:
        raise Http404
    return HttpResponse(PROBLEMS[name], content_type="text/plain; charset=utf-8")
