"""Narrow the letters a viewer may know of, as a program asks for them."""

from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from accounts.duties import Viewer
from modules.saraban.models import IncomingLetter, OutgoingLetter
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.queries.outgoing import outgoing_visible_to
from search.words import query_text


def incoming_filtered(viewer: Viewer, **wanted: Any) -> QuerySet[IncomingLetter]:
    """Return the incoming letters that a viewer may know of and that fit what is `wanted`."""
    return letters_visible_to(viewer).filter(_fit(**wanted)).defer("words")


def outgoing_filtered(viewer: Viewer, **wanted: Any) -> QuerySet[OutgoingLetter]:
    """Return the outgoing letters that a viewer may know of and that fit what is `wanted`."""
    return outgoing_visible_to(viewer).filter(_fit(**wanted)).defer("words")


def _fit(
    *,
    q: str = "",
    year: int | None = None,
    office: int | None = None,
    urgency: str = "",
    secrecy: str = "",
    dated_from: date | None = None,
    dated_to: date | None = None,
) -> Q:
    """Return the condition. `year` is Buddhist, as registers keep it."""
    asked = {
        "year": year,
        "office": office,
        "urgency": urgency,
        "secrecy": secrecy,
        "dated__gte": dated_from,
        "dated__lte": dated_to,
    }
    fit = Q(**{name: value for name, value in asked.items() if value})
    if q.strip():
        words = query_text(q)
        found = SearchQuery(words, config="simple", search_type="raw")
        fit &= Q(words=found) if words else Q(pk=None)
    return fit
