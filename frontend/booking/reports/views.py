"""The page of reports, and each of its tables as a spreadsheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from frontend.booking.reports import asking
from frontend.booking.reports.asking import Question, month_words, question_of
from frontend.booking.reports.parts import part_of, table_of
from frontend.shell.doors import signed_in
from frontend.shell.files import spreadsheet
from frontend.shell.spoken import screen_date
from modules.booking.access.reports import reads_all
from modules.booking.commands.note_report import note_report
from thai.dates import bangkok_date


@signed_in
@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """Show a part of the report for a fiscal year or one of its months."""
    now = timezone.now()
    question = question_of(request.GET, today=bangkok_date(now))
    part = part_of(request.viewer, question, at=now)
    context = {
        "question": question,
        "part": part,
        "tables": [(table, question.sheet(table.key)) for table in part.tables if table.rows],
        "tabs": asking.tabs(question),
        "years": asking.years(question.today),
        "months": asking.months(question),
        "month": question.given.get("month", ""),
        "year": str(question.year),
        "text": _words(request, question),
        "here": reverse("booking:reports"),
    }
    return render(request, "booking/reports/reports.html", context)


@signed_in
@require_safe
def sheet(request: SignedInRequest, table: str) -> HttpResponse:
    """Give one table as a spreadsheet, in Thai as all that is written down."""
    now = timezone.now()
    question = question_of(request.GET, today=bangkok_date(now))
    with translation.override("th"):
        found = table_of(request.viewer, question, table, at=now)
        if found is None:
            raise Http404
        content, name = found.spreadsheet(), f"{found.title} {_time(question)}.xlsx"
    note_report(by=request.user, report=table, rows=len(found.rows), asked=question.given, at=now)
    return spreadsheet(content, name)


def _words(request: SignedInRequest, question: Question) -> str:
    """Say of what time and of whose things the page tells."""
    whose = _("ทั้งองค์กร") if reads_all(request.viewer) else _("สิ่งที่ท่านดูแลและการจองของหน่วยงานท่าน")
    period = question.period
    until = min(period.last, question.today)
    if until < period.first:
        return _("%(time)s · ยังมาไม่ถึง") % {"time": _time(question)}
    words = _("%(time)s · ถึง %(day)s · %(whose)s")
    return words % {"time": _time(question), "day": screen_date(until), "whose": whose}


def _time(question: Question) -> str:
    if question.month is not None:
        return month_words(question.month)
    shown = dict(asking.years(question.today))[str(question.year)]
    return _("ปีงบประมาณ %(year)s") % {"year": shown}
