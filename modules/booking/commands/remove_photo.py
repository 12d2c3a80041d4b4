"""Remove a picture of a resource."""

from datetime import datetime

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from modules.booking.models import Photo
from modules.booking.resources import demand_manager
from thai.dates import bangkok_date


@atomic()
def remove_photo(*, by: Person, photo: int, at: datetime) -> None:
    """Remove a picture; its bytes are forgotten by the night's job, as nothing points to them.

    Raises `PermissionDenied`, `Photo.DoesNotExist`.
    """
    row = Photo.objects.select_for_update(of=("self",)).select_related("resource", "file").get(
        pk=photo
    )  # fmt: skip
    demand_manager(viewer_of(by, on=bangkok_date(at)), row.resource)
    trail.record(
        by=by, at=at, action="booking.photo.removed", subject=row.resource,
        photo=row.pk, name=row.file.name,
    )  # fmt: skip
    row.delete()
