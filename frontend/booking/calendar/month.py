"""A month of days: how much is booked on each, its first titles, its holiday."""

from datetime import date
from typing import Any

from frontend.booking.calendar.asking import Question
from frontend.booking.calendar.slots import Pen
from frontend.booking.calendar.week import head
from modules.booking.queries.calendar import Day

type Drawn = dict[str, Any]

_TITLES = 3


def month_of(question: Question, days: list[Day], holidays: dict[date, str], pen: Pen) -> Drawn:
    """Return the weeks of a month, and the holidays that it names."""
    cells = [_cell(question, each, holidays, pen) for each in days]
    month = question.day.month
    return {
        "weeks": [cells[n : n + 7] for n in range(0, len(cells), 7)],
        "heads": [cell["weekday"] for cell in cells[:7]],
        "holidays": [cell for cell in cells if cell["holiday"] and cell["day"].month == month],
    }


def _cell(question: Question, each: Day, holidays: dict[date, str], pen: Pen) -> Drawn:
    # one more than fits is shown rather than counted
    shown = each.slots if each.count <= _TITLES + 1 else each.slots[:_TITLES]
    return {
        **head(question, each.day, holidays),
        "slots": [pen.drawn(slot) for slot in shown],
        "count": each.count,
        "more": each.count - len(shown),
        "outside": each.day.month != question.day.month,
    }
