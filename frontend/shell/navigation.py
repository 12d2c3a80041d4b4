"""The pages of the product by module, and who is shown the way to each."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop

from accounts.duties import Viewer
from accounts.models import Role


@dataclass(frozen=True)
class Page:
    """A page to which there is a way: its URL name, its words (Thai), its icon.

    `key` is that of its number in `counts.counts_of`; `roles` are those who are shown the way
    (empty: everybody). What a page shows is decided behind it, never here.
    """

    name: str
    label: str
    icon: str
    key: str = ""
    roles: tuple[Role, ...] = ()
    words: str = ""  # other words by which it is found


@dataclass(frozen=True)
class Group:
    """Pages of one module, under its title (empty: no title)."""

    title: str
    pages: tuple[Page, ...]


ADMIN = (Role.LOCAL_ADMIN,)
GROUPS = (
    Group("", (Page("saraban:inbox", gettext_noop("งานของฉัน"), "inbox", "inbox"),)),
    Group(
        gettext_noop("สารบรรณ"),
        (
            Page("saraban:incoming", gettext_noop("หนังสือรับ"), "in"),
            Page("saraban:outgoing", gettext_noop("หนังสือส่ง"), "out"),
            Page("saraban:drafts", gettext_noop("ร่างและรอลงนาม"), "pen"),
        ),
    ),
    Group(
        gettext_noop("ดูแลระบบ"),
        (
            Page("accounts:offices", gettext_noop("หน่วยงานและตำแหน่ง"), "office", "", ADMIN),
            Page("accounts:people", gettext_noop("บุคลากร"), "people", "", ADMIN, "ผู้ใช้ สิทธิ์"),
        ),
    ),
    Group("", (Page("shell:help", gettext_noop("วิธีใช้"), "help", words="ช่วยเหลือ แป้นพิมพ์ลัด"),)),
)
# Found by the palette, but not in the menu.
OTHERS = (
    Page("accounts:me", gettext_noop("ข้อมูลของฉัน"), "user", words="ลายมือชื่อ โปรไฟล์ ภาษา"),
    Page("accounts:password", gettext_noop("เปลี่ยนรหัสผ่าน"), "key"),
    Page("accounts:sessions", gettext_noop("เครื่องที่เข้าใช้อยู่"), "screen", words="ออกจากระบบทุกเครื่อง"),
    Page("accounts:tokens", gettext_noop("รหัสสำหรับโปรแกรม"), "link", words="api token"),
    Page("shell:notices", gettext_noop("แจ้งเตือน"), "bell"),
)


def navigation(viewer: Viewer, *, path: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the menu as `shell/_nav.html` draws it; the page being read is marked current."""
    groups = []
    for group in GROUPS:
        shown = [(page, url) for page in group.pages if (url := _way(viewer, page))]
        if shown:
            items = [_item(page, url, path, counts) for page, url in shown]
            groups.append({"title": gettext(group.title) if group.title else "", "items": items})
    return groups


def pages_for(viewer: Viewer) -> list[tuple[Page, str]]:
    """Return every page a viewer is shown the way to, with its address."""
    pages = [*(page for group in GROUPS for page in group.pages), *OTHERS]
    return [(page, url) for page in pages if (url := _way(viewer, page))]


def _way(viewer: Viewer, page: Page) -> str:
    if page.roles and not viewer.is_any(*page.roles):
        return ""
    try:
        return reverse(page.name)
    except NoReverseMatch:
        return ""


def _item(page: Page, url: str, path: str, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "label": gettext(page.label),
        "url": url,
        "icon": page.icon,
        "key": page.key,
        "count": counts.get(page.key, 0),
        "current": path == url or path.startswith(url.rstrip("/") + "/"),
    }
