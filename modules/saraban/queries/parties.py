"""Offer the parties an office wrote with before, while a name is typed."""

from django.db.models import Case, IntegerField, Value, When

from accounts.duties import Viewer
from accounts.models import Role
from modules.saraban.models import Party
from thai.text import skeleton

# Whoever enters or writes letters is helped with names.
_WRITERS = set(Role) - {Role.DRIVER, Role.COUNCIL_MEMBER}


def suggested_parties(viewer: Viewer, text: str, *, limit: int = 8) -> list[Party]:
    """Return remembered parties whose name begins with the text, then those that contain it.

    The ones used most come first. Names from secret letters are never remembered, so none shows.
    """
    key = skeleton(text[:200])
    if not key or not viewer.is_any(*_WRITERS):
        return []
    begins = Case(
        When(name_key__startswith=key, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    found = Party.objects.filter(name_key__contains=key)
    return list(found.order_by(begins, "-times", "sort_key", "pk")[:limit])
