"""Who may book, see, change and look after: rooms, vehicles and what goes with them."""

from django.db.models import Q

from accounts.duties import Duty, Viewer
from accounts.models import Office, Role
from accounts.posts import duty_as
from modules.booking.models import BookableBy, Booking, Resource, State, StepKind

# Who looks after what an office lends out: its head and its registry, wherever they sit.
OF_THE_OFFICE = (
    Role.DIVISION_DIRECTOR,
    Role.SECTION_HEAD,
    Role.REGISTRY_DIVISION,
    Role.REGISTRY_CENTRAL,
)
OF_THE_HOUSE = (Role.LOCAL_ADMIN, Role.SUPPLY_OFFICER)
NO_BOOKERS = (Role.AUDITOR,)
# Whoever takes a booking into use or gives it back is no wiser for it: their whole office may.
_DECIDING = (
    StepKind.ENDORSED,
    StepKind.APPROVED,
    StepKind.APPROVED_AFTERWARDS,
    StepKind.REJECTED,
)


def manages(viewer: Viewer, resource: Resource) -> bool:
    """Tell whether a viewer looks after a resource: its keeper, its office, the supply officer."""
    if resource.keeper_id == viewer.person.pk or viewer.is_any(*OF_THE_HOUSE):
        return True
    return any(
        duty.role in OF_THE_OFFICE and duty.office.pk == resource.office_id
        for duty in viewer.duties
    )


def managed_by(viewer: Viewer, prefix: str = "") -> Q:
    """Return the condition that `manages` says yes of a resource, reached by a prefix."""
    if viewer.is_any(*OF_THE_HOUSE):
        return Q(**{f"{prefix}pk__isnull": False})
    offices = {duty.office.pk for duty in viewer.duties if duty.role in OF_THE_OFFICE}
    return Q(**{f"{prefix}keeper": viewer.person}) | Q(**{f"{prefix}office__in": offices})


def manages_any(viewer: Viewer) -> bool:
    """Tell whether a viewer may add resources: whoever looks after those of an office."""
    return viewer.is_any(*OF_THE_HOUSE, *OF_THE_OFFICE)


def sets_rules(viewer: Viewer) -> bool:
    """Tell whether a viewer writes the approval matrix: the clerk, and the local admin."""
    return viewer.is_any(Role.LOCAL_ADMIN, Role.CLERK)


def may_book(viewer: Viewer, resource: Resource, office: Office) -> bool:
    """Tell whether a viewer may ask for a resource on behalf of an office that they work in."""
    works_there = any(
        duty.office.pk == office.pk and duty.role not in NO_BOOKERS for duty in viewer.duties
    )
    if not works_there or resource.bookable_by == BookableBy.NOBODY:
        return False
    own = resource.bookable_by == BookableBy.OFFICE
    return not own or office.pk == resource.office_id or manages(viewer, resource)


def knows(viewer: Viewer, booking: Booking) -> bool:
    """Tell whether a viewer may read what a booking is about, not only when and by which office."""
    if not booking.private or booking.asked_by_id == viewer.person.pk:
        return True
    return decides(viewer, booking) or manages(viewer, booking.resource)


def decides(viewer: Viewer, booking: Booking) -> bool:
    """Tell whether it is a viewer's turn to decide on a booking, or they decided on it before."""
    if turn_of(viewer, booking) is not None:
        return True
    steps = booking.steps.all()
    return any(step.kind in _DECIDING and step.by_id == viewer.person.pk for step in steps)


def turn_of(viewer: Viewer, booking: Booking) -> Duty | None:
    """Return the capacity in which it is a viewer's turn to decide on a booking, or None."""
    if not booking.waits_role or booking.waits_office is None:
        return None
    return duty_as(viewer, Role(booking.waits_role), booking.waits_office)


def may_change(viewer: Viewer, booking: Booking) -> bool:
    """Tell whether a viewer may move or change a booking that is not over yet."""
    open_still = booking.state in (
        State.UNCONFIRMED,
        State.ASKED,
        State.ENDORSED,
        State.WAITING,
        State.APPROVED,
    )
    asked = booking.asked_by_id == viewer.person.pk
    return open_still and (asked or manages(viewer, booking.resource))


def may_use(viewer: Viewer, booking: Booking) -> bool:
    """Tell whether a viewer may check a booking in and out: who asked, their office, the keeper."""
    if booking.asked_by_id == viewer.person.pk or manages(viewer, booking.resource):
        return True
    return any(duty.office.pk == booking.office_id for duty in viewer.duties)
