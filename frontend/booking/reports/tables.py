"""A table of a report, the same for the screen and for a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from papers.sheets import Chart, Column, Value, workbook

# How numbers are shown on screen, and in a spreadsheet.
FORMS = {
    "text": ("", ""),
    "count": ("{:,}", "#,##0"),
    "hours": ("{:,.1f}", "#,##0.0"),
    "percent": ("{:.0%}", "0%"),
    "rate": ("{:,.2f}", "#,##0.00"),
    "baht": ("{:,.2f}", "#,##0.00"),
}
NOTHING = "\N{EN DASH}"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column: its heading, how its values are shown, its width in a spreadsheet."""

    label: str
    form: str = "count"
    width: float = 14


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: the first field names the row. `bars` is the field shown as bars, if any.

    `limits` are what a bar is held against, one a row; a row in `late` fell short of it.
    """

    key: str
    title: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[Value | float]]
    note: str = ""
    bars: int | None = None
    limits: Sequence[Decimal | None] = ()
    late: frozenset[int] = frozenset()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Return the rows as the page shows them, with how long their bars are (0 to 100)."""
        top = self._top()
        return [
            {
                "name": row[0],
                "cells": [
                    {
                        "label": field.label,
                        "text": shown(value, field.form),
                        "number": field.form != "text",
                        "bar": _length(value, top) if place == self.bars else None,
                        "limit": _length(self._limit(n), top) if place == self.bars else None,
                        "late": place == self.bars and n in self.late,
                    }
                    for place, (value, field) in enumerate(zip(row, self.fields, strict=True))
                ][1:],
            }
            for n, row in enumerate(self.rows)
        ]

    def spreadsheet(self) -> bytes:
        """Return the table as XLSX, its bars as a chart of the program that opens it."""
        columns = [
            Column(heading=field.label, width=field.width, numbers=FORMS[field.form][1])
            for field in self.fields
        ]
        rows = [[_kept(value) for value in row] for row in self.rows]
        chart = None
        if self.bars is not None:
            chart = Chart(title=self.fields[self.bars].label, names=0, values=[self.bars])
        return workbook(title=self.title, columns=columns, rows=rows, chart=chart)

    def _limit(self, n: int) -> Decimal | None:
        return self.limits[n] if self.limits else None

    def _top(self) -> float:
        """Return what the longest bar stands for: of parts of a whole, the whole."""
        if self.bars is None:
            return 0.0
        if self.fields[self.bars].form == "percent":
            return 1.0
        values: list[Any] = [*(row[self.bars] for row in self.rows), *self.limits]
        return max((float(value) for value in values if _is_number(value)), default=0.0)


def shown(value: Any, form: str) -> str:
    """Write a value for the screen; nothing is a dash."""
    if value is None or value == "":
        return NOTHING
    pattern = FORMS[form][0]
    return pattern.format(value) if pattern else str(value)


def baht(satang: int) -> Decimal:
    """Return satang as baht."""
    return Decimal(satang) / 100


def hours(minutes: int) -> Decimal:
    """Return minutes as hours, to a tenth."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _length(value: Any, top: float) -> str | None:
    """Return a length of 0 to 100 as SVG takes it, whatever the language of the page."""
    if not top or not _is_number(value):
        return None
    return f"{100 * float(value) / top:.1f}"


def _kept(value: Value | float) -> Value:
    return Decimal(f"{value:.4f}") if isinstance(value, float) else value
