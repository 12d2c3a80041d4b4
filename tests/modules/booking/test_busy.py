"""Waiting for others took too long: every door says so in words, or as trouble that passes."""

import pytest
from django.db import OperationalError

from api.problems import Problem, problem
from api.v1.booking.refusals import refusals
from modules.booking.held.holding import Busy

pytestmark = pytest.mark.usefixtures("town")
WORDS = "มีผู้จองรายการนี้พร้อมกันหลายคน รอสักครู่แล้วลองอีกครั้ง"


def test_the_api_says_when_to_try_again():
    with pytest.raises(Problem) as refused, refusals(None):
        raise Busy
    answer = problem(refused.value, {})
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert (answer.data["type"], answer.data["detail"]) == ("/api/problems/busy", WORDS)


def test_a_door_that_expects_no_clash_takes_it_for_trouble_that_passes():
    assert issubclass(Busy, OperationalError)
    assert str(Busy()) == WORDS
