"""Columns by month as SVG: where each stands and how high, drawn by the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from frontend.shell.spoken import in_english, month_names
from thai.months import SHORT_MONTHS

WIDTH, HEIGHT, FOOT, HEAD = 360, 150, 22, 18
_GAP = 0.3  # of a column's place stays empty


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One column: its place in the drawing, the words below and the number above it."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Columns:
    """A drawing of columns, with the words that say the same to who does not see it."""

    title: str
    words: str
    bars: Sequence[Bar]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = HEIGHT - FOOT
    label_at: int = HEIGHT - 6


def month_columns(title: str, values: Sequence[tuple[date, Decimal | int]]) -> Columns | None:
    """Return the columns of some months, or None if there is nothing to be seen."""
    top = max((value for _month, value in values), default=0)
    if not top or len(values) < 2:
        return None
    place = WIDTH / len(values)
    bars = [
        _bar(n * place, place, month, value, float(top)) for n, (month, value) in enumerate(values)
    ]
    words = ", ".join(f"{bar.label} {bar.value or 0}" for bar in bars)
    return Columns(title=title, words=words, bars=bars)


def _bar(x: float, place: float, month: date, value: Decimal | int, top: float) -> Bar:
    room = HEIGHT - FOOT - HEAD
    tall = room * float(value) / top
    return Bar(
        x=f"{x + place * _GAP / 2:.1f}",
        y=f"{HEIGHT - FOOT - tall:.1f}",
        width=f"{place * (1 - _GAP):.1f}",
        height=f"{tall:.1f}",
        middle=f"{x + place / 2:.1f}",
        label=_short(month),
        value=f"{value:,.0f}" if value else "",
    )


def _short(month: date) -> str:
    names = [name[:3] for name in month_names()] if in_english() else SHORT_MONTHS
    return names[month.month - 1]
