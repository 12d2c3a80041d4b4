"""A person is, on a day, what their posts, orders and roles make them."""

from accounts.duties import viewer_of
from accounts.models import Person, Role
from tests.people import LONG_AGO


def test_a_viewer_costs_three_queries(sunee: Person, django_assert_num_queries) -> None:
    from django.db import connections

    from database.place import here

    with django_assert_num_queries(3, connection=connections[here().cell]):
        viewer = viewer_of(sunee, on=LONG_AGO)
    assert viewer.is_any(Role.LOCAL_ADMIN)
