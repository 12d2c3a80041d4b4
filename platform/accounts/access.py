"""Who may change offices, posts and people. Every rule of permission stands here, once."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.holders import people_in
from accounts.models import Office, Person, Role
from thai.dates import bangkok_date


class LastLocalAdmin(ValidationError):
    """Nobody would be left who can let people in."""


def may_manage(by: Person | None, *, at: datetime) -> bool:
    """Tell whether somebody may change offices, posts and people: a local admin.

    Nobody (None) is the operator who opens a town; that ends when it has its first local admin.
    """
    on = bangkok_date(at)
    if by is None:
        return not people_in(Role.LOCAL_ADMIN, on=on)
    return by.is_active and viewer_of(by, on=on).is_any(Role.LOCAL_ADMIN)


def demand_admin(by: Person | None, *, at: datetime) -> None:
    """Raise `PermissionDenied` unless `by` may change offices, posts and people."""
    if not may_manage(by, at=at):
        raise PermissionDenied(_("เฉพาะผู้ดูแลระบบของหน่วยงานจึงทำเรื่องนี้ได้"))


def keep_the_door() -> None:
    """Hold the key of the town until the commit, so that two admins cannot remove each other."""
    list(Office.objects.filter(parent=None).select_for_update())


def demand_an_admin_left(*, at: datetime) -> None:
    """Raise `LastLocalAdmin` if what was just written leaves nobody who can let people in."""
    if not people_in(Role.LOCAL_ADMIN, on=bangkok_date(at)):
        raise LastLocalAdmin(
            _("ต้องมีผู้ดูแลระบบของหน่วยงานเหลืออย่างน้อยหนึ่งคน ให้บทบาทนี้แก่คนอื่นก่อน แล้วทำใหม่อีกครั้ง")
        )
