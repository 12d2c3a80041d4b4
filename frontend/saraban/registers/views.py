"""The register books: letters received (แบบที่ 13) and letters sent (แบบที่ 14)."""

from collections.abc import Callable
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
from frontend.saraban.registers.lines import by_day, incoming_line, outgoing_line
from frontend.shell.doors import signed_in
from frontend.shell.spoken import labels, month_names
from modules.saraban import access
from modules.saraban.books import outgoing_series
from modules.saraban.models import OutgoingLetter
from modules.saraban.numbers import incoming_series
from modules.saraban.queries.books import (
    counted_incoming,
    counted_outgoing,
    entered_by_day,
    in_state,
    incoming_book,
    outgoing_book,
)
from modules.saraban.queries.paging import page_of
from modules.saraban.queries.registers import years_of
from thai.dates import bangkok_date, be_year

type Chips = list[dict[str, Any]]


@signed_in
@require_safe
def incoming(request: SignedInRequest) -> HttpResponse:
    """Show a register of letters received, as its address asks for it."""
    today = bangkok_date(timezone.now())
    question = question_of(request, today_year=be_year(today))
    rows = incoming_book(request.viewer, question.asked, today=today)
    counts = counted_incoming(request.viewer, question.asked, rows, today=today)
    context = {
        **_book(question, rows, today=today, line=incoming_line),
        "title": _("ทะเบียนหนังสือรับ"),
        "total": _("รับแล้ว %(n)s เรื่อง") % {"n": f"{counts['all']:,}"},
        "chips": _incoming_chips(question, counts),
        "columns": _columns(_("เลขทะเบียนรับ"), _("ถึง"), _("จาก")),
        "year_choices": _years(question, incoming_series(question.asked.office), today),
        "sorts": _sorts(question, _("เลขรับ"), _("ผู้ส่ง")),
        "register_url": _register_url(request, question),
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
    counts = counted_outgoing(rows)
    series = outgoing_series(question.asked.book, question.asked.office)
    context = {
        **_book(question, rows, today=today, line=outgoing_line),
        "title": _("ทะเบียนหนังสือส่ง"),
        "total": _("ส่งแล้ว %(n)s เรื่อง") % {"n": f"{counts['all']:,}"},
        "chips": _outgoing_chips(question, counts),
        "columns": _columns(_("เลขทะเบียนส่ง"), _("จาก"), _("ถึง")),
        "year_choices": _years(question, series, today),
        "sorts": _sorts(question, _("เลขส่ง"), _("ผู้รับ")),
        "books": labels(OutgoingLetter.Book.choices),
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
) -> dict[str, Any]:
    """Return the page of rows that is asked for, by day where the order is that of the numbers."""
    asked = question.asked
    shown = rows.filter(in_state(asked.state, today=today))
    page = page_of(shown, asked, older=question.older, newer=question.newer)
    lines = [line(letter, today=today) for letter in page.rows]
    groups = [{"lines": lines}] if lines else []
    if asked.sort not in ("dated", "party", "subject"):
        days = sorted({each["day"] for each in lines})
        plain = not asked.text and asked.office.parent_id is None
        counts = entered_by_day(shown, days, moment="entered_at") if plain else {}
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


def _incoming_chips(question: Question, counts: dict[str, int]) -> Chips:
    chips = [
        _chip(question, _("ทั้งหมด"), counts["all"], state="", secrecy=""),
        _chip(question, _("ยังไม่ปิดเรื่อง"), counts["open"], state="open"),
        _chip(question, _("เลยกำหนด"), counts["overdue"], state="overdue"),
        _chip(question, _("ด่วนขึ้นไป"), counts["rushed"], state="rushed"),
        _chip(question, _("ยกเลิก"), counts["cancelled"], state="cancelled"),
    ]
    return chips + _secret_chip(question, counts)


def _outgoing_chips(question: Question, counts: dict[str, int]) -> Chips:
    chips = [
        _chip(question, _("ทั้งหมด"), counts["all"], state="", secrecy=""),
        _chip(question, _("ยกเลิก"), counts["cancelled"], state="cancelled"),
    ]
    return chips + _secret_chip(question, counts)


def _secret_chip(question: Question, counts: dict[str, int]) -> Chips:
    """Return the chip of secret letters, which only a reader of some ever sees."""
    if not counts["secret"]:
        return []
    return [_chip(question, _("เรื่องลับ"), counts["secret"], secrecy="secret", state="")]


def _chip(question: Question, label: str, count: int, **words: str) -> dict[str, Any]:
    asked = {"state": question.asked.state, "secrecy": question.asked.secrecy}
    current = all(asked[name] == word for name, word in words.items())
    return {
        "label": label,
        "count": f"{count:,}",
        "url": question.url(**words),
        "current": current,
    }


def _register_url(request: SignedInRequest, question: Question) -> str:
    """Return where a letter is registered in this register, or '' for who does not keep it."""
    if not access.may_register(request.viewer, question.asked.office):
        return ""
    return f"{reverse('saraban:register')}?office={question.asked.office.pk}"


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
