"""Tables as spreadsheets (XLSX): text stays text whatever it begins with, days are Thai days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from thai.months import BANGKOK

type Value = str | int | Decimal | date | datetime | None

_LONGEST = 32_000  # characters a cell holds
_DAY = "[$-41E]d mmm bbbb"  # Thai words, พ.ศ.
_MOMENT = f"{_DAY} hh.mm"
_MONEY = "#,##0.00"
_NEVER_IN_A_TAB = re.compile(r"[\\/*?:\[\]]")
_LONGEST_TAB = 31
_MOST_BARS = 40  # of one chart; more cannot be told apart
_AT_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD, _STRUCK = Font(bold=True), Font(strike=True)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, its width in letters, and how its numbers are shown (`#,##0`)."""

    heading: str
    width: float = 14
    numbers: str = ""


class Struck(tuple[Value, ...]):
    """The values of a row that is struck through: what was cancelled but stays in the list."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Bars beside the table: which column names them and which give their lengths, from 0."""

    title: str
    names: int
    values: Sequence[int]


def workbook(
    *,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    chart: Chart | None = None,
) -> bytes:
    """Return an XLSX file of one sheet: a line of headings that stays in sight, then the rows.

    Written row by row, so `rows` may be a stream. Each row has a value for each column, or
    `ValueError` is raised. Moments must be aware and are shown as in Bangkok; `Decimal` is baht
    with satang unless its column says otherwise. A `chart` shows the first rows, if there are any.
    """
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, "ท้องถิ่น"
    sheet = book.create_sheet(_NEVER_IN_A_TAB.sub(" ", title)[:_LONGEST_TAB].strip(" '"))
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append([_cell(sheet, column.heading, font=_BOLD) for column in columns])
    out = BytesIO()
    count = 0
    try:
        for count, row in enumerate(rows, start=1):  # noqa: B007 how many is asked below
            sheet.append(_line(sheet, row, columns))
        if chart is not None and count:
            beside = f"{get_column_letter(len(columns) + 2)}2"
            sheet.add_chart(_bars(sheet, chart, min(count, _MOST_BARS)), beside)
    finally:
        book.save(out)  # also when a row fails: it removes what was written aside
    return out.getvalue()


def _bars(sheet: Any, chart: Chart, count: int) -> BarChart:
    """Return the bars of the first rows, the first on top, their headings as the legend."""
    bars = BarChart()
    bars.type, bars.title, bars.width = "bar", chart.title, 20
    bars.height = max(7.5, 0.7 * count + 2.5)  # cm
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete = bars.y_axis.delete = False  # some programs hide axes that do not say so
    for value in chart.values:
        bars.add_data(Reference(sheet, value + 1, 1, value + 1, count + 1), titles_from_data=True)
    bars.set_categories(Reference(sheet, chart.names + 1, 2, chart.names + 1, count + 1))
    return bars


def _line(sheet: Any, row: Sequence[Value], columns: Sequence[Column]) -> list[Any]:
    font = _STRUCK if isinstance(row, Struck) else None
    pairs = zip(row, columns, strict=True)
    return [_cell(sheet, value, numbers=column.numbers, font=font) for value, column in pairs]


def _cell(sheet: Any, value: Value, *, numbers: str = "", font: Font | None = None) -> Any:
    kept = _kept(value)
    cell = WriteOnlyCell(sheet, value=kept)  # type: ignore[arg-type]
    if isinstance(kept, str):
        cell.data_type = "s"  # `=1+1` is a subject here, never a formula
        cell.quotePrefix = True
    else:
        cell.number_format = _format(kept, numbers)
    if font is not None:
        cell.font = font
    cell.alignment = _AT_TOP
    return cell


def _kept(value: Value) -> Value:
    """Return a value as a sheet can keep it: moments without zone, an empty text as nothing."""
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST] or None
    if not isinstance(value, datetime):
        return value
    if value.utcoffset() is None:
        raise ValueError("a moment without a zone has no hour in Bangkok")
    return value.astimezone(BANGKOK).replace(tzinfo=None)


def _format(value: Value, numbers: str) -> str:
    match value:
        case datetime():
            return _MOMENT
        case date():
            return _DAY
        case Decimal():
            return numbers or _MONEY
        case _:
            return numbers or "General"
