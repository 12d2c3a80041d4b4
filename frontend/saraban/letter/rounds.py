"""A letter's rounds, as the words that its own page shows."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from accounts.duties import Viewer
from frontend.shell.spoken import moment_words
from modules.saraban import access
from modules.saraban.models import IncomingLetter, OutgoingLetter
from modules.saraban.queries.circulation import circulations_of, copies_of_letter

type Words = dict[str, Any]


def copies_words(viewer: Viewer, letter: IncomingLetter | OutgoingLetter) -> Words | None:
    """Return how many have acknowledged a letter, for those who circulate; None for others."""
    if not access.may_circulate(viewer, letter):
        return None
    copies = copies_of_letter(viewer, letter)
    if not copies:
        return None
    done = sum(1 for copy in copies if copy.acknowledged_at)
    return {"done": done, "total": len(copies), "url": circulation_url(letter)}


def circulation_url(letter: IncomingLetter | OutgoingLetter) -> str:
    """Return where a letter is sent round."""
    came = isinstance(letter, IncomingLetter)
    name = "saraban:circulation" if came else "saraban:outgoing-circulation"
    return reverse(name, args=[letter.pk])


def rounds_words(letter: OutgoingLetter, today: date) -> list[Words]:
    """Return the times a letter was sent round as steps of its path, newest first."""
    return [
        {
            "state": "done",
            "who": each.sent_by.full_name,
            "what": ngettext("เวียนให้ทราบ %(n)s คน", "เวียนให้ทราบ %(n)s คน", n) % {"n": n},
            "quote": each.note,
            "facts": moment_words(each.sent_at, today),
        }
        for each, n in circulations_of(letter)
    ]
