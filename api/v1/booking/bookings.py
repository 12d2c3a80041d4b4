"""`/api/v1/booking/bookings`: who has what and when; asking for something."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from accounts.models import Office, Role
from api.parts import key_field
from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import MomentField, NamedOut, OfficeOut, PersonOut, key
from api.v1.booking.wishes import WishIn, office_of, wish_from
from modules.booking import access
from modules.booking.commands.request_booking import request_booking
from modules.booking.models import Booking, Layout, Reach, ResourceKind, State
from modules.booking.queries.bookings import booking_for, bookings_visible_to
from modules.booking.queries.register import MINE, TURN
from modules.booking.queries.waiting import waiting_for


class KnownField(serializers.CharField):
    """Words of a booking that a private one keeps from others: null for them."""

    def get_attribute(self, booking: Booking) -> Any:
        """Return the words, or None."""
        if not access.knows(self.context["viewer"], booking):
            return None
        if self.source == "phone" and booking.asked_by_id is None:  # of somebody from outside
            return None
        return super().get_attribute(booking)


def _known() -> KnownField:
    return KnownField(allow_null=True, help_text="null where it is private")


class BookingOut(serializers.Serializer):
    """A booking. Who asked from outside is not told here."""

    id = serializers.IntegerField()
    resource = NamedOut()
    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    state = serializers.ChoiceField(choices=State.choices)
    title = _known()
    private = serializers.BooleanField()
    people = serializers.IntegerField()
    office = OfficeOut(help_text="whose matter it is")
    asked_by = PersonOut(allow_null=True, help_text="null for citizens")
    asked_at = serializers.DateTimeField()
    series = serializers.IntegerField(source="series_id", allow_null=True)
    destination = _known()
    reach = serializers.ChoiceField(choices=Reach.choices, allow_blank=True)
    distance_km = serializers.IntegerField(allow_null=True)
    waits_role = serializers.ChoiceField(choices=Role.choices, allow_blank=True)
    waits_office = OfficeOut(allow_null=True)
    approved_at = serializers.DateTimeField(allow_null=True)
    fee_satang = serializers.IntegerField(allow_null=True)
    paid_at = serializers.DateTimeField(allow_null=True)
    extras = serializers.SerializerMethodField()

    def get_extras(self, booking: Booking) -> list[dict[str, Any]]:
        """Return what goes with it: a projector, a driver."""
        return list(NamedOut([each.resource for each in booking.extras.all()], many=True).data)


class StepOut(serializers.Serializer):
    """What was done with a booking, by whom."""

    kind = serializers.CharField()
    name = serializers.CharField()
    position = serializers.CharField()
    note = serializers.CharField()
    at = serializers.DateTimeField()


class BookingInFullOut(BookingOut):
    """A booking with its details and its path."""

    purpose = _known()
    chair = _known()
    wishes = _known()
    parked_at = _known()
    afterwards = _known()
    phone = _known()
    layout = serializers.ChoiceField(choices=Layout.choices)
    self_drive = serializers.BooleanField()
    receipt = serializers.CharField()
    steps = serializers.SerializerMethodField()

    def get_steps(self, booking: Booking) -> list[dict[str, Any]]:
        """Return its path; of a private one only to who may know it, for notes tell."""
        if not access.knows(self.context["viewer"], booking):
            return []
        rows = sorted(booking.steps.all(), key=lambda step: step.pk)
        return list(StepOut(rows, many=True).data)


class BookingFilters(serializers.Serializer):
    """Which bookings; without any, all that may be known of."""

    scope = serializers.ChoiceField(choices=[MINE, TURN], required=False)
    resource = key_field()
    office = key_field(help_text="whose matter it is")
    kind = serializers.ChoiceField(choices=ResourceKind.choices, required=False)
    state = serializers.ChoiceField(choices=State.choices, required=False)
    since = MomentField(required=False, help_text="ends after this moment")
    until = MomentField(required=False, help_text="starts before this moment")


class AskIn(WishIn):
    """What is asked for, on behalf of an office one works in."""

    office = key(required=False, help_text="default: the office of one's first post")
    join_queue = serializers.BooleanField(default=False, help_text="wait if it is taken")


def shown(call: Call, pk: int) -> Booking:
    """Return a booking as its shape needs it. Raises `Booking.DoesNotExist`."""
    return booking_for(call.viewer, pk)


def _list(call: Call) -> QuerySet[Booking]:
    asked = call.asked
    since, until = asked.get("since"), asked.get("until")
    if since and until and until <= since:
        raise ValidationError({"until": ["เวลาสิ้นสุดต้องหลังเวลาเริ่ม"]})
    rows = bookings_visible_to(call.viewer)
    if asked.get("scope") == MINE:
        rows = rows.filter(asked_by=call.by)
    elif asked.get("scope") == TURN:
        rows = rows.filter(pk__in=waiting_for(call.viewer).values("pk"))
    given = {
        "resource": asked.get("resource"),
        "office": asked.get("office"),
        "resource__kind": asked.get("kind"),
        "state": asked.get("state"),
        "during__endswith__gt": since,
        "during__startswith__lt": until,
    }
    rows = rows.filter(**{name: value for name, value in given.items() if value is not None})
    joined = rows.select_related("resource", "office", "asked_by", "waits_office")
    return joined.prefetch_related("steps", "extras__resource").defer("words")


def _request(call: Call) -> Booking:
    asked = dict(call.asked)
    office: Office = office_of(call.viewer, asked.pop("office", None))
    wish = wish_from(call.viewer, asked)
    return shown(call, request_booking(by=call.by, office=office, wish=wish, at=call.at).pk)


LIST = Read(
    name="bookings_list", says="List bookings, the latest asked for first.",
    find=_list, shape=BookingOut, filters=BookingFilters, pages=True,
)  # fmt: skip
READ = Read(
    name="bookings_read", says="Read one booking with its path.",
    find=lambda call: shown(call, call.pk), shape=BookingInFullOut,
)  # fmt: skip
REQUEST = Act(
    name="bookings_request", says="Ask for something; 409 `clash` names what stands in the way.",
    do=_request, shape=BookingInFullOut, asked=AskIn,
)  # fmt: skip
