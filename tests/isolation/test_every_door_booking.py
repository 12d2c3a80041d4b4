"""Booking: secrets of addresses work at home alone, and a private title is told to few."""

import pytest

from accounts.models import Role
from database.place import standing_in
from database.work import atomic
from modules.booking.models import Booking
from tests.conftest import undone
from tests.isolation.every_door_booking import PRIVATE
from tests.isolation.every_door_rounds import log, pages, towns
from tests.isolation.every_door_table import ACTS, PAGES
from tests.isolation.every_door_visits import Door, body_of, browser, knock, signed_in, text_in

__all__ = ["log", "towns"]  # fixtures
# Who may not know what a private booking of กองช่าง in a room of สำนักปลัด is about, nor read the
# books of its cars; and who may: who asked, who gave it, who looks after the room.
KNOW_NOT = (Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY, Role.REGISTRY_DIVISION)
KNOW = (Role.OFFICER, Role.REGISTRY_CENTRAL)
SEARCHED = (
    f"/booking/list?q={PRIVATE}", f"/booking/list.xlsx?q={PRIVATE}", f"/search?q={PRIVATE}",
    "/booking/list?show=all", "/booking/list.xlsx", f"/api/v1/booking/bookings?q={PRIVATE}",
    "/booking/?view=month", "/booking/?view=week", "/booking/?view=timeline", "/-/palette",
)  # fmt: skip


@pytest.mark.parametrize("name", ["feed", "follow"])
def test_the_secret_of_an_address_opens_nothing_in_another_town(towns, name):
    for home in towns:
        for other in towns:
            way = {"feed": "/booking/feed/%s.ics", "follow": "/public/booking/follow/%s"}[name]
            answer = browser(home).get(way % other.tokens[name])
            assert answer.status_code == (200 if home is other else 404), (home.host, other.host)


def test_a_wrong_secret_opens_nothing(towns):
    for way in ("/booking/feed/nothing.ics", "/public/booking/follow/nothing"):
        assert browser(towns[0]).get(way).status_code == 404


def told(town, role) -> list[str]:
    """Return the pages of a role, every booking, day and search among them, that tell a secret."""
    client = signed_in(town, town.people[role])
    with standing_in(town.place), atomic():
        rows = list(Booking.objects.filter(private=True).order_by("pk"))
    days = [f"/booking/?day={row.starts:%Y-%m-%d}" for row in rows]
    days += [f"/booking/?day={row.starts:%Y-%m-%d}&show=vehicles" for row in rows]
    one = [f"{way}/{row.pk}" for row in rows for way in ("/booking", "/api/v1/booking/bookings")]
    one += [f"/booking/{row.pk}/form3.pdf" for row in rows]
    with standing_in(town.place), undone(town.place):  # what is taken out leaves a line behind
        visits = [knock(client, door, address) for door, address in pages(town, each=3)]
        visits += [knock(client, Door("", ()), address) for address in (*SEARCHED, *days, *one)]
    # A search says again what was searched for; what it found stands with the mark of the town.
    secret = f"{PRIVATE} {town.mark}"
    return [str(visit) for visit in visits if secret in text_in(body_of(visit.answer))]


@pytest.mark.parametrize("role", KNOW_NOT)
def test_a_private_title_is_told_nowhere_to_who_may_not_know_it(towns, role):
    assert told(towns[0], role) == []


@pytest.mark.parametrize("role", KNOW)
def test_a_private_title_is_told_to_who_may_know_it(towns, role):
    assert len(told(towns[0], role)) > 3


def test_what_the_public_pages_say_names_nobody_who_asked(towns):
    home = towns[0]
    client = browser(home)
    public = [(door, at) for door, at in pages(home, each=3) if door.route.startswith("public/")]
    public = [(door, at) for door, at in public if "follow" not in door.route]
    assert len(public) > 4
    with standing_in(home.place), atomic():
        titles = set(Booking.objects.values_list("title", flat=True))
    assert len(titles) > 4
    for door, address in public:
        body = body_of(knock(client, door, address).answer).decode("utf-8", "ignore")
        assert not [title for title in titles if title in body], address
        assert "นางบุญ" not in body


def test_every_door_of_booking_is_placed_once():
    booking = {route for route in PAGES | ACTS if "booking/" in route}
    assert len(booking) > 90
    assert not set(PAGES) & set(ACTS)
