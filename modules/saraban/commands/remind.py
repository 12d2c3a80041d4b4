"""Remind those who have not acknowledged a circulated letter (เตือนให้รับทราบ)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from database.work import atomic
from modules.saraban import access
from modules.saraban.commands.circulate import ask_to_acknowledge
from modules.saraban.models import Circulation
from modules.saraban.moves import record
from modules.saraban.queries.incoming import letters_visible_to
from modules.saraban.turns import IllegalMove, Turn, locked
from thai.dates import bangkok_date


class RemindedToday(IllegalMove):
    """They were reminded today already."""


@atomic()
def remind(*, by: Person, letter: int, at: datetime) -> int:
    """Tell everybody who has not acknowledged a letter once more; return how many they are.

    Raises `PermissionDenied`, `AtRest`, and `RemindedToday`: once a day is enough.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    visible = letters_visible_to(viewer).filter(pk=letter).exists()
    if not visible:
        raise PermissionDenied
    found = locked(letter)
    if not access.may_circulate(viewer, found):
        raise PermissionDenied
    waiting = Circulation.objects.filter(incoming=found, copies__acknowledged_at=None).distinct()
    circulations = list(waiting)
    if any(_today(each.reminded_at, at) for each in circulations):
        raise RemindedToday(_("วันนี้เตือนแล้ว เตือนได้วันละหนึ่งครั้ง"))
    people = 0
    for circulation in circulations:
        circulation.reminded_at = at
        circulation.save(update_fields=["reminded_at"])
        people += circulation.copies.filter(acknowledged_at=None).count()
        ask_to_acknowledge.follow(at=at, circulation=circulation.pk, moment=at.isoformat())
    record(Turn(letter=found, viewer=viewer, duty=None, at=at), "reminded", people=people)
    return people


def _today(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and bangkok_date(moment) == bangkok_date(at)
