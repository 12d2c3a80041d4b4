"""ใบสั่งจ่ายน้ำมันเชื้อเพลิง, to which แบบ 4 since the order before is attached."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pypdfium2

from papers.compile import compile_paper
from papers.fitting import one_reader
from papers.forms import Hand, baht, day, hand_data, litres, number, word
from thai.baht import baht_text
from thai.dates import bangkok_date


@dataclass(frozen=True, kw_only=True)
class FuelPaper:
    """What the order says. `allowed` is None until it was decided; money in satang.

    `month_words` tells what of the month's ceiling is used.
    """

    agency: str
    book: str
    number: str
    asked_at: datetime
    station: str
    vehicle: str
    odometer: int
    fuel: str
    litres: Decimal
    asked: Hand
    month_words: str = ""
    over_reason: str = ""
    allowed: bool | None = None
    refuse_reason: str = ""
    decided: Hand | None = None
    filled_litres: Decimal | None = None
    filled_at: datetime | None = None
    price_satang: int | None = None
    bill: str = ""


def fuel_order_pdf(order: FuelPaper, *, log: bytes | None = None) -> bytes:
    """Return the order as PDF/A-2b, the pages of `log` (แบบ 4) after it. Raises `PaperError`."""
    paper = compile_paper("vehicle_fuel", _data(order), dated=bangkok_date(order.asked_at))
    return paper if log is None else _joined(paper, log)


def _data(order: FuelPaper) -> dict[str, object]:
    paid = order.price_satang
    return {
        "title": word(f"ใบสั่งจ่ายน้ำมันเชื้อเพลิง เลขที่ {order.number}"),
        "agency": word(order.agency),
        "heading": "ใบสั่งจ่ายน้ำมันเชื้อเพลิง",
        "under": [],
        "book": word(order.book),
        "number": word(order.number),
        "day": day(order.asked_at),
        "station": word(order.station),
        "plate": word(order.vehicle),
        "odometer": number(order.odometer),
        "fuel": word(order.fuel),
        "litres": litres(order.litres),
        "litres-words": word(order.month_words),
        "over": word(order.over_reason),
        "asked": hand_data(order.asked),
        "allowed": order.allowed is True,
        "refused": order.allowed is False,
        "reason": word(order.refuse_reason),
        "decided": hand_data(order.decided),
        "filled": litres(order.filled_litres),
        "filled-day": day(order.filled_at),
        "price": baht(paid),
        "bill": word(order.bill),
        "price-words": "" if paid is None else word(baht_text(paid)),
    }


def _joined(first: bytes, second: bytes) -> bytes:
    """Return two papers of ours as one file, the pages of the second after the first."""
    with one_reader:
        whole, more = pypdfium2.PdfDocument(first), pypdfium2.PdfDocument(second)
        try:
            whole.import_pages(more)
            out = BytesIO()
            whole.save(out)
        finally:
            more.close()
            whole.close()
    return out.getvalue()
