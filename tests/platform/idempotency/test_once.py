"""Doing a request once."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connections

from accounts.models import Person
from database.place import standing_in
from database.work import atomic
from idempotency.models import Answer
from idempotency.once import Given, KeyUsedForAnother, once
from tenants import directory

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def ask(person, key="key-0001", request="a" * 64, status=201, done=None):
    def do():
        if done is not None:
            done.append(1)
        return Given(status=status, body={"number": len(done or [])})

    return once(by=person, key=key, request=request, at=NOON, do=do)


def test_the_second_time_brings_the_first_answer(malee):
    done = []

    first, second = ask(malee, done=done), ask(malee, done=done)

    assert (first.replayed, second.replayed) == (False, True)
    assert first.body == second.body == {"number": 1}
    assert len(done) == 1


def test_a_known_key_with_another_request_is_refused(malee):
    ask(malee)

    with pytest.raises(KeyUsedForAnother):
        ask(malee, request="b" * 64)


def test_a_key_is_one_persons_own(malee, somchai):
    done = []
    ask(malee, done=done)
    ask(somchai, done=done)

    assert len(done) == 2


def test_a_refusal_is_not_kept(malee):
    done = []
    ask(malee, status=422, done=done)
    ask(malee, status=201, done=done)

    assert len(done) == 2
    assert Answer.objects.count() == 1


def test_what_failed_left_no_answer(malee):
    def fail():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(by=malee, key="key-0002", request="c" * 64, at=NOON, do=fail)

    assert not Answer.objects.exists()


def test_twenty_at_once_do_it_once(bangrak):
    place = directory.place_of(bangrak)
    with standing_in(place), atomic():
        person = Person.objects.create(username="burst", given_name="พร้อมกัน")
    done, answers = [], []

    def send():
        with standing_in(place), atomic():
            answers.append(ask(person, key="burst-0001", done=done))
        connections[place.cell].close()

    senders = [threading.Thread(target=send) for _ in range(20)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    with standing_in(place), atomic():
        Answer.objects.all().delete()
        Person.objects.all().delete()

    assert len(done) == 1
    assert sorted(answer.replayed for answer in answers) == [False] + 19 * [True]
