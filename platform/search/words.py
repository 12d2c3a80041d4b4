"""Words for PostgreSQL full text: `to_tsvector('simple', …)` and `to_tsquery('simple', …)`.

PostgreSQL takes a run of Thai for one word and cuts document numbers at their slash, so both
texts are prepared here: words apart, numbers as one word of letters and digits.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from search.dictionary import inner_words, words_of
from thai.digits import arabic
from thai.references import looks_like_reference, reference_key
from thai.text import tidy

_LONGEST_WORD = 60  # characters: 240 bytes at most, PostgreSQL refuses 2,047
_LONGEST_INDEX = 200_000  # characters: a tsvector ends at 1 MB
_LONGEST_QUERY = 300  # characters
_MOST_TERMS = 16
_LONGEST_WHOLE_RUN = 30  # characters: a name may be asked by its beginning

_TYPED_NUMBER = (
    r"(?:(?:(?<![ก-๎])|(?<=ที่))[ก-ฮ]{2,4}\.?\s?|(?<![0-9./]))[0-9]{1,6}(?:\.[0-9]{1,4})*\s?(?:\([ก-ฮ.]{1,20}\)\s?)?"
    r"/\s?(?:ว\.?\s?)?[0-9]{1,6}(?![0-9/])"
)
_OFFICE_CODE = r"(?<![ก-๎])[ก-ฮ]{2,3}\.?\s?[0-9]{4,6}(?:\.[0-9]{1,2}){0,2}(?![0-9/])"
_CIRCULAR = r"(?<![ก-๎])ว\.?\s?[0-9]{1,6}(?![0-9])"
_SHORT_PART = r"[เ-ไ]?[ก-ฮ]{1,5}[ะ-\u0e39\u0e47-\u0e4c]?\."
_SHORT_FORM = rf"(?<![ก-๎])(?:{_SHORT_PART})+"
_PIECE = re.compile(
    rf"(?P<number>{_TYPED_NUMBER}|{_OFFICE_CODE}|{_CIRCULAR})|(?P<short>{_SHORT_FORM})"
    r"|(?P<thai>[ก-ฮะ-\u0e3aเ-ๅ\u0e47-\u0e4e]+)|(?P<other>[^\sก-\u0e3aเ-\u0e4e]+)"
)
_CODE_LETTERS = re.compile("^[ก-ฮ]+")
_SHORT_CODE = re.compile("([ก-ฮ]+)[0-9]{1,3}/")
_BEFORE_NUMBER = re.compile(r"^(?:เลข)?ที่\s+(?=[ก-ฮ0-9])")
_PARTS = re.compile(r"[ก-ฮ]+|[0-9]+")


def index_text(*texts: str) -> str:
    """Return the words of some texts, each once, between spaces, for `to_tsvector('simple', …)`.

    Compounds stand there with the words inside them, document numbers whole and in parts.
    """
    found: dict[str, None] = {}
    room = _LONGEST_INDEX
    for text in texts:
        for word in _words_to_index(_prepared(text[:_LONGEST_INDEX])):
            if word in found:
                continue
            room -= len(word) + 1
            if room < 0:
                return " ".join(found)
            found[word] = None
    return " ".join(found)


def query_text(text: str) -> str:
    """Return what a person asks, for `to_tsquery('simple', …)`; '' if nothing can be searched.

    All words must be there, the last one may be a beginning. Quotes and operators are only
    spaces: any input gives a valid expression.
    """
    asked = _BEFORE_NUMBER.sub("", _prepared(text[: _LONGEST_QUERY * 2])[:_LONGEST_QUERY])
    pieces = [("number", asked)] if looks_like_reference(asked) else _pieces(asked)
    terms = [choices for piece in pieces if (choices := _choices(*piece))][:_MOST_TERMS]
    return " & ".join(
        _any_of(choices, beginning=place == len(terms))
        for place, choices in enumerate(terms, start=1)
    )


def _prepared(text: str) -> str:
    return arabic(tidy(text)).lower()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for found in _PIECE.finditer(text):
        yield found.lastgroup or "", found[0]


def _words_to_index(text: str) -> Iterator[str]:
    if looks_like_reference(text):
        yield from _forms_of(reference_key(text))
    for kind, piece in _pieces(text):
        match kind:
            case "number":
                yield from _forms_of(reference_key(piece))
            case "thai":
                yield from _words_of_run(piece)
            case "short":
                yield from _plain_words(piece)
                yield from _words_of_run(piece.replace(".", ""))
            case _:
                yield from _plain_words(piece)


def _words_of_run(run: str) -> Iterator[str]:
    if len(run) <= _LONGEST_WHOLE_RUN:
        yield from _plain_words(run)
    for word in words_of(run):
        yield from _plain_words(word)
        yield from inner_words(word)


def _forms_of(key: str) -> Iterator[str]:
    """Yield a number whole, without its letters, its code and its end alone, and all its parts."""
    code, _, end = key.partition("/")
    for whole in (key, code):
        yield _as_word(whole)
        yield _as_word(_CODE_LETTERS.sub("", whole))
    yield from _plain_words(end)
    yield from _plain_words(code)
    yield from _PARTS.findall(key)


def _as_word(key: str) -> str:
    """Write a number so that PostgreSQL does not cut it: อย0023.3/ว567 as refอย0023d3zว567."""
    shown = key.replace("/", "z").replace(".", "d").replace("-", "h")
    return ("ref" + "".join(_plain_words(shown)))[:_LONGEST_WORD]


type _Choices = list[list[str]]


def _choices(kind: str, piece: str) -> _Choices:
    """Return the ways to meet a piece of a question; of one way all words must be there."""
    match kind:
        case "number":
            return _choices_of_number(reference_key(piece))
        case "thai" | "short":
            run = piece.replace(".", "")
            words = [plain for word in words_of(run) for plain in _plain_words(word)]
            return _distinct([list(_plain_words(run)), list(_plain_words(piece)), words])
        case _:
            return _distinct([list(_plain_words(piece))])


def _choices_of_number(key: str) -> _Choices:
    if "/" not in key:
        return [[_as_word(key)], _PARTS.findall(key)]
    if short := _SHORT_CODE.match(key):  # อบต 12/2567 may stand as อบต. ครั้งที่ 12/2567
        return [[_as_word(key)], [short[1], _as_word(key.removeprefix(short[1]))]]
    return [[_as_word(key)]]


def _distinct(ways: _Choices) -> _Choices:
    return [way for place, way in enumerate(ways) if way and way not in ways[:place]]


def _any_of(choices: _Choices, *, beginning: bool) -> str:
    ways = [_all_of(way, beginning=beginning) for way in choices]
    return ways[0] if len(ways) == 1 else f"({' | '.join(ways)})"


def _all_of(words: list[str], *, beginning: bool) -> str:
    words = words[:_MOST_TERMS]
    last = f"'{words[-1]}'" + (":*" if beginning else "")
    written = " & ".join([*(f"'{word}'" for word in words[:-1]), last])
    return written if len(words) == 1 else f"({written})"


def _plain_words(text: str) -> Iterator[str]:
    """Cut at everything that is no letter, mark or digit; a word has a letter or digit."""
    for word in "".join(map(_letter_or_space, text)).split():
        trimmed = word[:_LONGEST_WORD]
        if any(_is_letter(char) for char in trimmed):
            yield trimmed


@cache
def _letter_or_space(char: str) -> str:
    return char if _is_letter(char) or unicodedata.category(char)[0] == "M" else " "


@cache
def _is_letter(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind[0] == "L" or kind in ("Nd", "Nl")  # PostgreSQL takes ² and ½ for punctuation
