"""The pages of one's own account, as tabs."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the tabs as `components/tabs.html` draws them."""
    pages = [
        ("accounts:me", gettext("ข้อมูลของฉัน")),
        ("accounts:password", gettext("รหัสผ่าน")),
        ("accounts:sessions", gettext("เครื่องที่เข้าใช้อยู่")),
        ("accounts:tokens", gettext("รหัสสำหรับโปรแกรม")),
    ]
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]
