"""Holding a post: roles of the house, of an office, and of the small office at the root."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from accounts.duties import viewer_of
from accounts.models import Office, Person, Position, Role
from accounts.posts import EVERYWHERE_FROM_ROOT, duty_as, first_held, holders, holds
from database.work import connection_here
from tests.people import LONG_AGO, give

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_a_role_of_the_house_is_held_in_every_office(
    preecha: Person, engineering: Office, clerk_office: Office
) -> None:
    viewer = viewer_of(preecha, on=TODAY)
    for office in (engineering, clerk_office):
        duty = duty_as(viewer, Role.CLERK, office)
        assert duty is not None
        assert duty.position == "ปลัดเทศบาล"
        assert holders(Role.CLERK, office, on=TODAY) == [preecha]


def test_a_director_is_one_in_their_own_office_only(
    prasert: Person, engineering: Office, finance: Office
) -> None:
    viewer = viewer_of(prasert, on=TODAY)
    assert duty_as(viewer, Role.DIVISION_DIRECTOR, engineering) is not None
    assert duty_as(viewer, Role.DIVISION_DIRECTOR, finance) is None
    assert duty_as(viewer, Role.SECTION_HEAD, engineering) is None
    assert not holds(viewer.duties[0], Role.DIVISION_DIRECTOR, None)


@pytest.mark.parametrize("role", sorted(EVERYWHERE_FROM_ROOT))
def test_a_role_given_at_the_root_of_a_small_office_holds_everywhere(
    somchai: Person, organisation: Office, finance: Office, role: Role
) -> None:
    give(somchai, role, organisation)
    assert duty_as(viewer_of(somchai, on=TODAY), role, finance) is not None
    assert holders(role, finance, on=TODAY) == [somchai]


def test_supplies_looked_after_at_the_root_are_not_those_of_every_office(
    somchai: Person, organisation: Office, finance: Office
) -> None:
    give(somchai, Role.SUPPLY_OFFICER, organisation)
    assert duty_as(viewer_of(somchai, on=TODAY), Role.SUPPLY_OFFICER, finance) is None
    assert holders(Role.SUPPLY_OFFICER, finance, on=TODAY) == []
    assert holders(Role.SUPPLY_OFFICER, organisation, on=TODAY) == [somchai]


@pytest.mark.parametrize("role", list(Role))
def test_who_holds_a_role_is_said_alike_of_one_and_of_all(
    everyone: dict[str, Person], engineering: Office, finance: Office, role: Role
) -> None:
    for office in (engineering, finance):
        each = {
            person.pk
            for person in everyone.values()
            if duty_as(viewer_of(person, on=TODAY), role, office)
        }
        assert {person.pk for person in holders(role, office, on=TODAY)} == each


def test_a_closed_post_gives_nothing(prasert: Person, engineering: Office) -> None:
    Position.objects.filter(appointments__person=prasert).update(closed_at=NOON)
    assert holders(Role.DIVISION_DIRECTOR, engineering, on=TODAY) == []
    assert duty_as(viewer_of(prasert, on=TODAY), Role.DIVISION_DIRECTOR, engineering) is None


def test_holders_cost_one_query(
    prasert: Person, engineering: Office, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1, connection=connection_here()):
        assert holders(Role.DIVISION_DIRECTOR, engineering, on=LONG_AGO) == [prasert]


def test_the_first_role_that_somebody_holds_is_taken_or_else_the_last(
    prasert: Person, engineering: Office, finance: Office
) -> None:
    roles = (Role.REGISTRY_DIVISION, Role.DIVISION_DIRECTOR, Role.CLERK)
    assert first_held(roles, engineering, on=TODAY) == Role.DIVISION_DIRECTOR
    assert first_held(roles, finance, on=TODAY) == Role.CLERK
