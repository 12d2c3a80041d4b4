"""Registers of letters received and sent, as the regulation draws them (แบบที่ 13, 14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from papers.compile import compile_paper
from papers.glyphs import settable
from papers.wording import official
from thai.dates import be_year, screen_date
from thai.months import MONTHS


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One line of a register: a letter. A cancelled one is struck through and says why."""

    number: int
    reference: str
    dated: date | None
    sender: str
    recipient: str
    subject: str
    action: str = ""
    remark: str = ""
    cancelled: bool = False
    cancelled_because: str = ""


def incoming_register_pdf(
    rows: Iterable[RegisterRow], *, agency: str, first: date, last: date
) -> bytes:
    """Return the register of letters received (แบบที่ 13, ข้อ 38) from `first` to `last`, as PDF/A-2b.

    `agency` stands at the foot of each page. Raises `PaperError`.
    """
    return _register_pdf("ทะเบียนหนังสือรับ", "เลขทะเบียนรับ", rows, agency, first, last)


def outgoing_register_pdf(
    rows: Iterable[RegisterRow], *, agency: str, first: date, last: date
) -> bytes:
    """Return the register of letters sent (แบบที่ 14, ข้อ 43) from `first` to `last`, as PDF/A-2b.

    `agency` stands at the foot of each page. Raises `PaperError`.
    """
    return _register_pdf("ทะเบียนหนังสือส่ง", "เลขทะเบียนส่ง", rows, agency, first, last)


def _register_pdf(
    heading: str, number: str, rows: Iterable[RegisterRow], agency: str, first: date, last: date
) -> bytes:
    data = {
        "title": official(f"{heading} {screen_date(first)}"),
        "agency": _word(agency),
        "heading": heading,
        "period": official(_period(first, last)),
        "columns": [number, "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"],
        "rows": [_row(row) for row in rows],
    }
    return compile_paper("register", data, dated=last, tagged=False)


def _period(first: date, last: date) -> str:
    # The form's head is for one day; a span of days keeps its words.
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return _day(last).replace("วันที่ ", f"วันที่ {first.day} - ", 1)
    return f"{_day(first)} ถึง {_day(last)}"


def _day(day: date) -> str:
    return f"วันที่ {day.day} เดือน {MONTHS[day.month - 1]} พ.ศ. {be_year(day)}"


def _row(row: RegisterRow) -> dict[str, object]:
    dated = screen_date(row.dated) if row.dated else ""
    texts = (
        str(row.number),
        row.reference,
        dated,
        row.sender,
        row.recipient,
        row.subject,
        row.action,
    )
    cancelled = f"ยกเลิก: {row.cancelled_because}" if row.cancelled_because else "ยกเลิก"
    remarks = [cancelled if row.cancelled else "", row.remark]
    return {
        "cells": [_word(text) for text in texts],
        "remark": _word(" ".join(filter(None, remarks))),
        "cancelled": row.cancelled,
    }


def _word(text: str) -> str:
    # A register prints whatever strangers wrote: a sign the face lacks must not stop it.
    return settable(official(text))
