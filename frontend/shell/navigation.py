"""The pages of the product by module, and who is shown the way to each."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
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
    under: str = ""  # addresses of pages that belong to it but do not stand below it

    def reach(self, path: str) -> int:
        """Return how much of an address is this page's: the page that has most is the current."""
        url = reverse(self.name)
        if path == url:
            return len(path)
        mine = [start for start in (url + "/", self.under) if start and path.startswith(start)]
        return max(map(len, mine), default=0)


@dataclass(frozen=True)
class Group:
    """Pages under a title (empty: no title), hidden where the town has not opened `module`."""

    title: str
    pages: tuple[Page, ...]
    module: str = ""  # empty: of no module, always there


ADMIN = (Role.LOCAL_ADMIN,)
REGISTRY = (Role.REGISTRY_CENTRAL, Role.REGISTRY_DIVISION)
# Who looks after things that are lent, heads an office, or checks the house.
ANSWERABLE = (
    *ADMIN, *REGISTRY, Role.CHIEF_EXECUTIVE, Role.DEPUTY_EXECUTIVE, Role.CLERK, Role.DEPUTY_CLERK,
    Role.DIVISION_DIRECTOR, Role.SECTION_HEAD, Role.SUPPLY_OFFICER, Role.AUDITOR,
)  # fmt: skip
GROUPS = (
    Group("", (Page("home:inbox", gettext_noop("งานของฉัน"), "inbox", "inbox"),)),
    Group(
        gettext_noop("สารบรรณ"),
        (
            Page("saraban:register", gettext_noop("ลงทะเบียนรับ"), "stamp", roles=REGISTRY),
            Page("saraban:incoming", gettext_noop("หนังสือรับ"), "in", under="/saraban/incoming/"),
            Page("saraban:outgoing", gettext_noop("หนังสือส่ง"), "out", under="/saraban/outgoing/"),
            Page("saraban:drafts", gettext_noop("ร่างและรอลงนาม"), "pen"),
            Page("saraban:reservations", gettext_noop("จองเลข"), "calendar", roles=REGISTRY),
        ),
        "saraban",
    ),
    Group(
        gettext_noop("จองห้องและรถ"),
        (
            Page(
                "booking:calendar",
                gettext_noop("ปฏิทินการจอง"),
                "calendar",
                words="จองห้องและรถ ห้องประชุม รถส่วนกลาง",
                under="/booking/",
            ),
            Page("booking:list", gettext_noop("รายการจอง"), "list", words="ทะเบียนการจอง รออนุมัติ"),
            Page("booking:driver", gettext_noop("งานขับรถ"), "car", roles=(Role.DRIVER,)),
            Page("booking:fuel", gettext_noop("น้ำมันรถ"), "fuel", words="ใบสั่งจ่ายน้ำมัน"),
            Page("booking:feeds", gettext_noop("ปฏิทินในโทรศัพท์"), "link", words="google ical ไอโฟน"),
        ),
        "booking",
    ),
    Group(
        gettext_noop("ดูแลห้องและรถ"),
        (
            Page(
                "booking:resources",
                gettext_noop("สิ่งที่ให้จอง"),
                "rooms",
                words="ห้องประชุม อุปกรณ์ เต็นท์ เพิ่มห้อง งดใช้ ค่าธรรมเนียม",
            ),
            Page(
                "booking:vehicles",
                gettext_noop("บัญชีรถ"),
                "car",
                words="ทะเบียนรถ พนักงานขับรถ บันทึกการใช้รถ ซ่อม แบบ 4",
                under="/booking/drivers",
            ),
            Page(
                "booking:rules",
                gettext_noop("ผู้อนุมัติ"),
                "checks",
                roles=(*ADMIN, Role.CLERK),
                words="อำนาจอนุมัติ ผู้มีอำนาจสั่งใช้รถ",
            ),
            Page("booking:holidays", gettext_noop("วันหยุด"), "sun", roles=ADMIN),
            Page(
                "booking:reports",
                gettext_noop("รายงานการจอง"),
                "chart",
                roles=ANSWERABLE,
                words="สถิติ การใช้ห้อง การใช้รถ น้ำมัน ค่าธรรมเนียม",
            ),
        ),
        "booking",
    ),
    Group(
        gettext_noop("ดูแลระบบ"),
        (
            Page("accounts:offices", gettext_noop("หน่วยงาน"), "office", "", ADMIN, "ตำแหน่ง กอง"),
            Page("accounts:people", gettext_noop("บุคลากร"), "people", "", ADMIN, "ผู้ใช้ สิทธิ์"),
        ),
    ),
    Group(
        gettext_noop("ช่วยเหลือ"),
        (Page("shell:help", gettext_noop("วิธีใช้"), "help", words="ช่วยเหลือ แป้นพิมพ์ลัด"),),
    ),
)
# Found by the palette, but not in the menu.
OTHERS = (
    Page("accounts:me", gettext_noop("ข้อมูลของฉัน"), "user", words="ลายมือชื่อ โปรไฟล์ ภาษา"),
    Page("accounts:password", gettext_noop("เปลี่ยนรหัสผ่าน"), "key"),
    Page("accounts:sessions", gettext_noop("เครื่องที่เข้าใช้อยู่"), "screen", words="ออกจากระบบทุกเครื่อง"),
    Page("accounts:tokens", gettext_noop("รหัสสำหรับโปรแกรม"), "link", words="api token"),
    Page("shell:notices", gettext_noop("แจ้งเตือน"), "bell"),
)


def navigation(
    viewer: Viewer, *, path: str, counts: dict[str, int], modules: Collection[str]
) -> list[dict[str, Any]]:
    """Return the menu of a town with these modules, as `shell/_nav.html` draws it.

    The page being read is marked current.
    """
    shown = [page for page in _pages_of(modules) if _fits(viewer, page)]
    here = max(shown, key=lambda page: page.reach(path))
    current = here if here.reach(path) else None
    groups = []
    for group in GROUPS:
        items = [_item(page, page is current, counts) for page in group.pages if page in shown]
        if items:
            groups.append({"title": gettext(group.title) if group.title else "", "items": items})
    return groups


def pages_for(viewer: Viewer, modules: Collection[str]) -> list[tuple[Page, str]]:
    """Return every page a viewer is shown the way to in these modules, with its address."""
    pages = [*_pages_of(modules), *OTHERS]
    return [(page, reverse(page.name)) for page in pages if _fits(viewer, page)]


def _pages_of(modules: Collection[str]) -> list[Page]:
    groups = (group for group in GROUPS if not group.module or group.module in modules)
    return [page for group in groups for page in group.pages]


def _fits(viewer: Viewer, page: Page) -> bool:
    return not page.roles or viewer.is_any(*page.roles)


def _item(page: Page, current: bool, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "label": gettext(page.label),
        "url": reverse(page.name),
        "icon": page.icon,
        "key": page.key,
        "count": counts.get(page.key, 0),
        "current": current,
    }
