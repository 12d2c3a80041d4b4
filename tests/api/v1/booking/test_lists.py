"""No list of booking asks the database more for thirty rows than for one."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from tests.many_bookings import Rows
from tests.people import give

LISTS = (
    "resources", "resources/{hall}/closures", "resources/{car}/validities", "rules", "bookings",
    "series/{series}", "vehicles", "vehicles/{car}/trips", "vehicles/{car}/repairs",
    "vehicles/{car}/accidents", "fuel-orders", "feeds", "reports/use", "reports/tallies",
    "reports/vehicles", "reports/fees",
)  # fmt: skip


@pytest.fixture
def rows(clerk_office, malee, pickup) -> Rows:
    """One of everything that is listed."""
    made = Rows(clerk_office, malee, pickup)
    made.grow()
    return made


@pytest.fixture
def program(malee, clerk_office, program_of):
    """A program of somebody who may read every list."""
    for role in (Role.LOCAL_ADMIN, Role.CLERK):
        give(malee, role, clerk_office)
    return program_of(malee)


def test_thirty_rows_cost_what_one_costs(program, rows):
    names = {"hall": rows.hall.pk, "car": rows.car.pk, "series": rows.series.pk}
    doors = [path.format(**names) for path in LISTS]
    [program.get(door) for door in doors]  # what is read once a process
    one = {door: cost(program, door) for door in doors}
    rows.grow(29)
    assert {door: cost(program, door) for door in doors} == one


def test_free_time_of_thirty_things_costs_what_that_of_one_costs(program, rows):
    now = timezone.now()
    week = {"starts": now.isoformat(), "ends": (now + timedelta(days=7)).isoformat()}
    doors = {"availability": week, "next-free": {"minutes": 60, "people": 1}}
    [program.get(door, **said) for door, said in doors.items()]  # what is read once a process
    one = {door: cost(program, door, **said) for door, said in doors.items()}
    rows.grow(29)
    assert {door: cost(program, door, **said) for door, said in doors.items()} == one


def cost(program, door, **asked) -> int:
    """Return how many queries an answer takes."""
    with CaptureQueriesContext(connections["cell_01"]) as queries:
        answer = program.get(door, **asked)
    assert answer.status_code == 200, (door, answer.content)
    return len(queries)
