"""Circulating a letter: each acknowledges it, and who has not is reminded."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from modules.saraban.commands.acknowledge import acknowledge
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.remind import remind
from modules.saraban.models import CirculationCopy
from modules.saraban.rounds import RemindedToday, ask_to_acknowledge
from modules.saraban.turns import NobodyChosen
from notifications.models import Notice
from tests.letters import later


def test_each_of_the_staff_acknowledges_their_own_copy(letter, malee, somchai, anong):
    sent = circulate(by=malee, letter=letter.pk, people=[somchai, anong], at=later(1))
    assert acknowledge(by=somchai, letter=letter.pk, at=later(2)) == 1
    assert acknowledge(by=somchai, letter=letter.pk, at=later(3)) == 0
    times = dict(sent.copies.values_list("person__username", "acknowledged_at"))
    assert times == {"somchai": later(2), "anong": None}


def test_who_has_it_still_unread_gets_no_second_copy(letter, malee, somchai, anong):
    circulate(by=malee, letter=letter.pk, people=[somchai], at=later(1))
    circulate(by=malee, letter=letter.pk, people=[somchai, anong], at=later(2))
    assert CirculationCopy.objects.count() == 2
    with pytest.raises(NobodyChosen):
        circulate(by=malee, letter=letter.pk, people=[somchai], at=later(3))


def test_staff_without_a_copy_may_not_acknowledge_what_they_do_not_see(letter, anong):
    with pytest.raises(PermissionDenied):
        acknowledge(by=anong, letter=letter.pk, at=later(1))


def test_an_officer_circulates_nothing(letter, somchai, anong):
    with pytest.raises(PermissionDenied):
        circulate(by=somchai, letter=letter.pk, people=[anong], at=later(1))


def test_only_who_has_not_acknowledged_is_reminded_and_once_a_day(letter, malee, somchai, anong):
    sent = circulate(by=malee, letter=letter.pk, people=[somchai, anong], at=later(1))
    acknowledge(by=somchai, letter=letter.pk, at=later(2))
    assert remind(by=malee, letter=letter.pk, at=later(3)) == 1
    ask_to_acknowledge(circulation=sent.pk, moment=later(3).isoformat())
    assert list(Notice.objects.values_list("person__username", flat=True)) == ["anong"]
    with pytest.raises(RemindedToday):
        remind(by=malee, letter=letter.pk, at=later(4))
    assert remind(by=malee, letter=letter.pk, at=later(4) + timedelta(days=1)) == 1
