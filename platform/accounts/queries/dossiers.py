"""Read all that stands about one person: posts, orders, roles, invitation, for a local admin."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import Viewer
from accounts.models import Acting, Appointment, Invitation, Person, Role, RoleGrant


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One person as a local admin sees them; what is over stands last."""

    person: Person
    posts: list[Appointment]
    orders: list[Acting]
    grants: list[RoleGrant]
    invitation: Invitation | None  # the open link, if there is one that is still good
    signs: bool  # a picture of their signature is kept


def dossier(viewer: Viewer, person_id: int, *, at: datetime) -> Dossier:
    """Return a person's dossier. Raises `PermissionDenied`, or `Person.DoesNotExist`."""
    if not viewer.is_any(Role.LOCAL_ADMIN):
        raise PermissionDenied
    person = Person.objects.select_related("signature").get(pk=person_id)
    posts = Appointment.objects.filter(person=person).select_related("position__office")
    orders = Acting.objects.filter(person=person).select_related("position__office", "made_by")
    grants = RoleGrant.objects.filter(person=person, ended_at=None).select_related("office")
    link = Invitation.objects.filter(person=person, used_at=None, withdrawn_at=None)
    return Dossier(
        person=person,
        posts=list(posts.order_by("-since", "-pk")),
        orders=list(orders.order_by("-since", "-pk")),
        grants=list(grants.order_by("pk")),
        invitation=link.filter(expires_at__gt=at).first(),
        signs=hasattr(person, "signature"),
    )


def state_of(row: Appointment | Acting, *, on: date) -> str:
    """Return where a post or order stands on a Bangkok day: `now`, `later` or `over`."""
    if isinstance(row, Acting) and row.ended_at is not None:
        return "over"
    if row.until is not None and row.until < on:
        return "over"
    return "later" if row.since > on else "now"
