"""Find the person a page is about, and the rows that are theirs."""

from typing import Any

from django.http import Http404
from django.utils import timezone

from accounts.queries.dossiers import Dossier, dossier
from accounts.requests import SignedInRequest
from frontend.office.finding import found_or_404


def known_person(request: SignedInRequest, person_id: int) -> Dossier:
    """Return the dossier of a person, or raise `Http404`."""
    return found_or_404(lambda: dossier(request.viewer, person_id, at=timezone.now()))


def own_row[Row: Any](rows: list[Row], key: int) -> Row:
    """Return the row of this key among a person's own, or raise `Http404`."""
    for row in rows:
        if row.pk == key:
            return row
    raise Http404
