"""What a report is asked for: which part of it, of which fiscal year and month."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.shell.spoken import in_english, month_names
from modules.booking.queries.reports_period import (
    Period,
    month_period,
    months_of_year,
    year_period,
)
from thai.dates import be_year, fiscal_year

USE, LOST, VEHICLES, FEES = "use", "lost", "vehicles", "fees"
SHOWN = (USE, LOST, VEHICLES, FEES)
_YEARS_BACK = 5


@dataclass(frozen=True, kw_only=True)
class Question:
    """The part that is shown, the fiscal year (พ.ศ.) and a month of it, or all of the year."""

    show: str
    year: int
    month: date | None
    today: date

    @property
    def period(self) -> Period:
        """Return the days asked for."""
        return year_period(self.year) if self.month is None else month_period(self.month)

    @property
    def given(self) -> dict[str, str]:
        """Return the question as an address says it, without the part."""
        months = {"month": f"{self.month:%Y-%m}"} if self.month else {}
        return {"year": str(self.year), **months}

    def url(self, show: str) -> str:
        """Return the address of a part for the same time."""
        return f"{reverse('booking:reports')}?{urlencode({'show': show, **self.given})}"

    def sheet(self, table: str) -> str:
        """Return the address of a table as a spreadsheet."""
        return f"{reverse('booking:report-xlsx', args=[table])}?{urlencode(self.given)}"


def question_of(given: QueryDict, *, today: date) -> Question:
    """Return what an address asks for; what it says amiss is as if it were not said."""
    show = given.get("show", USE)
    year = _picked(given.get("year", ""), [value for value, _words in years(today)])
    asked = int(year) if year else fiscal_year(today)
    months = {f"{month:%Y-%m}": month for month in months_of_year(asked)}
    return Question(
        show=show if show in SHOWN else USE,
        year=asked,
        month=months.get(given.get("month", "")),
        today=today,
    )


def years(today: date) -> list[tuple[str, str]]:
    """Return the fiscal years that can be asked for, this one first."""
    latest = fiscal_year(today)
    return [(str(year), str(_shown(year))) for year in range(latest, latest - _YEARS_BACK - 1, -1)]


def months(question: Question) -> list[tuple[str, str]]:
    """Return the months of the fiscal year, October first."""
    return [(f"{month:%Y-%m}", month_words(month)) for month in months_of_year(question.year)]


def month_words(month: date) -> str:
    """Write พฤศจิกายน 2569, in English November 2026."""
    year = month.year if in_english() else be_year(month)
    return f"{month_names()[month.month - 1]} {year}"


def tabs(question: Question) -> list[dict[str, object]]:
    """Return the parts of the report."""
    words = {
        USE: _("การใช้"),
        LOST: _("ยกเลิกและไม่มาใช้"),
        VEHICLES: _("รถและน้ำมัน"),
        FEES: _("ค่าธรรมเนียม"),
    }
    return [
        {"label": words[show], "url": question.url(show), "current": show == question.show}
        for show in SHOWN
    ]


def _picked(value: str, offered: list[str]) -> str:
    return value if value in offered else ""


def _shown(year: int) -> int:
    return year - 543 if in_english() else year
