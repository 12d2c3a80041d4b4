"""`/api/v1/booking/feeds`: private addresses for calendar programs (iCalendar)."""

from typing import Any

from rest_framework import serializers

from api.v1.booking.doors import Act, Call, Read
from api.v1.booking.fields import NamedOut, key
from modules.booking.commands.make_feed import make_feed
from modules.booking.commands.revoke_feed import revoke_feed
from modules.booking.models import Feed
from modules.booking.queries.feeds import feeds_of


class FeedOut(serializers.Serializer):
    """A feed; its address is told once, when it is made."""

    id = serializers.IntegerField()
    resource = NamedOut(allow_null=True, help_text="null: one's own bookings")
    made_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)


class FeedMadeOut(serializers.Serializer):
    """A feed with its address, below the organisation's own."""

    feed = FeedOut()
    path = serializers.CharField(help_text="/booking/feed/….ics; keep it secret")


class FeedIn(serializers.Serializer):
    """Of a resource, or of one's own bookings; one that stood before is revoked."""

    resource = key(required=False, allow_null=True, default=None)


def _make(call: Call) -> dict[str, Any]:
    feed, secret = make_feed(by=call.by, resource=call.asked["resource"], at=call.at)
    return {"feed": feed, "path": f"/booking/feed/{secret}.ics"}


def _revoke(call: Call) -> Feed:
    return revoke_feed(by=call.by, feed=call.pk, at=call.at)


LIST = Read(
    name="feeds_list", says="One's own feeds.",
    find=lambda call: feeds_of(call.viewer), shape=FeedOut, many=True,
)  # fmt: skip
MAKE = Act(name="feeds_make", says="Make a feed.", do=_make, shape=FeedMadeOut, asked=FeedIn)
REVOKE = Act(
    name="feeds_revoke", says="Revoke a feed of one's own.",
    do=_revoke, shape=FeedOut, status=200,
)  # fmt: skip
