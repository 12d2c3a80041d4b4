"""Letters that come in: what the paper says, and registering it."""

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from accounts.models import Role
from demo.desk import Desk
from demo.places import place_words
from demo.senders import SENDERS, Sender
from demo.sheets import Sheet, enclosure_pdf, sheet_pdf
from demo.texts import Text, words_for
from demo.towns import Town
from files.models import StoredFile
from files.store import store
from modules.saraban.commands.add_file import add_file
from modules.saraban.commands.register_incoming import Envelope, register_incoming
from modules.saraban.models import Channel, Secrecy, Urgency
from papers.intake import Intake
from papers.pages import page_count
from thai.dates import bangkok_date, official_date
from thai.digits import arabic

TOP_SECRET = "top_secret"  # noqa: S105 (a level, not a password)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A letter on its way to a town: its words, and when it is received there."""

    at: datetime
    text: Text
    sheet: Sheet
    cited: str = ""


def arrival(
    town: Town, text: Text, at: datetime, rng: random.Random, *, place: int, cited: str = ""
) -> Arrival:
    """Return a letter of a sender to a town, all words filled in.

    `place` is the how manieth letter of the town it is: no two have the same number and date.
    """
    dated = bangkok_date(at) - timedelta(days=rng.randint(0, 4))
    words = {**words_for(town, bangkok_date(at), text, rng), **place_words(town, rng)}
    filled = text.filled(words)
    sender = _filled(SENDERS[text.sender], words)
    sheet = Sheet(
        sender=sender,
        number=_running(sender, dated, place),
        dated=dated,
        subject=filled.subject,
        addressee=_chief_of(town),
        body=filled.body,
        enclosures=text.enclosures,
        references=(cited,) if text.cites and cited else (),
        urgency=text.urgency,
        secrecy=text.secrecy,
    )
    return Arrival(at=at, text=filled, sheet=sheet)


def how_cited(arrival: Arrival) -> str:
    """Return how a later letter refers to this one (อ้างถึง)."""
    sheet = arrival.sheet
    number = f" ที่ {reference(sheet)}" if sheet.sender.code else ""
    return f"หนังสือ{sheet.sender.name}{number} ลงวันที่ {arabic(official_date(sheet.dated))}"


def reference(sheet: Sheet) -> str:
    """Return the sender's ที่, as it stands on the paper but in Arabic digits."""
    return f"{sheet.sender.code}/{sheet.number}" if sheet.sender.code else ""


def register(desk: Desk, at: datetime, *, letter: Arrival, scanned: bool) -> None:
    """Register a letter at the central registry, with its papers if they are `scanned` already."""
    text, sheet = letter.text, letter.sheet
    by = desk.registrar(at)
    envelope = Envelope(
        sender=sheet.sender.name,
        subject=text.subject,
        addressee=sheet.addressee,
        reference=reference(sheet),
        dated=sheet.dated,
        urgency=Urgency(text.urgency),
        secrecy=Secrecy(text.secrecy),
        channel=Channel(text.channel),
        due_on=bangkok_date(at) + timedelta(days=text.due) if text.due else None,
        references=sheet.references,
        enclosures="\n".join(text.enclosures),
    )
    files = _papers(desk, letter, at) if scanned else []
    readers = [desk.holder(Role.CLERK, at)] if text.secrecy != Secrecy.OPEN else []
    row = register_incoming(
        by=by, office=desk.root, envelope=envelope, at=at, files=files, readers=readers
    )
    desk.letters[at] = row.pk


def scan(desk: Desk, at: datetime, *, letter: Arrival) -> None:
    """Add the scanned letter to one that was registered from paper."""
    row = desk.letter(letter.at)
    if letter.text.secrecy != TOP_SECRET and row.cancelled_at is None:
        by = desk.registrar(at)
        name = f"{letter.text.subject[:60]}.pdf"
        add_file(by=by, letter=row.pk, upload=sheet_pdf(letter.sheet), name=name, at=at)


def _papers(desk: Desk, letter: Arrival, at: datetime) -> list[StoredFile]:
    if letter.text.secrecy == TOP_SECRET:
        return []
    keep = partial(_keep, desk=desk, at=at)
    return [
        keep(sheet_pdf(letter.sheet), name=f"{letter.text.subject[:60]}.pdf"),
        *(keep(enclosure_pdf(line), name=f"{line}.pdf") for line in letter.text.enclosures),
    ]


def _keep(pdf: bytes, *, name: str, desk: Desk, at: datetime) -> StoredFile:
    # Of our own making, so nothing has to open it first to see what it is.
    ours = Intake(kind="pdf", pages=page_count(pdf), active=False, signed=False)
    return store(pdf, name=name, by=desk.registrar(at), at=at, known=ours)


def _filled(sender: Sender, words: dict[str, object]) -> Sender:
    return replace(
        sender,
        **{
            name: getattr(sender, name).format_map(words)
            for name in ("name", "agency", "code", "signer", "position")
        },
        address=tuple(line.format_map(words) for line in sender.address),
    )


def _running(sender: Sender, dated: date, place: int) -> str:
    number = 1 + int(sender.yearly * dated.timetuple().tm_yday / 366) + place
    return f"ว {number}" if sender.circular else str(number)


def _chief_of(town: Town) -> str:
    match town.kind:
        case "sao":
            return f"นายก{town.name}"
        case "pao":
            return f"นายก{town.name}"
        case "agency":
            return f"อธิบดี{town.name}"
        case _:
            return f"นายกเทศมนตรี{town.name.removeprefix('เทศบาล')}"
