"""Which offices a viewer looks after, and who may be named as keeper or driver."""

from accounts.duties import Viewer
from accounts.models import Office, Person
from modules.booking.access import OF_THE_HOUSE, OF_THE_OFFICE, manages_any


def offices_kept_by(viewer: Viewer) -> list[Office]:
    """Return the open offices for which a viewer may add vehicles and drivers, in their order."""
    rows = Office.objects.filter(closed_at=None).order_by("sort", "pk")
    if not viewer.is_any(*OF_THE_HOUSE):
        mine = [duty.office.pk for duty in viewer.duties if duty.role in OF_THE_OFFICE]
        rows = rows.filter(pk__in=mine)
    return list(rows)


def keepers_for(viewer: Viewer) -> list[Person]:
    """Return who works here, in Thai order of names, to whoever looks after something."""
    if not manages_any(viewer):
        return []
    return list(Person.objects.filter(disabled_at=None).order_by("sort_key", "pk"))
