"""`/api/v1/booking/series`: what comes again, looked at before it is asked for."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers

from api.v1.booking.bookings import AskIn, BookingOut
from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import NoteIn, ReasonIn, TimesIn, key
from api.v1.booking.wishes import WishIn, office_of, resource_named, wish_from
from modules.booking.commands.approve_series import approve_series
from modules.booking.commands.cancel_series import cancel_series
from modules.booking.commands.endorse_series import endorse_series
from modules.booking.commands.request_series import request_series
from modules.booking.commands.split_series import split_series
from modules.booking.giving.whole import Left
from modules.booking.models import Booking, Series
from modules.booking.queries.bookings import booking_for
from modules.booking.queries.series import members, preview, series_for


class RuleField(serializers.CharField):
    """A rule as RFC 5545 writes it (RRULE), with an end."""

    def __init__(self, **options: Any) -> None:
        example = "FREQ=WEEKLY;BYDAY=MO;COUNT=10"
        super().__init__(max_length=300, help_text=example, **options)


class PreviewIn(WishIn):
    """The first time, and the rule by which it comes again."""

    rule = RuleField()


class SeriesIn(AskIn):
    """A series to ask for; with `skip_clashes` without the times that cannot be had."""

    rule = RuleField()
    skip_clashes = serializers.BooleanField(default=False)


class SplitIn(TimesIn):
    """Where this booking goes: those after it follow, by the same distance or by another rule."""

    resource = key(required=False, allow_null=True, default=None)
    rule = RuleField(required=False, default="", allow_blank=True)
    skip_clashes = serializers.BooleanField(default=False)


class OccurrenceOut(serializers.Serializer):
    """One time that the rule gives; `problem` is empty if it can be asked for."""

    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    problem = serializers.CharField()


class SeriesOut(serializers.Serializer):
    """A series with its bookings, in order of their times."""

    id = serializers.IntegerField()
    rule = serializers.CharField()
    starts_at = serializers.DateTimeField()
    minutes = serializers.IntegerField()
    split_from = serializers.IntegerField(source="split_from_id", allow_null=True)
    bookings = serializers.SerializerMethodField()

    def get_bookings(self, series: Series) -> list[dict[str, Any]]:
        """Return its bookings."""
        rows = members(self.context["viewer"], series).prefetch_related("extras__resource")
        return list(BookingOut(rows, many=True, context=self.context).data)


class LeftOut(serializers.Serializer):
    """A booking that was not approved with the others, and why."""

    booking = serializers.IntegerField()
    problem = serializers.CharField()


def _preview(call: Call) -> Any:
    asked = dict(call.asked)
    rule = asked.pop("rule")
    return preview(call.viewer, wish_from(call.viewer, asked), rule, at=call.at)


def _request(call: Call) -> Series:
    asked = dict(call.asked)
    rule, skip = asked.pop("rule"), asked.pop("skip_clashes")
    office = office_of(call.viewer, asked.pop("office", None))
    wish = wish_from(call.viewer, asked)
    made = request_series(
        by=call.by, office=office, wish=wish, rule=rule, skip_clashes=skip, at=call.at
    )
    return series_for(call.viewer, made.pk)


def _split(call: Call) -> Series:
    asked = dict(call.asked)
    resource = resource_named(call.viewer, asked.pop("resource"), field="resource")
    booking_for(call.viewer, call.pk)
    made = split_series(by=call.by, booking=call.pk, resource=resource, at=call.at, **asked)
    return series_for(call.viewer, made.pk)


def _cancel(call: Call) -> list[Booking]:
    booking_for(call.viewer, call.pk)
    return cancel_series(by=call.by, booking=call.pk, at=call.at, **call.asked)


def _whole(command: Callable[..., Left]) -> Callable[[Call], list[dict[str, Any]]]:
    """Return a door's part for a command that decides on a whole series."""

    def done(call: Call) -> list[dict[str, Any]]:
        booking_for(call.viewer, call.pk)
        left = command(by=call.by, booking=call.pk, at=call.at, **call.asked)
        return [{"booking": each.pk, "problem": problem} for each, problem in left]

    return done


PREVIEW = Act(
    name="series_preview", says="What a rule would give; nothing is asked for yet.",
    do=_preview, shape=OccurrenceOut, asked=PreviewIn, status=200, many=True, looks=True,
)  # fmt: skip
REQUEST = Act(
    name="series_request",
    says="Ask for every time; 409 `occurrences-clash` says which cannot be had.",
    do=_request, shape=SeriesOut, asked=SeriesIn,
)  # fmt: skip
READ = Read(
    name="series_read", says="Read a series.",
    find=lambda call: series_for(call.viewer, call.pk), shape=SeriesOut,
)  # fmt: skip
CANCEL = Act(
    name="series_cancel", says="Cancel a booking of a series and those after it.",
    do=_cancel, shape=BookingOut, asked=ReasonIn, status=200, many=True,
)  # fmt: skip
SPLIT = Act(
    name="series_split", says="Move a booking of a series and those after it.",
    do=_split, shape=SeriesOut, asked=SplitIn,
)  # fmt: skip
APPROVE = Act(
    name="series_approve",
    says="Approve a booking and all of its series that wait too; those left out come back.",
    do=_whole(approve_series), shape=LeftOut, asked=NoteIn, status=200, many=True,
)  # fmt: skip
ENDORSE = Act(
    name="series_endorse",
    says="Endorse a booking and all of its series that wait too; those left out come back.",
    do=_whole(endorse_series), shape=LeftOut, asked=NoteIn, status=200, many=True,
)  # fmt: skip
