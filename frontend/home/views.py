"""งานของฉัน: what is expected of me in all modules, and what I wait for from others."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.home.desks import DESKS, expected, numbers, waiting
from frontend.shell.doors import signed_in
from frontend.shell.inbox import PAGE, Counts, Desk, Row
from frontend.shell.modules import open_modules
from frontend.shell.spoken import capacity_of, screen_weekday
from thai.dates import bangkok_date

type Words = dict[str, Any]
# The heaps in the order of `shell.inbox`: key, title, colour.
HEAPS = (
    ("late", gettext_lazy("เลยกำหนด"), "late"),
    ("today", gettext_lazy("ครบกำหนดวันนี้"), "due"),
    ("near", gettext_lazy("ครบกำหนดภายใน 3 วัน"), ""),
    ("unread", gettext_lazy("ยังไม่อ่าน"), ""),
    ("read", gettext_lazy("อ่านแล้ว รอดำเนินการ"), ""),
)
# Filters in the order of their chips, around those of the modules; those that the numbers above
# offer have a chip only while they are on.
BEFORE = (
    ("", gettext_lazy("ทั้งหมด")),
    ("late", gettext_lazy("เลยกำหนด")),
    ("today", gettext_lazy("ครบกำหนดวันนี้")),
    ("near", gettext_lazy("ครบกำหนดใน 3 วัน")),
    ("unread", gettext_lazy("ยังไม่อ่าน")),
)
AFTER = (("waiting", gettext_lazy("รอผู้อื่น")),)
COUNTED = ("late", "today", "unread", "waiting")
FEW = 5  # lines that wait for others, below one's own


@signed_in
@require_safe
def inbox(request: SignedInRequest) -> HttpResponse:
    """Show what waits, most pressing first; `?show=` keeps one heap, `?after=` goes on."""
    today = bangkok_date(timezone.now())
    desks = [desk for desk in DESKS if desk.module in open_modules(request)]
    filters = [*BEFORE, *(each for desk in desks for each in desk.shows), *AFTER]
    show, after = request.GET.get("show", ""), request.GET.get("after", "")
    show = show if show in dict(filters) else ""
    number = numbers(desks, request.viewer, today)
    groups, older = [], ""
    if show != "waiting":
        mine = expected(desks, request.viewer, today, show, after)
        groups, older = _groups(mine.rows), mine.older
    if show == "waiting" or not (show or after):
        most = PAGE if show else FEW
        rows = waiting(desks, request.viewer, today, most)
        groups.append(_waiting(rows, number.waiting, most))
    page = {
        "day": " · ".join([screen_weekday(today), *_standing_in(request)]),
        "counts": _counts(number),
        "chips": _chips(filters, show),
        "groups": [group for group in groups if group["tasks"]],
        "show": show,
        "comes": _comes(desks),
        "older_url": f"{_url(show)}{'&' if show else '?'}after={older}" if older else "",
    }
    return render(request, "home/inbox.html", page)


@signed_in
@require_safe
def moved(request: SignedInRequest) -> HttpResponse:
    """Lead from the address of old to the page, with what was asked of it."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{_url('')}?{query}" if query else _url(""))


def _groups(rows: list[Row]) -> list[Words]:
    groups: list[Words] = [
        {
            "id": key,
            "title": str(title),
            "kind": kind,
            "tasks": [row for row in rows if row.heap == heap],
        }
        for heap, (key, title, kind) in enumerate(HEAPS)
    ]
    first = next((group for group in groups if group["tasks"]), None)
    if first is not None:
        first["first"] = True
    return groups


def _waiting(rows: list[Row], total: int, most: int) -> Words:
    more = _("ดูเรื่องที่รอผู้อื่นทั้งหมด %(n)s เรื่อง") % {"n": total} if total > len(rows) else ""
    return {
        "id": "waiting",
        "title": _("รอผู้อื่น"),
        "kind": "",
        "n": total,
        "tasks": rows,
        "more": more if most < PAGE else "",
        "more_url": _url("waiting") if more and most < PAGE else "",
    }


def _counts(number: Counts) -> list[Words]:
    return [
        {
            "label": _("เลยกำหนด"),
            "n": number.late,
            "url": _url("late"),
            "kind": "late" if number.late else "",
        },
        {
            "label": _("ครบกำหนดวันนี้"),
            "n": number.today,
            "url": _url("today"),
            "kind": "due" if number.today else "",
        },
        {"label": _("ยังไม่อ่าน"), "n": number.unread, "url": _url("unread")},
        {"label": _("รอผู้อื่น"), "n": number.waiting, "url": _url("waiting")},
    ]


def _standing_in(request: SignedInRequest) -> list[str]:
    """Return for whom the viewer stands in today: their work is here too."""
    duties = (duty for duty in request.viewer.duties if duty.acting_mode)
    return [_("วันนี้ท่าน%(duty)s") % {"duty": capacity_of(duty)} for duty in duties]


def _chips(filters: list[tuple[str, Any]], show: str) -> list[Words]:
    """Return the filters that the counts above do not offer, and the one that is on."""
    return [
        {"label": label, "url": _url(key), "current": key == show}
        for key, label in filters
        if key not in COUNTED or key == show
    ]


def _comes(desks: list[Desk]) -> str:
    """Return what will come here, for a page on which nothing waits."""
    what = _(" รวมทั้ง").join(str(desk.comes) for desk in desks)
    return _("%(what)s จะมาอยู่ที่นี่ พร้อมบอกว่าต้องทำอะไรและภายในวันใด") % {"what": what}


def _url(show: str) -> str:
    page = reverse("home:inbox")
    return f"{page}?show={show}" if show else page
