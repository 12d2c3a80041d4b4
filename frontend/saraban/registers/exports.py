"""A register on paper (แบบที่ 13, 14) and as a spreadsheet, of the filter that is shown."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.saraban.registers.asking import Question, question_of
from frontend.shell.doors import signed_in
from frontend.shell.files import inline_pdf, spreadsheet, too_many
from modules.saraban.commands.note_export import note_export
from modules.saraban.models import NumberReservation
from modules.saraban.queries.books import (
    in_state,
    incoming_book,
    outgoing_book,
    sent_in_state,
)
from modules.saraban.queries.paging import in_order
from modules.saraban.queries.reserved import in_place, kept_in, shown_in
from modules.saraban.queries.rows import Rows
from modules.saraban.register_lines import register_rows
from modules.saraban.register_sheets import register_xlsx
from papers.registers import incoming_register_pdf, outgoing_register_pdf
from thai.dates import bangkok_date, be_year

MOST_ON_PAPER = 2_000
MOST_IN_SHEET = 20_000

type Book = Callable[..., Any]


@signed_in
@require_safe
def incoming_pdf(request: SignedInRequest) -> HttpResponse:
    """Print the register of letters received."""
    return _pdf(request, incoming_book, incoming_register_pdf, "saraban:incoming")


@signed_in
@require_safe
def outgoing_pdf(request: SignedInRequest) -> HttpResponse:
    """Print the register of letters sent."""
    return _pdf(request, outgoing_book, outgoing_register_pdf, "saraban:outgoing")


@signed_in
@require_safe
def incoming_xlsx(request: SignedInRequest) -> HttpResponse:
    """Give the register of letters received as a spreadsheet."""
    words = ("ทะเบียนหนังสือรับ", "เลขทะเบียนรับ")
    return _xlsx(request, incoming_book, words, "saraban:incoming")


@signed_in
@require_safe
def outgoing_xlsx(request: SignedInRequest) -> HttpResponse:
    """Give the register of letters sent as a spreadsheet."""
    words = ("ทะเบียนหนังสือส่ง", "เลขทะเบียนส่ง")
    return _xlsx(request, outgoing_book, words, "saraban:outgoing")


def _pdf(request: SignedInRequest, book: Book, printed: Any, page: str) -> HttpResponse:
    question, rows, kept = _asked(request, book)
    letters = list(_in_order(rows, question, most=MOST_ON_PAPER + 1))
    if len(letters) > MOST_ON_PAPER:
        return too_many(request, most=MOST_ON_PAPER, back=question.url(reverse(page)))
    days = [bangkok_date(letter.entered_at) for letter in letters]
    days += [bangkok_date(each.reserved_at) for each in kept]
    first, last = (min(days), max(days)) if days else _year(question.asked.year)
    agency = question.asked.office.name
    lines = register_rows(in_place(letters, kept, question.asked, rising=True))
    pdf = printed(lines, agency=agency, first=first, last=last)
    _note(request, question, page, "pdf", len(letters) + len(kept))
    return inline_pdf(pdf, "register.pdf")


def _xlsx(request: SignedInRequest, book: Book, words: tuple[str, str], page: str) -> HttpResponse:
    question, rows, kept = _asked(request, book)
    found = rows.count()
    if found > MOST_IN_SHEET:
        return too_many(request, most=MOST_IN_SHEET, back=question.url(reverse(page)))
    letters = _in_order(rows, question)
    lines = register_rows(in_place(letters, kept, question.asked, rising=True))
    sheet = register_xlsx(lines, heading=words[0], number=words[1])
    _note(request, question, page, "xlsx", found + len(kept))
    return spreadsheet(sheet, f"{words[0]} {question.asked.year}.xlsx")


def _asked(request: SignedInRequest, book: Book) -> tuple[Question, Any, list[NumberReservation]]:
    today = bangkok_date(timezone.now())
    question = question_of(request, today_year=be_year(today))
    rows = book(request.viewer, question.asked, today=today)
    asked = question.asked
    if book is incoming_book:
        return question, rows.filter(in_state(asked.state, today=today)), []
    kept = shown_in(kept_in(request.viewer, asked, today=today), asked)
    return question, rows.filter(sent_in_state(asked.state)), kept


def _note(request: SignedInRequest, question: Question, page: str, form: str, rows: int) -> None:
    """Leave a line in the trail; what was typed may name a secret letter, so it stays out."""
    asked = {name: word for name, word in question.given.items() if name not in ("q", "office")}
    asked["year"] = str(question.asked.year)
    if question.asked.text:
        asked["searched"] = "yes"
    if question.asked.picks:
        asked["picked"] = str(len(question.asked.picks))
    note_export(
        by=request.user,
        office=question.asked.office,
        register=page.removeprefix("saraban:"),
        form=form,
        rows=rows,
        asked=asked,
        at=timezone.now(),
    )


def _in_order(rows: Rows[Any], question: Question, most: int = 0) -> Iterator[Any]:
    """Return the rows as a register is read: from the first number on, unless sorted by words."""
    by_words = question.asked.sort in ("party", "subject")
    return in_order(rows, question.asked, backward=not by_words, most=most)


def _year(year: int) -> tuple[date, date]:
    return date(year - 543, 1, 1), date(year - 543, 12, 31)
