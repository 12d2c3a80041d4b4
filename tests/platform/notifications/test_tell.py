"""Notices reach those who are told, and nobody else."""

from datetime import UTC, datetime

import pytest

from accounts.commands.disable_person import disable_person
from accounts.duties import Viewer
from accounts.models import Person
from notifications.models import Notice
from notifications.queries import notices_of, unread
from notifications.tell import mark_read, open_notice, tell

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_each_of_the_people_gets_one(malee: Person, anong: Person, somchai: Person) -> None:
    tell([malee, anong], text="ด่วนที่สุด", url="/", at=NOON)
    counts = [unread(Viewer(person, ())) for person in (malee, anong, somchai)]
    assert counts == [1, 1, 0]


def test_notices_come_newest_first(malee: Person) -> None:
    for words in ("ก่อน", "หลัง"):
        tell([malee], text=words, url="/", at=NOON)
    assert [notice.text for notice in notices_of(Viewer(malee, ()))] == ["หลัง", "ก่อน"]


def test_only_ones_own_are_marked_read(malee: Person, anong: Person) -> None:
    tell([malee, anong], text="ด่วนที่สุด", url="/", at=NOON)
    assert mark_read(by=malee, at=NOON) == 1
    assert unread(Viewer(anong, ())) == 1
    with pytest.raises(Notice.DoesNotExist):
        open_notice(by=malee, notice_id=Notice.objects.get(person=anong).pk, at=NOON)


def test_the_disabled_get_no_notices(sunee: Person, malee: Person, anong: Person) -> None:
    gone = disable_person(by=sunee, person=anong, at=NOON)
    tell([malee, gone], text="ก" * 700, url="/", at=NOON)
    notice = Notice.objects.get()
    assert notice.person == malee
    assert notice.text.endswith("…")
