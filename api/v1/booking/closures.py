"""Closed times of a resource, and the approval matrix, in `/api/v1/booking/`."""

from typing import Any

from rest_framework import serializers

from accounts.models import Role
from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import TimesIn
from modules.booking.commands.close_resource import close_resource
from modules.booking.commands.open_resource import open_resource
from modules.booking.matrix import RuleLine, lines_now
from modules.booking.models import Closure, ClosureKind, Reach, ResourceKind
from modules.booking.queries.resources import closures_for, resource_for


class CloseIn(TimesIn):
    """From when to when nobody can have it, and why."""

    kind = serializers.ChoiceField(choices=ClosureKind.choices, default=ClosureKind.CLOSED)
    reason = serializers.CharField(max_length=200)


class ClosureOut(serializers.Serializer):
    """A time in which a resource is not to be had."""

    id = serializers.IntegerField()
    resource = serializers.IntegerField(source="resource_id")
    kind = serializers.ChoiceField(choices=ClosureKind.choices)
    starts = serializers.DateTimeField(source="during.lower")
    ends = serializers.DateTimeField(source="during.upper")
    reason = serializers.CharField()
    ended_at = serializers.DateTimeField(allow_null=True)


class ClosedOut(serializers.Serializer):
    """A closure that stands now, and the bookings in its time that somebody must see to."""

    closure = ClosureOut()
    standing = serializers.ListField(child=serializers.IntegerField())


class RuleOut(serializers.Serializer):
    """A line of the matrix: the first that fits counts; empty or null fits everything."""

    kind = serializers.ChoiceField(choices=ResourceKind.choices, allow_blank=True)
    resource = serializers.IntegerField(allow_null=True)
    reach = serializers.ChoiceField(choices=Reach.choices, allow_blank=True)
    over_km = serializers.IntegerField(allow_null=True)
    overnight = serializers.BooleanField(allow_null=True)
    outsider = serializers.BooleanField(allow_null=True)
    head_first = serializers.BooleanField()
    role = serializers.ChoiceField(choices=Role.choices, allow_blank=True)
    office = serializers.IntegerField(allow_null=True)


def _closures(call: Call) -> list[Closure]:
    resource = resource_for(call.viewer, call.pk)
    return closures_for(call.viewer, resource, after=call.at)


def _close(call: Call) -> dict[str, Any]:
    asked = {**call.asked, "kind": ClosureKind(call.asked["kind"])}
    closed = close_resource(by=call.by, resource=call.pk, at=call.at, **asked)
    closed.closure.refresh_from_db()  # its times as a range, as it is kept
    return {"closure": closed.closure, "standing": [each.pk for each in closed.standing]}


def _open(call: Call) -> Closure:
    closed = open_resource(by=call.by, closure=call.pk, at=call.at)
    closed.refresh_from_db()
    return closed


def _rules(call: Call) -> list[RuleLine]:
    return lines_now()


CLOSURES = Read(
    name="closures_list", says="Closed times of a resource, now and to come.",
    find=_closures, shape=ClosureOut, many=True,
)  # fmt: skip
CLOSE = Act(
    name="closures_close", says="Close a resource for a while.",
    do=_close, shape=ClosedOut, asked=CloseIn,
)  # fmt: skip
OPEN = Act(
    name="closures_open", says="End a closure.", do=_open, shape=ClosureOut, status=200
)  # fmt: skip
RULES = Read(
    name="rules_list", says="Who approves what (the approval matrix), in order.",
    find=_rules, shape=RuleOut, many=True,
)  # fmt: skip
