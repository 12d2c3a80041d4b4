"""Change what is known of a driver: name, office, account, licence."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.access import manages
from modules.booking.models import Driver, Resource
from modules.booking.typed import once
from modules.booking.vehicles.facts import DriverFacts, checked_driver, stands_already
from thai.dates import bangkok_date
from thai.sorting import sort_key


@atomic()
def change_driver(*, by: Person, driver: int, facts: DriverFacts, at: datetime) -> Driver:
    """Write the facts over a driver's row. Names on trips and papers stay as they were.

    Raises `Driver.DoesNotExist`, `PermissionDenied`, `Mistyped`.
    """
    viewer = viewer_of(by, on=bangkok_date(at))
    row = Driver.objects.select_related("resource").select_for_update(of=("self",)).get(pk=driver)
    resource = row.resource
    if not (manages(viewer, resource) and manages(viewer, Resource(office=facts.office))):
        raise PermissionDenied
    kept = checked_driver(facts)
    resource.name, resource.name_sort = kept.name, sort_key(kept.name)[:300]
    resource.office = kept.office
    row.person = kept.person
    row.licence_no, row.licence_class = kept.licence_no, kept.licence_class
    with once(**stands_already()):
        resource.save(update_fields=["name", "name_sort", "office"])
        row.save(update_fields=["person", "licence_no", "licence_class"])
    trail.record(by=by, at=at, action="booking.driver.changed", subject=resource, name=kept.name)
    return row
