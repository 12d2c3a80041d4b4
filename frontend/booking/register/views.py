"""The register of bookings: chips, search, pages, and as a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.duties import Viewer
from accounts.requests import SignedInRequest
from frontend.booking.fields import key_of
from frontend.booking.register import asking
from frontend.booking.register.asking import Question, question_of
from frontend.booking.register.lines import asker, by_day, line
from frontend.shell.doors import signed_in
from frontend.shell.files import spreadsheet, too_many
from modules.booking.commands.note_export import note_export
from modules.booking.models import Booking, State
from modules.booking.queries.bookings import title_for
from modules.booking.queries.register import in_order, page_of, register
from modules.booking.queries.waiting import waiting_for
from papers.sheets import Column, Struck, Value, workbook
from thai.dates import bangkok_date

MOST_IN_SHEET = 20_000
_OFF = (State.REJECTED, State.CANCELLED, State.NO_SHOW)
_COLUMNS = (
    Column(heading="เลขที่", width=10),
    Column(heading="เริ่ม", width=20),
    Column(heading="สิ้นสุด", width=20),
    Column(heading="รายการ", width=28),
    Column(heading="หัวข้อ", width=44),
    Column(heading="ไปที่", width=34),
    Column(heading="จำนวนคน", width=10),
    Column(heading="ผู้ขอ", width=28),
    Column(heading="หน่วยงาน", width=22),
    Column(heading="สถานะ", width=16),
)


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show the register as its address asks for it."""
    question = question_of(request.GET)
    return page(request, question)


@signed_in
@require_safe
def sheet(request: SignedInRequest) -> HttpResponse:
    """Give the register as a spreadsheet, of the filter that is shown or the rows picked."""
    now = timezone.now()
    question = question_of(request.GET)
    rows = register(request.viewer, question.asked, today=bangkok_date(now))
    picked = [key for key in map(key_of, request.GET.getlist("pick")[:200]) if key]
    rows = rows.filter(pk__in=picked) if picked else rows
    found = rows.count()
    if found > MOST_IN_SHEET:
        back = question.url(reverse("booking:list"))
        return too_many(request, most=MOST_IN_SHEET, back=back)
    told = rows.select_related("resource", "office", "asked_by", "waits_office").defer("words")
    ordered = in_order(told, question.asked).prefetch_related("steps")
    content = workbook(
        title="ทะเบียนการจอง",
        columns=_COLUMNS,
        rows=_values(request.viewer, ordered.iterator(chunk_size=1000)),
    )
    asked = {name: word for name, word in question.given.items() if name != "q"}
    if question.asked.text:  # what was typed may say what a private booking is about
        asked["searched"] = "yes"
    note_export(by=request.user, rows=found, asked=asked, at=now)
    return spreadsheet(content, "ทะเบียนการจอง.xlsx")


def page(
    request: SignedInRequest,
    question: Question,
    *,
    told: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return a page of the register; `told` says what became of several at once."""
    today = bangkok_date(timezone.now())
    rows = register(request.viewer, question.asked, today=today)
    found = page_of(rows, question.asked, after=question.after)
    waiting = waiting_for(request.viewer).count()
    context = {
        "question": question,
        "asked": question.asked,
        "groups": by_day([line(request.viewer, booking) for booking in found.rows]),
        "chips": asking.chips(question, waiting),
        "kinds": asking.kinds(),
        "states": asking.states(),
        "times": asking.times(today),
        "older_url": question.url(after=found.after) if found.after else "",
        "newer_url": question.url() if question.after else "",
        "xlsx": question.url(reverse("booking:list-xlsx")),
        "here": reverse("booking:list"),
        "clear_url": reverse("booking:list"),
        "new_url": reverse("booking:new"),
        "may_bulk": question.asked.scope == "turn",
        "bulk": _bulk(question),
        "columns": _columns(),
        "told": told,
    }
    return render(request, "booking/register/list.html", context, status=status)


def _bulk(question: Question) -> list[dict[str, str]]:
    approve = {
        "label": _("อนุมัติที่เลือก"),
        "kind": "primary",
        "formaction": reverse("booking:list-approve"),
    }
    return [approve] if question.asked.scope == "turn" else []


def _columns() -> list[dict[str, str]]:
    return [
        {"label": _("เริ่ม"), "small": _("สิ้นสุด"), "class": "c-no"},
        {"label": _("หัวข้อ"), "small": _("ผู้ขอ หน่วยงาน")},
        {"label": _("รายการ"), "small": _("จำนวนคน"), "class": "c-from"},
        {"label": _("สถานะ"), "small": _("รอใคร"), "class": "c-act"},
    ]


def _values(viewer: Viewer, rows: Iterable[Booking]) -> Iterator[tuple[Value, ...]]:
    for booking in rows:
        known = title_for(viewer, booking)
        shown = known == booking.title
        values: tuple[Value, ...] = (
            booking.pk,
            booking.starts,
            booking.ends,
            booking.resource.name,
            known,
            booking.destination if shown else "",
            booking.people,
            asker(booking),
            str(booking.office),
            booking.get_state_display(),
        )
        yield Struck(values) if booking.state in _OFF else values
