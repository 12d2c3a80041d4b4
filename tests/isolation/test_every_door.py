"""No page of a town shows a word of another, and each role sees what is its own to see."""

import pytest
from django.conf import settings

from accounts.models import Person, Role
from database.place import standing_in
from database.work import atomic
from tests.isolation.every_door_checks import (
    broke,
    changed,
    foreign_marks,
    opened,
    rows_now,
    strangers_let_in,
    stray_files,
    stray_keys,
    stray_lines,
)
from tests.isolation.every_door_rounds import (
    SIDE_BY_SIDE,
    log,
    pages,
    round_of,
    side_by_side,
    strangers,
    towns,
)
from tests.isolation.every_door_table import ACTS, PAGES
from tests.isolation.every_door_towns import as_text, keys_of, text_columns, town_models
from tests.isolation.every_door_visits import (
    addresses,
    browser,
    doors,
    knock,
    marks_in,
    rows_of,
    signed_in,
    whose,
)
from tests.people import PASSWORD

__all__ = ["log", "towns"]  # fixtures


@pytest.fixture(scope="module")
def rounds(towns):
    """What each role saw, by the number of the town and the role."""
    visits = {}
    for role in ["nobody", *towns[0].people]:
        if role in SIDE_BY_SIDE:
            visits |= {(n, role): seen for n, seen in side_by_side(towns, role).items()}
        else:
            visits[1, role] = round_of(towns[0], role)
    return visits


def test_every_text_of_every_table_says_whose_it_is(towns):
    silent = []
    for town in towns:
        with standing_in(town.place), atomic():
            for model in town_models():
                for column in text_columns(model):
                    values = model._default_manager.values_list(column.column, flat=True)
                    texts = [as_text(value) for value in values]
                    texts = [text for text in texts if text not in ("", "{}")]
                    if not texts or any(marks_in(text) != {town.number} for text in texts):
                        silent.append((town.host, model._meta.db_table, column.column))
    assert silent == []


def test_the_towns_have_the_same_keys(towns):
    first, second, third = (keys_of(town.place) for town in towns)
    assert first == third
    for table, keys in first.items():
        assert keys == second[table][: len(keys)], table


def test_every_door_is_placed_in_the_table():
    known = {door.route for door in doors()}
    assert known - set(PAGES) - set(ACTS) == set(), "say in every_door_table who may open it"
    assert (set(PAGES) | set(ACTS)) - known == set(), "the table names a door that is gone"


def test_each_role_opens_its_doors_and_no_others(rounds):
    wrong = [
        f"{role}: {visit}"
        for (_number, role), visits in rounds.items()
        for visit in visits
        if opened(visit) != (role in PAGES[visit.door.route])
    ]
    assert wrong == []


def test_no_page_breaks(rounds):
    assert [each for visits in rounds.values() for each in broke(visits)] == []


def test_no_page_says_a_word_of_another_town(rounds, towns):
    by_number = {town.number: town for town in towns}
    wrong = [each for (n, _), seen in rounds.items() for each in foreign_marks(by_number[n], seen)]
    assert wrong == []


def test_the_pages_do_speak_of_their_own_town(rounds):
    """The canaries would be seen: most pages of the registry carry their own town's."""
    speaking = [visit for visit in rounds[2, Role.REGISTRY_CENTRAL] if 2 in whose(visit.answer)]
    assert len(speaking) > 25


def test_looking_changes_nothing(towns):
    town = towns[0]
    client = signed_in(town, town.people[Role.REGISTRY_CENTRAL])
    before = rows_now(town.place)
    for door, address in pages(town):
        if not door.route.endswith(
            (".pdf", ".xlsx", ".ics")
        ):  # a register taken out leaves a line in the trail, a feed when it was read
            knock(client, door, address)
    assert changed(before, rows_now(town.place)) == []


def test_strangers_are_let_in_nowhere(towns, rounds):
    visits = strangers(towns)
    assert len(visits) > 100
    assert strangers_let_in(visits) == []
    assert strangers_let_in(rounds[1, "nobody"]) == []
    assert foreign_marks(towns[0], visits) == []


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Tenant", "X-Host"])
def test_no_header_but_the_host_chooses_the_town(towns, header):
    home, other, _ = towns
    client = signed_in(home, home.people[Role.REGISTRY_CENTRAL])
    value = f"host={other.host}" if header == "Forwarded" else other.host
    named = {f"HTTP_{header.upper().replace('-', '_')}": value}
    visits = [
        knock(client, door, f"{at}?tenant={other.host}", **named) for door, at in pages(home)[::4]
    ]
    assert len([each for each in visits if opened(each)]) > 5
    assert foreign_marks(home, visits) == []


@pytest.mark.parametrize("role", [Role.REGISTRY_CENTRAL, Role.CHIEF_EXECUTIVE, Role.LOCAL_ADMIN])
def test_a_key_that_only_the_other_town_has_leads_nowhere(towns, role):
    home, other, _ = towns
    client = signed_in(home, home.people[role])
    own, more = rows_of(home), rows_of(other)
    beyond = {
        name: [key for key in more[name] if key not in own[name]] or own[name] for name in own
    }
    named = [name for name in own if beyond[name] != own[name]]
    assert {"incoming", "outgoing", "draft_id", "booking_id"} <= set(named)
    asked = [
        knock(client, door, address)
        for door in doors()
        if door.route in PAGES
        for address in addresses(door, beyond)
        if address not in addresses(door, own)
    ]
    assert len(asked) > 10
    assert [str(each) for each in asked if each.status not in (403, 404)] == []
    assert foreign_marks(home, asked) == []


def test_a_session_made_at_the_sign_in_page_is_kept_by_the_browser_alone(towns):
    home, other, _ = towns
    client = browser(home, strict=False)
    name = Person.objects.model(username=f"{Role.OFFICER}.cnry-1").username
    wrong = {"username": name, "password": "ผิดแน่นอน-ผิดแน่นอน"}
    assert client.post("/sign-in", wrong).status_code == 422
    answer = client.post("/sign-in", {"username": name, "password": PASSWORD})
    assert answer.status_code == 302
    session = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert session.key.startswith("__Host-")
    flags = [session[flag] for flag in ("secure", "httponly", "path", "samesite", "domain")]
    assert flags == [True, True, "/", "Lax", ""]
    assert client.get("/me").status_code == 200
    assert client.get("/me", headers={"host": other.host}).status_code == 302


def test_stores_and_logs_keep_the_towns_apart(towns, rounds, log):
    assert stray_keys() == []
    assert stray_files(towns) == []
    assert len(log.lines) > 500
    assert stray_lines(log.lines, towns) == []
