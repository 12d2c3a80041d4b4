"""`/api/v1/booking/bookings/…/<act>`: what is done with a booking that was asked for."""

from collections.abc import Callable

from rest_framework import serializers

from api.v1.booking.bookings import BookingInFullOut, shown
from api.v1.booking.doors import Act, Call, Shape
from api.v1.booking.fields import NoneIn, NoteIn, ReasonIn, TimesIn, key
from api.v1.booking.wishes import DetailsIn, resource_named, resources_named
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.assign_driver import assign_driver
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.change_booking import change_booking
from modules.booking.commands.check_in import check_in
from modules.booking.commands.check_out import check_out
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.move_booking import move_booking
from modules.booking.commands.record_payment import record_payment
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.commands.substitute_resource import substitute_resource
from modules.booking.models import Booking
from modules.booking.wish import wish_of


class ApproveIn(NoteIn):
    """Of a trip perhaps another vehicle, and the driver."""

    driver = key(required=False, allow_null=True, default=None)
    vehicle = key(required=False, allow_null=True, default=None)


class MoveIn(TimesIn):
    """Another time, and perhaps another resource of its kind."""

    resource = key(required=False, allow_null=True, default=None)


class ChangeIn(DetailsIn):
    """What is to be said otherwise; what is left out stays."""

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the fields, none of which must be said."""
        fields = super().get_fields()
        for field in fields.values():
            field.required, field.default = False, serializers.empty
        return fields


class SubstituteIn(ReasonIn):
    """Another resource for the same time."""

    resource = key()


class DriverIn(serializers.Serializer):
    """The driver: the key of a resource of kind `driver`."""

    driver = key()


class PaymentIn(serializers.Serializer):
    """The number of the receipt."""

    receipt = serializers.CharField(max_length=60)


def _approve(call: Call) -> Booking:
    asked = call.asked
    driver = resource_named(call.viewer, asked["driver"], field="driver")
    vehicle = resource_named(call.viewer, asked["vehicle"], field="vehicle")
    return approve_booking(
        by=call.by, booking=call.pk, note=asked["note"], driver=driver, vehicle=vehicle, at=call.at
    )


def _move(call: Call) -> Booking:
    resource = resource_named(call.viewer, call.asked["resource"], field="resource")
    return move_booking(
        by=call.by,
        booking=call.pk,
        starts=call.asked["starts"],
        ends=call.asked["ends"],
        resource=resource,
        at=call.at,
    )


def _change(call: Call) -> Booking:
    asked = dict(call.asked)
    if "extras" in asked:
        asked["extras"] = tuple(resources_named(call.viewer, asked["extras"], field="extras"))
    wish = wish_of(shown(call, call.pk), **asked)
    return change_booking(by=call.by, booking=call.pk, wish=wish, at=call.at)


def _substitute(call: Call) -> Booking:
    [resource] = resources_named(call.viewer, [call.asked["resource"]], field="resource")
    return substitute_resource(
        by=call.by, booking=call.pk, resource=resource, reason=call.asked["reason"], at=call.at
    )


def _assign(call: Call) -> Booking:
    [driver] = resources_named(call.viewer, [call.asked["driver"]], field="driver")
    return assign_driver(by=call.by, booking=call.pk, driver=driver, at=call.at)


def _plain(command: Callable[..., Booking]) -> Callable[[Call], Booking]:
    """Return a door's part for a command that takes its fields as they were sent."""
    return lambda call: command(by=call.by, booking=call.pk, at=call.at, **call.asked)


def _act(name: str, says: str, do: Callable[[Call], Booking], asked: Shape = NoneIn) -> Act:
    """Return an act after which the booking is shown as it is then."""

    def done(call: Call) -> Booking:
        shown(call, call.pk)  # what one may not know of is 404, not 403
        do(call)
        return shown(call, call.pk)

    return Act(
        name=f"bookings_{name.replace('-', '_')}",
        says=says,
        do=done,
        shape=BookingInFullOut,
        asked=asked,
        status=200,
    )


ACTS = {
    "endorse": _act("endorse", "Pass it on to who approves it.", _plain(endorse_booking), NoteIn),
    "approve": _act("approve", "Give it; of a trip also vehicle and driver.", _approve, ApproveIn),
    "reject": _act("reject", "Refuse it, and say why.", _plain(reject_booking), ReasonIn),
    "cancel": _act("cancel", "Cancel it.", _plain(cancel_booking), ReasonIn),
    "move": _act("move", "Another time, perhaps another resource of its kind.", _move, MoveIn),
    "substitute": _act("substitute", "Another resource, same time.", _substitute, SubstituteIn),
    "assign-driver": _act("assign-driver", "Give a trip its driver.", _assign, DriverIn),
    "check-in": _act("check-in", "It is in use now.", _plain(check_in)),
    "check-out": _act("check-out", "Its use ends now.", _plain(check_out)),
    "pay": _act("pay", "Note the receipt of its fee.", _plain(record_payment), PaymentIn),
    "change": _act("change", "Say other things of it, but not when.", _change, ChangeIn),
}
