"""Words about what happened just now, shown once on the next page."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest

_KEY = "flash"


@dataclass(frozen=True)
class Message:
    """One line as `shell/_messages.html` draws it; the tag is success, info, warning or error."""

    words: str
    level_tag: str

    def __str__(self) -> str:
        return self.words


def say(request: HttpRequest, words: str, kind: str = "success") -> None:
    """Show words on the next page of this session: what happened and, if need be, what to do."""
    request.session[_KEY] = [*request.session.get(_KEY, []), [str(words), kind]]


def said(request: HttpRequest) -> list[Message]:
    """Return the words that wait to be shown, which are then forgotten."""
    session = getattr(request, "session", None)
    if session is None or _KEY not in session:
        return []
    return [Message(words, kind) for words, kind in cast(list[list[str]], session.pop(_KEY))]
