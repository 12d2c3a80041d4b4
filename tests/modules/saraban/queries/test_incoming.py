"""Who may know of a letter."""

from datetime import date

import pytest

from accounts.duties import viewer_of
from accounts.models import Role
from modules.saraban.queries.incoming import letters_visible_to
from tests.people import give

TODAY = date(2026, 3, 2)


def sees(person) -> bool:
    return letters_visible_to(viewer_of(person, on=TODAY)).exists()


def test_the_whole_house_is_open_to_those_who_look_after_it(letter, malee, preecha, boonmee):
    assert all(sees(person) for person in (malee, preecha, boonmee))


def test_a_letter_of_the_house_is_not_an_officers_until_it_is_sent_to_them(letter, somchai, anong):
    assert not sees(somchai)
    assert not sees(anong)


@pytest.mark.parametrize("role", [Role.LOCAL_ADMIN, Role.SUPPLY_OFFICER, Role.DRIVER])
def test_a_role_that_is_not_about_letters_opens_none_of_the_house(
    letter, somchai, organisation, role
):
    give(somchai, role, organisation)

    assert not sees(somchai)


def test_in_a_small_office_a_director_of_all_sees_all(letter, somchai, organisation):
    give(somchai, Role.DIVISION_DIRECTOR, organisation)

    assert sees(somchai)
