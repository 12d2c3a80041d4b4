"""งานของฉัน: what is expected of me, and what I wait for from others."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.inbox.rows import HEAPS, copy_row, draft_row, sent_row, task_row
from frontend.shell.doors import signed_in
from frontend.shell.spoken import capacity_of, screen_weekday
from modules.saraban.queries.inbox import PAGE, Counts, counts, inbox, sent_by
from thai.dates import bangkok_date

type Words = dict[str, Any]
SHOWN = ("late", "today", "near", "unread", "know", "drafts", "waiting")


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show what waits, most pressing first; `?show=` keeps one heap, `?after=` goes on."""
    today = bangkok_date(timezone.now())
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    number = counts(request.viewer, today)
    older = ""
    if show == "waiting":
        groups = [_waiting(request, today, PAGE, number.waiting)]
    else:
        after = request.GET.get("after", "")
        groups, older = _mine(request, today, show, after)
        if not show and not after:
            groups.append(_waiting(request, today, 5, number.waiting))
    page = {
        "day": " · ".join([screen_weekday(today), *_standing_in(request)]),
        "counts": _counts(number),
        "chips": _chips(show),
        "groups": [group for group in groups if group["tasks"]],
        "show": show,
        "older_url": f"{_url(show)}{'&' if show else '?'}after={older}" if older else "",
    }
    return render(request, "saraban/inbox/index.html", page)


def _mine(request: SignedInRequest, today: Any, show: str, after: str) -> tuple[list[Words], str]:
    found = inbox(request.viewer, today, show=show, after=after)
    rows = [task_row(task, today) for task in found.tasks]
    rows += [copy_row(copy, today) for copy in found.copies]
    rows += [draft_row(draft, today) for draft in found.drafts]
    groups: list[Words] = [
        {
            "id": key,
            "title": str(title),
            "kind": kind,
            "tasks": [row for row in rows if row["heap"] == heap],
        }
        for heap, (key, title, kind) in enumerate(HEAPS)
    ]
    first = next((group for group in groups if group["tasks"]), None)
    if first is not None:
        first["first"] = True
    return groups, found.older


def _waiting(request: SignedInRequest, today: Any, most: int, total: int) -> Words:
    rows = [sent_row(task, today) for task in sent_by(request.viewer)[:most]]
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


def _chips(show: str) -> list[Words]:
    """Return the filters that the counts above do not offer, and the one that is on."""
    named = {
        "": _("ทั้งหมด"),
        "late": _("เลยกำหนด"),
        "today": _("ครบกำหนดวันนี้"),
        "near": _("ครบกำหนดใน 3 วัน"),
        "unread": _("ยังไม่อ่าน"),
        "know": _("รอรับทราบ"),
        "drafts": _("ร่างที่รอตรวจ"),
        "waiting": _("รอผู้อื่น"),
    }
    always = ("", "near", "know", "drafts")
    return [
        {"label": label, "url": _url(key), "current": key == show}
        for key, label in named.items()
        if key in always or key == show
    ]


def _url(show: str) -> str:
    page = reverse("saraban:inbox")
    return f"{page}?show={show}" if show else page
