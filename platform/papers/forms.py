"""What forms that are filled in share: words fit for paper, days, hours, money and hands."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from papers.glyphs import settable
from papers.wording import official
from thai.dates import bangkok_date, official_date, official_time


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who took a step of a form in the system, as it was kept then.

    `acting` is the word printed (`รักษาราชการแทน`) and `acting_for` the post acted for. `at` is when
    they did; without it the name stands under an empty line, to be signed by hand.
    """

    name: str
    position: str = ""
    acting: str = ""
    acting_for: str = ""
    at: datetime | None = None


def word(text: object) -> str:
    """Return typed text as paper wants it; a sign the face lacks must not stop the form."""
    return settable(official(str(text)))


def number(value: int | None) -> str:
    """Return a whole number with its commas in Thai digits, nothing for None."""
    return "" if value is None else official(f"{value:,}")


def litres(value: Decimal | None) -> str:
    """Return litres to two places in Thai digits, nothing for None."""
    return "" if value is None else official(f"{value:,.2f}")


def baht(satang: int | None) -> str:
    """Return satang as baht to two places in Thai digits, nothing for None."""
    return "" if satang is None else official(f"{satang // 100:,}.{satang % 100:02}")


def day(moment: datetime | None) -> str:
    """Return the Bangkok day of a moment as a letter writes it, nothing for None."""
    return "" if moment is None else official_date(bangkok_date(moment))


def hour(moment: datetime | None) -> str:
    """Return the hour of a moment as paper writes it, nothing for None."""
    return "" if moment is None else official_time(moment)


def hand_data(hand: Hand | None) -> dict[str, object] | None:
    """Return a hand as the templates take it; None stays an open line."""
    if hand is None:
        return None
    post = f"{hand.position} {hand.acting}".strip()
    lines = [f"({hand.name})", post, hand.acting_for]
    mark = f"ลงนามในระบบ {day(hand.at)} {hour(hand.at)}" if hand.at else ""
    return {"mark": word(mark), "lines": [word(line) for line in lines if line]}
