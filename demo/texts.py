"""The letters of `texts/*.toml`: what they say, who writes them and what becomes of them."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from demo.days import on_working_day
from demo.towns import Town
from thai.dates import be_year, fiscal_year, official_date
from thai.digits import arabic
from thai.months import MONTHS
from thai.provinces import province

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text with open places such as {town} and {due}; `filled` puts words there.

    `sender` names one of `senders.SENDERS`; `to` are the offices that do the work, `order` what
    the chief executive writes, `result` what comes of it, `due` the days until it is wanted.
    Texts of our own have a `kind` (letter, circular, memo), an `office` and an `addressee`.
    """

    subject: str
    body: str
    sender: str = ""
    to: tuple[str, ...] = ()
    order: str = ""
    result: str = ""
    due: int = 0
    urgency: str = "normal"
    secrecy: str = "open"
    channel: str = "paper"
    enclosures: tuple[str, ...] = ()
    cites: bool = False
    circulate: bool = False
    kind: str = ""
    office: str = ""
    addressee: str = ""

    def filled(self, words: Mapping[str, object]) -> "Text":
        """Return the text with its open places filled."""
        names = ("subject", "body", "order", "result", "addressee")
        ready = {name: getattr(self, name).format_map(words).strip() for name in names}
        return Text(**{**vars(self), **ready})


@cache
def received() -> tuple[Text, ...]:
    """Return the texts that come in."""
    return tuple(text for text in _all() if not text.kind)


@cache
def written() -> tuple[Text, ...]:
    """Return the texts that a town writes itself."""
    return tuple(text for text in _all() if text.kind)


def words_for(town: Town, day: date, text: Text, rng: random.Random) -> dict[str, object]:
    """Return what stands in the open places of a text on a day."""
    year, fiscal = be_year(day), fiscal_year(day)
    due = day + timedelta(days=text.due or 15)
    return {
        "town": town.name,
        "district": town.district or "ดุสิต",
        "province": province(town.province).name,
        "year": year,
        "next_year": year + 1,
        "plan_end": year + 5,
        "fy": fiscal,
        "next_fy": fiscal + 1,
        "quarter": (day.month + 2) % 12 // 3 + 1,
        "term": 1 if 5 <= day.month <= 10 else 2,
        "month": MONTHS[day.month - 1],
        "moo": rng.randint(1, 11),
        "meeting_no": day.month,
        "meeting": arabic(official_date(on_working_day(day + timedelta(days=9)))),
        "due": arabic(official_date(due)),
        "baht": f"{rng.randint(180, 9800) * 100:,}",
    }


@cache
def _all() -> tuple[Text, ...]:
    files = sorted(FOLDER.glob("*.toml"))
    return tuple(
        _text(one) for file in files for one in tomllib.loads(file.read_text("utf-8"))["letter"]
    )


def _text(one: dict[str, Any]) -> Text:
    words = dict(one)
    words["sender"] = words.pop("from", "")
    for name in ("to", "enclosures"):
        words[name] = tuple(words.get(name, ()))
    return Text(**words)
