"""No page of booking asks the database more for thirty rows than for one."""

from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from tests.many_bookings import Rows
from tests.people import give

PAGES = (
    "booking/list", "booking/list?when=past", "booking/list?scope=turn", "booking/decide",
    "booking/vehicles", "booking/vehicles/{car}?tab=trips&month={month}",
    "booking/vehicles/{car}?tab=fuel",
    "booking/vehicles/{car}?tab=upkeep", "booking/drivers", "booking/fuel", "booking/resources",
    "booking/resources/{hall}", "booking/rules", "booking/feeds", "booking/series/{series}",
    "booking/reports", "booking/driver", "booking/new", "booking/find", "",
)  # fmt: skip


@pytest.fixture
def rows(clerk_office, malee, truck) -> Rows:
    """One of everything that is listed."""
    for role in (Role.LOCAL_ADMIN, Role.CLERK, Role.DRIVER):
        give(malee, role, clerk_office)
    made = Rows(clerk_office, malee, truck)
    made.grow()
    return made


def test_thirty_rows_cost_what_one_costs(as_, malee, rows, town):
    client = as_(malee)
    names = {"hall": rows.hall.pk, "car": rows.car.pk, "series": rows.series.pk}
    names["month"] = f"{timezone.now() - timedelta(days=1, hours=4):%Y-%m}"
    pages = [f"/{page.format(**names)}" for page in PAGES]
    [client.get(page) for page in pages]  # what is read once a process

    def cost(page) -> int:
        with CaptureQueriesContext(connections[town.cell]) as queries:
            assert client.get(page).status_code == 200, page
        return len(queries)

    one = {page: cost(page) for page in pages}
    rows.grow(29)
    more = {page: (one[page], n) for page in pages if (n := cost(page)) > one[page]}
    assert more == {}


def test_the_public_list_too(browser, rows, town):
    def cost(page) -> int:
        with CaptureQueriesContext(connections[town.cell]) as queries:
            assert browser.get(page).status_code == 200
        return len(queries)

    browser.get("/public/booking/")
    one = cost("/public/booking/")
    rows.grow(29)
    assert cost("/public/booking/") == one
