"""A feed's address is made, replaced, revoked, and noted when it is read."""

from datetime import timedelta

import pytest

from audit.models import Entry
from modules.booking.commands.make_feed import make_feed
from modules.booking.commands.note_feed_read import note_feed_read
from modules.booking.commands.revoke_feed import revoke_feed
from modules.booking.models import Feed, Resource
from modules.booking.queries.feeds import feed_of_token
from tests.conftest import NOON


def test_the_secret_opens_the_feed_and_is_kept_nowhere(room, somchai):
    feed, secret = make_feed(by=somchai, resource=room.pk, at=NOON)
    assert feed_of_token(secret) == feed
    assert feed.resource == room
    kept = [*Feed.objects.values_list("token_hash", flat=True), *map(str, Entry.objects.values())]
    assert not any(secret in words for words in kept)


def test_a_new_address_takes_the_place_of_the_one_before(room, somchai, malee):
    _feed, lost = make_feed(by=somchai, at=NOON)
    _other, kept = make_feed(by=somchai, resource=room.pk, at=NOON)
    _feed, new = make_feed(by=somchai, at=NOON)
    _hers, hers = make_feed(by=malee, at=NOON)
    with pytest.raises(Feed.DoesNotExist):
        feed_of_token(lost)
    assert all(feed_of_token(each) for each in (kept, new, hers))


def test_a_feed_of_nothing_is_not_made(somchai):
    with pytest.raises(Resource.DoesNotExist):
        make_feed(by=somchai, resource=0, at=NOON)


def test_who_made_it_revokes_it_once(somchai, malee):
    feed, secret = make_feed(by=somchai, at=NOON)
    with pytest.raises(Feed.DoesNotExist):
        revoke_feed(by=malee, feed=feed.pk, at=NOON)
    revoke_feed(by=somchai, feed=feed.pk, at=NOON)
    revoke_feed(by=somchai, feed=feed.pk, at=NOON + timedelta(hours=1))
    feed.refresh_from_db()
    assert feed.revoked_at == NOON
    assert Entry.objects.filter(action="booking.feed.revoked").count() == 1
    with pytest.raises(Feed.DoesNotExist):
        feed_of_token(secret)


def test_the_address_of_somebody_disabled_opens_nothing(somchai):
    _feed, secret = make_feed(by=somchai, at=NOON)
    somchai.disabled_at = NOON
    somchai.save()
    with pytest.raises(Feed.DoesNotExist):
        feed_of_token(secret)


def test_a_read_is_noted_once_an_hour(somchai):
    feed, secret = make_feed(by=somchai, at=NOON)
    for minutes, noted in ((0, 0), (59, 0), (60, 60), (90, 60)):
        note_feed_read(by=somchai, feed=feed_of_token(secret), at=NOON + timedelta(minutes=minutes))
        feed.refresh_from_db()
        assert feed.read_at == NOON + timedelta(minutes=noted)
