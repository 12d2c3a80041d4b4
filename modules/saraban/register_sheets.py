"""A register as a spreadsheet, in the columns of the regulation."""

from collections.abc import Iterable

from papers.registers import RegisterRow
from papers.sheets import Column, Struck, Value, workbook

_COLUMNS = (
    Column(heading="ที่", width=22),
    Column(heading="ลงวันที่", width=14),
    Column(heading="จาก", width=34),
    Column(heading="ถึง", width=30),
    Column(heading="เรื่อง", width=60),
    Column(heading="การปฏิบัติ", width=28),
    Column(heading="หมายเหตุ", width=28),
)


def register_xlsx(rows: Iterable[RegisterRow], *, heading: str, number: str) -> bytes:
    """Return the rows as an XLSX file; `number` is how the register calls its running number."""
    columns = (Column(heading=number, width=12), *_COLUMNS)
    return workbook(title=heading, columns=columns, rows=map(_values, rows))


def _values(row: RegisterRow) -> tuple[Value, ...]:
    cancelled = f"ยกเลิก: {row.cancelled_because}" if row.cancelled else ""
    values: tuple[Value, ...] = (
        row.number,
        row.reference,
        row.dated,
        row.sender,
        row.recipient,
        row.subject,
        row.action,
        " ".join(filter(None, [cancelled, row.remark])),
    )
    return Struck(values) if row.cancelled else values
