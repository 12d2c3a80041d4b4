"""Add a driver: somebody who can be given to one trip at a time."""

import secrets
from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import BookableBy, Driver, Resource, ResourceKind
from modules.booking.typed import once
from modules.booking.vehicles.facts import DriverFacts, checked_driver, stands_already
from thai.dates import bangkok_date
from thai.sorting import sort_key


@atomic()
def add_driver(*, by: Person, facts: DriverFacts, at: datetime) -> Driver:
    """Add a driver of an office: the `Resource` and its `Driver`.

    Nobody books a driver alone: one is given to a trip. Raises `PermissionDenied`, `Mistyped`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    if not manages(viewer, Resource(office=facts.office)):
        raise PermissionDenied
    kept = checked_driver(facts)
    resource = Resource(
        kind=ResourceKind.DRIVER,
        name=kept.name,
        name_sort=sort_key(kept.name)[:300],
        office=kept.office,
        door=secrets.token_urlsafe(16),
        bookable_by=BookableBy.NOBODY,
        on_holidays=True,
    )
    with once(**stands_already()):
        resource.save(force_insert=True)
        driver = Driver.objects.create(
            resource=resource,
            person=kept.person,
            licence_no=kept.licence_no,
            licence_class=kept.licence_class,
        )
    trail.record(by=by, at=at, action="booking.driver.added", subject=resource, name=kept.name)
    return driver
