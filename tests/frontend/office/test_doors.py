"""A door."""

from collections.abc import Callable

from django.test import Client

from accounts.models import Person


def test_people_are_signed_in_by_the_fixture(
    as_: Callable[[Person], Client], everyone: dict[str, Person]
) -> None:
    for person in everyone.values():
        assert as_(person).get("/nothing-here").status_code == 404
