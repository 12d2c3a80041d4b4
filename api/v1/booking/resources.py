"""`/api/v1/booking/resources`: what can be booked, when it is free, and what is free next."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from api.parts import LARGEST_KEY
from api.v1.booking.doors import Call, Read
from api.v1.booking.fields import MomentField, NamedOut, OfficeOut, PersonOut
from api.v1.booking.refusals import unfit
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.queries.free import AHEAD, availability, next_free
from modules.booking.queries.resources import parts_for, resource_for, resources_for

LONGEST = timedelta(days=93)
MOST = 200


class ResourceOut(serializers.Serializer):
    """Something that can be booked. Minutes, days, satang."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ResourceKind.choices)
    name = serializers.CharField()
    office = OfficeOut(help_text="who looks after it")
    keeper = PersonOut(allow_null=True)
    place = serializers.CharField()
    capacity = serializers.IntegerField(allow_null=True)
    features = serializers.ListField(child=serializers.CharField())
    about = serializers.CharField()
    bookable_by = serializers.ChoiceField(choices=BookableBy.choices)
    setup_minutes = serializers.IntegerField()
    cleanup_minutes = serializers.IntegerField()
    notice_minutes = serializers.IntegerField()
    horizon_days = serializers.IntegerField()
    longest_minutes = serializers.IntegerField(allow_null=True)
    on_holidays = serializers.BooleanField()
    grace_minutes = serializers.IntegerField(allow_null=True)
    outsiders = serializers.BooleanField(help_text="whether citizens may ask for it")
    fee_hour_satang = serializers.IntegerField()
    fee_day_satang = serializers.IntegerField()
    deposit_satang = serializers.IntegerField()
    retired_at = serializers.DateTimeField(allow_null=True)


class HoursOut(serializers.Serializer):
    """When it is open on a day of the week, by the clock in Bangkok; 1 is Monday."""

    weekday = serializers.IntegerField()
    opens = serializers.TimeField(format="%H:%M")
    closes = serializers.TimeField(format="%H:%M")


class ResourceWithHoursOut(ResourceOut):
    """A resource with its hours (none: always open) and its parts."""

    hours = HoursOut(many=True, source="hours.all")
    parts = serializers.SerializerMethodField()
    part_of = serializers.SerializerMethodField()

    def get_parts(self, resource: Resource) -> list[int]:
        """Return the keys of what it consists of: booking it takes them all."""
        return [each.pk for each in parts_for(self.context["viewer"], resource)[0]]

    def get_part_of(self, resource: Resource) -> list[int]:
        """Return the keys of what it is part of."""
        return [each.pk for each in parts_for(self.context["viewer"], resource)[1]]


class ResourceFilters(serializers.Serializer):
    """What is looked for."""

    kind = serializers.ChoiceField(choices=ResourceKind.choices, required=False)
    retired = serializers.BooleanField(default=False)


class FreeFilters(serializers.Serializer):
    """Of which resources (keys with commas between; none: all), and from when to when."""

    resources = serializers.CharField(required=False, default="", max_length=4000)
    kind = serializers.ChoiceField(choices=ResourceKind.choices, required=False)
    starts = MomentField()
    ends = MomentField()


class GapOut(serializers.Serializer):
    """A free time."""

    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField()


class FreeOut(serializers.Serializer):
    """When a resource is free; none: at no time of those asked for."""

    resource = NamedOut()
    free = GapOut(many=True)


class NextFilters(serializers.Serializer):
    """What is needed: for how many people, how long, from when on, and what must be there."""

    people = serializers.IntegerField(min_value=1, max_value=100_000, default=1)
    minutes = serializers.IntegerField(min_value=15, max_value=int(AHEAD.total_seconds()) // 60)
    after = MomentField(required=False)
    features = serializers.CharField(
        required=False, default="", max_length=400, help_text="words with commas between"
    )
    kind = serializers.ChoiceField(choices=ResourceKind.choices, default=ResourceKind.ROOM)
    limit = serializers.IntegerField(min_value=1, max_value=50, default=5)


class OpeningOut(serializers.Serializer):
    """The first time at which a resource is free, with what it lacks itself."""

    resource = NamedOut()
    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    extras = NamedOut(many=True)


def _list(call: Call) -> QuerySet[Resource]:
    kind = call.asked.get("kind")
    found = ResourceKind(kind) if kind else None
    rows = resources_for(call.viewer, found, retired=call.asked["retired"])
    return rows.prefetch_related(None)


def _read(call: Call) -> Resource:
    return resource_for(call.viewer, call.pk)


def _free(call: Call) -> list[dict[str, Any]]:
    starts, ends = call.asked["starts"], call.asked["ends"]
    if ends <= starts:
        raise unfit({"ends": "เวลาสิ้นสุดต้องหลังเวลาเริ่ม"})
    if ends - starts > LONGEST:
        raise unfit({"ends": f"ถามได้ครั้งละไม่เกิน {LONGEST.days} วัน"})
    rows = resources_for(call.viewer, call.asked.get("kind")).prefetch_related(None)
    keys = _keys(call.asked["resources"])
    found = list((rows.filter(pk__in=keys) if keys else rows)[:MOST])
    free = availability(call.viewer, found, (starts, ends), at=call.at)
    return [
        {"resource": each, "free": [{"starts": s, "ends": e} for s, e in free[each.pk]]}
        for each in found
    ]


def _keys(said: str) -> list[int]:
    """Return the keys that an address names. Raises 422 for what is none."""
    named = [part.strip() for part in said.split(",") if part.strip()]
    if any(not part.isascii() or not part.isdigit() for part in named) or len(named) > MOST:
        raise unfit({"resources": f"ใส่เลขรายการคั่นด้วยจุลภาค ไม่เกิน {MOST} รายการ"})
    return [key for key in map(int, named) if key <= LARGEST_KEY] or ([0] if named else [])


def _next(call: Call) -> list[Any]:
    asked = dict(call.asked)
    features = [word.strip() for word in asked.pop("features").split(",") if word.strip()]
    after = max(asked.pop("after", call.at), call.at)
    return next_free(call.viewer, **asked, features=features, after=after, at=call.at)


LIST = Read(
    name="resources_list", says="List what can be booked, the latest entry first.",
    find=_list, shape=ResourceOut, filters=ResourceFilters, pages=True,
)  # fmt: skip
READ = Read(
    name="resources_read", says="Read one resource, its opening hours and parts.",
    find=_read, shape=ResourceWithHoursOut,
)  # fmt: skip
FREE = Read(
    name="availability", says=f"When resources are free within {LONGEST.days} days at most.",
    find=_free, shape=FreeOut, filters=FreeFilters, many=True,
)  # fmt: skip
NEXT = Read(
    name="next_free", says="The first time each resource that suits is free, the soonest first.",
    find=_next, shape=OpeningOut, filters=NextFilters, many=True,
)  # fmt: skip
