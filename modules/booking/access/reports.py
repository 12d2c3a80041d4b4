"""Who reads the reports of booking, and of which resources and offices they tell them."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from accounts.duties import Viewer
from accounts.models import Role
from accounts.posts import everywhere
from modules.booking.access.bookings import OF_THE_HOUSE, OF_THE_OFFICE
from modules.booking.models import Resource
from modules.booking.rules import HEADS

CHECKERS = (*OF_THE_HOUSE, Role.AUDITOR)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What somebody's reports count: all, or what they look after and answer for.

    `managed` are offices whose resources they look after, beside those they keep themselves;
    `headed` are offices whose own bookings they read, whatever was booked.
    """

    everything: bool
    person: int
    managed: tuple[int, ...] = ()
    headed: tuple[int, ...] = ()


def scope_of(viewer: Viewer) -> Scope:
    """Return what a viewer's reports count. Raises `PermissionDenied` if they read none."""
    if reads_all(viewer):
        return Scope(everything=True, person=viewer.person.pk)
    managed = {duty.office.pk for duty in viewer.duties if duty.role in OF_THE_OFFICE}
    headed = {duty.office.pk for duty in viewer.duties if duty.role in HEADS}
    if not managed and not _keeps_any(viewer):
        raise PermissionDenied
    return Scope(
        everything=False,
        person=viewer.person.pk,
        managed=tuple(sorted(managed)),
        headed=tuple(sorted(headed)),
    )


def reads_all(viewer: Viewer) -> bool:
    """Tell whether a viewer's reports count the whole house: its posts, supplies, the auditor."""
    return viewer.is_any(*CHECKERS) or any(everywhere(duty) for duty in viewer.duties)


def _keeps_any(viewer: Viewer) -> bool:
    return bool(viewer.duties) and Resource.objects.filter(keeper=viewer.person).exists()
