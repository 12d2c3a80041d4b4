"""Add a picture to a resource."""

from datetime import datetime

from django.core.files.base import File
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.duties import viewer_of
from accounts.models import Person
from audit import trail
from database.work import atomic
from files.store import store
from modules.booking.models import Photo, Resource
from modules.booking.resources import BadResource, demand_manager
from thai.dates import bangkok_date

MOST = 12


@atomic()
def add_photo(*, by: Person, resource: int, data: bytes | File, name: str, at: datetime) -> Photo:
    """Add a picture after those that are there; the first of them stands for the resource.

    Raises `PermissionDenied`, `Resource.DoesNotExist`, `BadResource` on "photos" (no picture, too
    many), `files.store.TooLarge`, `files.store.NotADocument`.
    """
    row = Resource.objects.select_for_update(no_key=True).get(pk=resource, retired_at=None)
    demand_manager(viewer_of(by, on=bangkok_date(at)), row)
    if row.photos.count() >= MOST:
        raise BadResource({"photos": _("มีรูปครบ %(most)s รูปแล้ว ลบรูปเก่าก่อน") % {"most": MOST}})
    file = store(data, name=name, by=by, at=at)
    if not file.content_type.startswith("image/"):
        raise BadResource({"photos": _("ไฟล์นี้ไม่ใช่รูป เลือกไฟล์ JPEG PNG หรือ WebP")})
    last = row.photos.aggregate(last=Max("sort"))["last"]
    photo = Photo.objects.create(resource=row, file=file, sort=0 if last is None else last + 1)
    trail.record(
        by=by, at=at, action="booking.photo.added", subject=row, photo=photo.pk, name=file.name
    )
    return photo
