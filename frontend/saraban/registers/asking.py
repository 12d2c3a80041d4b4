"""What an address asks of a register, and the addresses of its neighbours."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404

from accounts.models import Office
from accounts.requests import SignedInRequest
from modules.saraban.models import OutgoingLetter
from modules.saraban.queries.books import Asked
from modules.saraban.queries.registers import registers_read_by
from thai.digits import arabic
from thai.text import tidy

_WORDS = ("state", "urgency", "secrecy", "sort", "book")
_MOST_PICKS = 200


@dataclass(frozen=True, kw_only=True)
class Question:
    """A register as its address asks for it, the offices of the reader, and the place in it."""

    asked: Asked
    offices: list[Office]
    given: dict[str, str]
    older: int
    newer: int

    def url(self, base: str = "", **changes: object) -> str:
        """Return the address with some words changed; the place in the pages is left behind."""
        words = {**self.given, **{name: str(value) for name, value in changes.items()}}
        kept = {name: word for name, word in words.items() if word and word != "0"}
        return f"{base}?{urlencode(kept)}"

    @property
    def narrowed(self) -> bool:
        """Tell whether the reader asked for less than the whole book."""
        words = ("q", "state", "urgency", "secrecy", "month")
        return any(self.given.get(name) for name in words)


def question_of(request: SignedInRequest, *, today_year: int) -> Question:
    """Return what the address asks. Raises `Http404` for an office that is not the reader's."""
    offices = registers_read_by(request.viewer)
    words = {name: str(value)[:200] for name, value in request.GET.items()}
    office = _office(request, offices, words.get("office", ""))
    year = _number(words.get("year", "")) or today_year
    if not 2400 <= year <= 2700:
        year = today_year
    asked = Asked(
        office=office,
        year=year,
        text=tidy(words.get("q", "")),
        state=words.get("state", ""),
        urgency=words.get("urgency", ""),
        secrecy=words.get("secrecy", ""),
        month=_number(words.get("month", "")),
        sort=words.get("sort", "number"),
        book=_book(office, words.get("book", "")),
        picks=tuple(filter(None, map(_number, request.GET.getlist("pick")[:_MOST_PICKS]))),
    )
    names = ("q", "office", "year", "month", *_WORDS)
    return Question(
        asked=asked,
        offices=offices,
        given={name: words[name] for name in names if words.get(name)},
        older=_number(words.get("older", "")),
        newer=_number(words.get("newer", "")),
    )


def _office(request: SignedInRequest, offices: list[Office], asked: str) -> Office:
    if not offices:
        raise Http404
    if asked:
        found = next((office for office in offices if str(office.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    own = request.duty.office.pk if request.duty else None
    if offices[0].parent_id is None:  # who reads the central register begins there
        return offices[0]
    return next((office for office in offices if office.pk == own), offices[0])


def _book(office: Office, asked: str) -> str:
    """Return the book of letters sent that is asked for; a division keeps memos and no other."""
    books = OutgoingLetter.Book
    if office.parent_id is not None:
        return books.MEMOS
    return asked if asked in books.values else books.LETTERS


def _number(text: str) -> int:
    digits = arabic(text).strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else 0
