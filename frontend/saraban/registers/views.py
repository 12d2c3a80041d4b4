"""The register books: letters received (แบบที่ 13) and letters sent (แบบที่ 14)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Office
from accounts.requests import SignedInRequest
from frontend.saraban.registers.asking import Question, question_of
from frontend.saraban.registers.chips import incoming_chips, outgoing_chips
from frontend.saraban.registers.lines import by_day, incoming_line, outgoing_line, reserved_line
from frontend.shell.doors import signed_in
from frontend.shell.spoken import labels, month_names
from modules.saraban import access
from modules.saraban.books import outgoing_series
from modules.saraban.models import NumberReservation, OutgoingLetter
from modules.saraban.numbers import incoming_series
from modules.saraban.queries.books import (
    in_state,
    incoming_book,
    outgoing_book,
    sent_in_state,
)
from modules.saraban.queries.counting import (
    counted_incoming,
    counted_outgoing,
    entered_by_day,
)
from modules.saraban.queries.paging import by_number, page_of
from modules.saraban.queries.registers import years_of
from modules.saraban.queries.reserved import in_place, kept_in, on_page, shown_in
from thai.dates import bangkok_date, be_year


@signed_in
@require_safe
def incoming(request: SignedInRequest) -> HttpResponse:
    """Show a register of letters received, as its address asks for it."""
    today = bangkok_date(timezone.now())
    question = question_of(request, today_year=be_year(today))
    rows = incoming_book(request.viewer, question.asked, today=today)
    counts = counted_incoming(request.viewer, question.asked, rows, today=today)
    shown = rows.filter(in_state(question.asked.state, today=today))
    context = {
        **_book(question, shown, today=today, line=incoming_line, total=counts["all"]),
        "title": _("ทะเบียนหนังสือรับ"),
        "total": _("รับแล้ว %(n)s เรื่อง") % {"n": f"{counts['all']:,}"},
        "chips": incoming_chips(question, counts),
        "columns": _columns(_("เลขทะเบียนรับ"), _("ถึง"), _("จาก")),
        "year_choices": _years(question, incoming_series(question.asked.office), today),
        "sorts": _sorts(question, _("เลขรับ"), _("ผู้ส่ง")),
        "register_url": _register_url(request, question),
        "register_label": _("ลงทะเบียนรับ"),
        "here": reverse("saraban:incoming"),
        **_papers(question, "saraban:incoming-pdf", "saraban:incoming-xlsx"),
        "form_number": "13",
    }
    return render(request, "saraban/registers/book.html", context)


@signed_in
@require_safe
def outgoing(request: SignedInRequest) -> HttpResponse:
    """Show a register of letters sent, as its address asks for it."""
    today = bangkok_date(timezone.now())
    question = question_of(request, today_year=be_year(today))
    rows = outgoing_book(request.viewer, question.asked, today=today)
    kept = kept_in(request.viewer, question.asked, today=today)
    counts = counted_outgoing(rows)
    shown = rows.filter(sent_in_state(question.asked.state))
    series = outgoing_series(question.asked.book, question.asked.office)
    context = {
        **_book(question, shown, today=today, line=outgoing_line, kept=kept),
        "title": _("ทะเบียนหนังสือส่ง"),
        "total": _("ส่งแล้ว %(n)s เรื่อง") % {"n": f"{counts['all']:,}"},
        "chips": outgoing_chips(question, counts, len(kept)),
        "columns": _columns(_("เลขทะเบียนส่ง"), _("จาก"), _("ถึง")),
        "year_choices": _years(question, series, today),
        "sorts": _sorts(question, _("เลขส่ง"), _("ผู้รับ")),
        "books": [] if question.asked.office.parent_id else labels(OutgoingLetter.Book.choices),
        "register_url": _send_url(request, question),
        "register_label": _("ลงทะเบียนส่ง"),
        "here": reverse("saraban:outgoing"),
        **_papers(question, "saraban:outgoing-pdf", "saraban:outgoing-xlsx"),
        "form_number": "14",
    }
    return render(request, "saraban/registers/book.html", context)


def _book(
    question: Question,
    rows: Any,
    *,
    today: date,
    line: Callable[..., dict[str, Any]],
    kept: Sequence[NumberReservation] = (),
    total: int = 0,
) -> dict[str, Any]:
    """Return the page of rows that is asked for, by day where the order is that of the numbers."""
    asked = question.asked
    page = page_of(rows, asked, older=question.older, newer=question.newer, total=total)
    waiting = on_page(shown_in(kept, asked), rows, page, asked)
    lines = [
        reserved_line(row, today=today)
        if isinstance(row, NumberReservation)
        else line(row, today=today)
        for row in in_place(page.rows, waiting, asked)
    ]
    groups = [{"lines": lines}] if lines else []
    if by_number(asked):
        days = sorted({each["day"] for each in lines})
        plain = not asked.text and asked.office.parent_id is None
        counts = entered_by_day(rows, days, moment="entered_at") if plain else {}
        groups = by_day(lines, counts, _("%(n)s เรื่อง"))
    return {
        "question": question,
        "asked": asked,
        "office": _name(asked.office),
        "groups": groups,
        "months": list(enumerate(month_names(), start=1)),
        "newer_url": question.url(newer=page.newer) if page.newer else "",
        "older_url": question.url(older=page.older) if page.older else "",
        "office_choices": [(office.pk, _name(office)) for office in question.offices],
        "clear_url": question.url(q="", state="", urgency="", secrecy="", month=""),
    }


def _register_url(request: SignedInRequest, question: Question) -> str:
    """Return where a letter is registered in this register, or '' for who does not keep it."""
    if not access.may_register(request.viewer, question.asked.office):
        return ""
    return f"{reverse('saraban:register')}?office={question.asked.office.pk}"


def _send_url(request: SignedInRequest, question: Question) -> str:
    """Return where a letter is given a number of this book, or '' for who does not keep it."""
    asked = question.asked
    may = access.may_issue(request.viewer, asked.book, asked.office)
    return reverse("saraban:outgoing-register") if may else ""


def _name(office: Office) -> str:
    """Return what a register is called: the organisation's own is the central one."""
    return str(office) if office.parent_id else _("สารบรรณกลาง")


def _years(question: Question, series: str, today: date) -> list[tuple[int, int]]:
    years = {question.asked.year, *years_of(series, on=today)}
    return [(year, year) for year in sorted(years, reverse=True)]


def _papers(question: Question, pdf: str, xlsx: str) -> dict[str, Any]:
    """Return where the register is printed and exported, all of it or the rows picked."""
    return {
        "pdf": question.url(reverse(pdf)),
        "xlsx": question.url(reverse(xlsx)),
        "pdf_path": reverse(pdf),
        "bulk": [
            {"label": _("พิมพ์ที่เลือก"), "formaction": reverse(pdf)},
            {"label": _("ส่งออก XLSX"), "formaction": reverse(xlsx)},
        ],
    }


def _columns(number: str, under: str, party: str) -> list[dict[str, str]]:
    return [
        {"label": number, "narrow": _("เลข"), "small": _("เวลา"), "class": "c-no"},
        {"label": _("เรื่อง"), "small": under},
        {"label": _("ที่"), "small": _("ลงวันที่"), "class": "c-ref"},
        {"label": party, "class": "c-from"},
        {"label": _("การปฏิบัติ"), "class": "c-act"},
        {"label": _("หมายเหตุ"), "class": "c-note"},
    ]


def _sorts(question: Question, number: str, party: str) -> list[tuple[str, str]]:
    return [
        ("", number),
        ("dated", _("ลงวันที่")),
        ("party", party),
        ("subject", _("เรื่อง")),
    ]
