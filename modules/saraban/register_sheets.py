"""A register as a spreadsheet: text stays text whatever it begins with, days are days."""

from collections.abc import Iterable
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from papers.registers import RegisterRow

_WIDTHS = (12, 22, 14, 34, 30, 60, 28, 28)
_LONGEST = 32_000  # characters a cell holds
_DAY = "[$-41E]d mmm bbbb"  # Thai words, พ.ศ.


def register_xlsx(rows: Iterable[RegisterRow], *, heading: str, number: str) -> IO[bytes]:
    """Return the rows as an XLSX file to read from, in the columns of the regulation.

    Written row by row into a temporary file, which is gone when it is closed.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(heading[:31])
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[place]].width = width
    sheet.append([_cell(sheet, words, bold=True) for words in _heads(number)])
    for row in rows:
        sheet.append(_cells(sheet, row))
    file = TemporaryFile()  # noqa: SIM115 (whoever reads it closes it)
    book.save(file)
    file.seek(0)
    return file


def _heads(number: str) -> list[str]:
    names = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")
    return [number, *names]


def _cells(sheet: Any, row: RegisterRow) -> list[Any]:
    cancelled = f"ยกเลิก: {row.cancelled_because}" if row.cancelled else ""
    remark = " ".join(filter(None, [cancelled, row.remark]))
    values: tuple[int | str | date | None, ...] = (
        row.number,
        row.reference,
        row.dated,
        row.sender,
        row.recipient,
        row.subject,
        row.action,
        remark,
    )
    return [_cell(sheet, value, struck=row.cancelled) for value in values]


def _cell(
    sheet: Any, value: int | str | date | None, *, bold: bool = False, struck: bool = False
) -> Any:
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=value)  # type: ignore[arg-type]
        if isinstance(value, date):
            cell.number_format = _DAY
    else:
        cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST])
        cell.data_type = "s"  # `=1+1` is a subject here, never a formula
        cell.quotePrefix = True
    if bold or struck:
        cell.font = Font(bold=bold, strike=struck)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell
