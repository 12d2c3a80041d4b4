"""What people ask of a town full of letters: for each page a maker of addresses."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

CAME, WENT = "/saraban/registers/incoming?", "/saraban/registers/outgoing?"
WORDS = ("ประชุม", "งบประมาณ", "สำรวจความเสียหาย", "ภาษีที่ดิน", "อุทกภัย", "เงินอุดหนุน", "ประชาคม")
KEYS = 400  # different letters that are asked for

type Make = Callable[[], str]


def word() -> str:
    """Return a word that many letters have."""
    return quote(random.choice(WORDS))


def day() -> str:
    """Return a day of the last months, as somebody types it."""
    on = datetime.now(UTC) - timedelta(days=random.randrange(3, 200))
    return quote(f"{on.day}/{on.month}/{on.year + 543}")


def month() -> int:
    """Return a month of this year."""
    return random.randint(1, datetime.now(UTC).month)


def number() -> int:
    """Return a number that a register may have."""
    return random.randint(1, 50_000)


def pages(town: dict[str, Any]) -> dict[tuple[str, str], Make]:
    """Return who asks for what."""
    rows = _rows(town)
    busy, quiet = town["divisions"][:2]
    letters = {"clerk": "central", "division_clerk": "busy", "chief": "central"}
    asked: dict[tuple[str, str], Make] = {}
    for who, where in letters.items():
        asked |= {(who, name): make for name, make in EVERYWHERE.items()}
        asked[who, "letter"] = _one_of(rows[where], "/saraban/incoming/")
    for who in ("clerk", "division_clerk"):
        asked |= {(who, f"book: {name}"): make for name, make in BOOK.items()}
        asked |= {
            (who, f"book: {name}"): _one_of(rows[letters[who]], start)
            for name, start in DEEP.items()
        }
    return asked | {
        ("chief", "book: first page"): lambda: CAME,
        ("chief", "book: the busy division's"): lambda: f"{CAME}office={busy}",
        ("chief", "book: a quiet division's"): lambda: f"{CAME}office={quiet}",
        ("chief", "inbox: with others"): lambda: "/?show=waiting",
        ("clerk", "sent: first page"): lambda: WENT,
        ("clerk", "sent: page deep in"): _one_of(rows["sent"], f"{WENT}older="),
        ("clerk", "sent: by party"): lambda: f"{WENT}sort=party",
        ("clerk", "sent: words"): lambda: f"{WENT}q={word()}",
        ("clerk", "sent: typed date"): lambda: f"{WENT}q={day()}",
        ("clerk", "sent: letter"): _one_of(rows["sent"], "/saraban/outgoing/"),
        ("division_clerk", "memos: first page"): lambda: WENT,
        ("division_clerk", "memos: words"): lambda: f"{WENT}q={word()}",
        ("division_clerk", "memos: letter"): _one_of(rows["memos"], "/saraban/outgoing/"),
        ("program", "list"): lambda: API,
        ("program", "list: words"): lambda: f"{API}?q={word()}",
        ("program", "list: last year"): lambda: f"{API}?year={datetime.now(UTC).year - 1}",
        ("program", "list: sent"): lambda: "/api/v1/saraban/outgoing",
        ("program", "letter"): _one_of(rows["central"], f"{API}/"),
    }


API = "/api/v1/saraban/incoming"
EVERYWHERE: dict[str, Make] = {
    "inbox": lambda: "/",
    "counts": lambda: "/-/counts",
    "palette: words": lambda: f"/-/palette?q={word()}",
    "palette: number": lambda: f"/-/palette?q={number()}",
    "palette: date": lambda: f"/-/palette?q={day()}",
}
BOOK: dict[str, Make] = {
    "first page": lambda: CAME,
    "open": lambda: f"{CAME}state=open",
    "rushed": lambda: f"{CAME}state=rushed",
    "overdue": lambda: f"{CAME}state=overdue",
    "month": lambda: f"{CAME}month={month()}",
    "last year": lambda: f"{CAME}year={datetime.now(UTC).year + 542}",
    "by date": lambda: f"{CAME}sort=dated",
    "by party": lambda: f"{CAME}sort=party",
    "by subject": lambda: f"{CAME}sort=subject",
    "words": lambda: f"{CAME}q={word()}",
    "two words": lambda: f"{CAME}q={word()}+{word()}",
    "words by subject": lambda: f"{CAME}q={word()}&sort=subject",
    "words by date": lambda: f"{CAME}q={word()}&sort=dated",
    "month by party": lambda: f"{CAME}month={month()}&sort=party",
    "overdue by subject": lambda: f"{CAME}state=overdue&sort=subject",
    "cancelled by party": lambda: f"{CAME}state=cancelled&sort=party",
    "last year by date": lambda: f"{CAME}year={datetime.now(UTC).year + 542}&sort=dated",
    "last year by subject": lambda: f"{CAME}year={datetime.now(UTC).year + 542}&sort=subject",
    "number": lambda: f"{CAME}q={number()}",
    "ที่": lambda: f"{CAME}q={quote(f'ว {number()}')}",
    "typed date": lambda: f"{CAME}q={day()}",
}
DEEP = {
    "page deep in": f"{CAME}older=",
    "page back": f"{CAME}newer=",
    "deep by party": f"{CAME}sort=party&older=",
    "deep by date": f"{CAME}sort=dated&older=",
}


def _one_of(keys: list[int], start: str) -> Make:
    return lambda: f"{start}{random.choice(keys)}"


def _rows(town: dict[str, Any]) -> dict[str, list[int]]:
    """Return the keys of some rows of this year's books."""
    from database.place import standing_in
    from database.work import atomic
    from modules.saraban.models import IncomingLetter, OfficeReceipt, OutgoingLetter

    busy, root = town["divisions"][0], town["root"]
    year = datetime.now(UTC).year + 543
    with standing_in(town["place"]), atomic():
        central = IncomingLetter.objects.filter(office=root, year=year, secrecy="open")
        there = OfficeReceipt.objects.filter(office=busy, year=year, letter__secrecy="open")
        sent = OutgoingLetter.objects.filter(year=year)
        found = {
            "central": central.values_list("pk", flat=True),
            "busy": there.values_list("letter", flat=True),
            "sent": sent.filter(office=root, book="letters").values_list("pk", flat=True),
            "memos": sent.filter(office=busy, book="memos").values_list("pk", flat=True),
        }
        return {name: list(keys.order_by("?")[:KEYS]) for name, keys in found.items()}
