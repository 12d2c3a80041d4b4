"""What is wished for, as JSON says it, and for which office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from rest_framework import serializers

from accounts.duties import Viewer
from accounts.models import Office
from api.v1.booking.fields import MomentField, key, words
from api.v1.booking.refusals import unfit
from modules.booking.access import NO_BOOKERS
from modules.booking.models import Layout, Reach, Resource
from modules.booking.queries.resources import resources_for
from modules.booking.wish import Wish

MOST_EXTRAS = 20
LARGEST = 1_000_000


class DetailsIn(serializers.Serializer):
    """What is said of a booking beside what it is of and when."""

    title = serializers.CharField(max_length=200)
    purpose = words()
    people = serializers.IntegerField(min_value=1, max_value=LARGEST, default=1)
    private = serializers.BooleanField(default=False, help_text="others do not see the title")
    phone = words(60)
    extras = serializers.ListField(
        child=key(), default=list, max_length=MOST_EXTRAS, help_text="keys of resources"
    )
    chair = words(200)
    layout = serializers.ChoiceField(choices=Layout.choices, default=Layout.ANY)
    wishes = words()
    destination = words(300, help_text="of a trip")
    reach = serializers.ChoiceField(choices=Reach.choices, default="", allow_blank=True)
    distance_km = serializers.IntegerField(
        min_value=0, max_value=LARGEST, allow_null=True, default=None
    )
    self_drive = serializers.BooleanField(default=False)
    parked_at = words(200)


class WishIn(DetailsIn):
    """What is asked for: one resource from a moment to a moment."""

    resource = key()
    starts = MomentField()
    ends = MomentField()


def wish_from(viewer: Viewer, asked: dict[str, Any]) -> Wish:
    """Return the wish that a body says. Raises 422 for a resource that is not there."""
    extras = tuple(resources_named(viewer, asked["extras"], field="extras"))
    [resource] = resources_named(viewer, [asked["resource"]], field="resource")
    return Wish(**{**asked, "resource": resource, "extras": extras})


def resources_named(viewer: Viewer, keys: list[int], *, field: str) -> list[Resource]:
    """Return the resources of some keys, in their order. Raises 422 for one that is not there."""
    rows = resources_for(viewer).prefetch_related(None).select_related("vehicle")
    found = {each.pk: each for each in rows.filter(pk__in=keys)}
    if missing := [one for one in keys if one not in found]:
        raise unfit({field: f"ไม่มีรายการ {missing[0]} หรือเลิกใช้แล้ว ดูรายการที่จองได้จาก resources"})
    return [found[one] for one in keys]


def resource_named(viewer: Viewer, key: int | None, *, field: str) -> Resource | None:
    """Return the resource of a key, None of none. Raises 422 for one that is not there."""
    return None if key is None else resources_named(viewer, [key], field=field)[0]


def office_of(viewer: Viewer, key: int | None) -> Office:
    """Return the office on whose behalf somebody asks. Raises `PermissionDenied` for another's."""
    own = [duty.office for duty in viewer.duties if duty.role not in NO_BOOKERS]
    for office in own:
        if key in (None, office.pk):
            return office
    raise PermissionDenied
