"""Changing something takes one's own form, role and town; every answer is guarded by headers."""

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Role
from database.place import standing_in
from tests.conftest import undone
from tests.isolation.every_door_checks import (
    broke,
    changed,
    foreign_marks,
    opened,
    rows_now,
    strangers_let_in,
)
from tests.isolation.every_door_rounds import OUTSIDE, acts, log, pages, towns
from tests.isolation.every_door_table import ACTS, ANYBODY, PAGES
from tests.isolation.every_door_visits import Visit, browser, knock, signed_in

__all__ = ["log", "towns"]  # fixtures
SECRET = "a" * 32  # Django takes a CSRF secret as its own token
OTHER_SECRET = "b" * 32
FORM = {"content_type": "application/x-www-form-urlencoded"}


def with_form(client: Client) -> Client:
    """Give a browser the cookie that belongs to the forms it will send."""
    client.cookies[settings.CSRF_COOKIE_NAME] = SECRET
    return client


def send(client: Client, town, door, address, method: str = "POST", **more) -> Visit:
    """Send a form with nothing in it but its token; whatever it did is undone."""
    headers = {"HTTP_X_CSRFTOKEN": SECRET, **FORM, **more}
    kept = {name: cookie.value for name, cookie in client.cookies.items()}
    with standing_in(town.place), undone(town.place):
        visit = knock(client, door, address, method, **headers)
    client.cookies.clear()  # signing out was undone too
    client.cookies.load(kept)
    return visit


@pytest.mark.parametrize(
    "role", [Role.REGISTRY_CENTRAL, Role.OFFICER, Role.LOCAL_ADMIN, Role.COUNCIL_MEMBER]
)
def test_an_empty_form_breaks_nothing_and_opens_no_door_of_others(towns, role):
    home = towns[0]
    client = with_form(signed_in(home, home.people[role]))
    visits = [send(client, home, door, address) for door, address in acts(home)]
    assert broke(visits) == []
    assert foreign_marks(home, visits) == []
    refused = [each for each in visits if role not in (PAGES | ACTS)[each.door.route]]
    wrong = [str(each) for each in refused if each.status not in (403, 404, 405)]
    assert wrong == []


def test_a_stranger_changes_nothing(towns):
    home, other, _ = towns
    before = rows_now(home.place)
    clients = [
        with_form(browser(home)),
        with_form(signed_in(other, other.people[Role.REGISTRY_CENTRAL], host=home)),
    ]
    visits = [
        knock(client, door, address, "POST", HTTP_X_CSRFTOKEN=SECRET, **FORM)
        for client in clients
        for door, address in acts(home)
    ]
    assert broke(visits) == []
    assert strangers_let_in(visits) == []
    assert changed(before, rows_now(home.place)) == []


@pytest.mark.parametrize(
    ("how", "headers"),
    [
        ("without a token", {}),
        ("with the token of another form", {"HTTP_X_CSRFTOKEN": OTHER_SECRET}),
        (
            "from another town",
            {"HTTP_X_CSRFTOKEN": SECRET, "HTTP_ORIGIN": "http://kohchang.localhost"},
        ),
        ("from nowhere", {"HTTP_X_CSRFTOKEN": SECRET, "HTTP_ORIGIN": "null"}),
    ],
)
def test_a_form_from_elsewhere_is_refused_at_every_door(towns, how, headers):
    home = towns[0]
    client = with_form(signed_in(home, home.people[Role.REGISTRY_CENTRAL]))
    before = rows_now(home.place)
    visits = [
        knock(client, door, address, "POST", **FORM, **headers) for door, address in acts(home)
    ]
    # The API answers 405 before it asks who is there, where nothing can be changed.
    assert [str(each) for each in visits if each.status not in (403, 405)] == []
    assert len([each for each in visits if each.status == 403]) > 80
    assert changed(before, rows_now(home.place)) == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_door_knows_another_verb(towns, method):
    home = towns[0]
    client = with_form(signed_in(home, home.people[Role.CHIEF_EXECUTIVE]))
    visits = [send(client, home, door, address, method) for door, address in acts(home)]
    public = [route for route, who in (PAGES | ACTS).items() if who == ANYBODY]
    wrong = [each for each in visits if each.status not in (403, 404, 405)]
    assert [str(each) for each in wrong if each.door.route not in public] == []
    assert broke(visits) == []


@pytest.fixture(scope="module")
def answers(towns):
    """Every page of the first town as the registry and as a stranger see it."""
    home = towns[0]
    both = (signed_in(home, home.people[Role.REGISTRY_CENTRAL]), browser(home))
    visits = [knock(client, door, address) for client in both for door, address in pages(home)]
    return [each for each in visits if each.door.route not in OUTSIDE]


def test_every_answer_says_how_it_may_be_used(answers):
    lacking = []
    for visit in answers:
        headers = visit.answer.headers
        policy = headers.get("Content-Security-Policy", "")
        good = {
            "a policy that allows nothing unnamed": "default-src 'none'" in policy,
            "no script of others": "unsafe-eval" not in policy and "*" not in policy,
            "no guessed types": headers.get("X-Content-Type-Options") == "nosniff",
            "no address told": headers.get("Referrer-Policy") == "same-origin",
            "no foreign frame": headers.get("X-Frame-Options") in ("SAMEORIGIN", "DENY"),
            "an opener of its own": headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        }
        lacking += [f"{visit}: {name}" for name, is_so in good.items() if not is_so]
    assert lacking == []


def test_nothing_behind_sign_in_is_kept_by_a_shared_store(answers):
    kept = []
    for visit in answers:
        said = visit.answer.headers.get("Cache-Control", "")
        private = "private" in said and ("no-store" in said or "no-cache" in said)
        if not private and PAGES[visit.door.route] != ANYBODY:
            kept.append(f"{visit}: {said}")
    assert kept == []


def test_cookies_are_for_this_host_and_over_a_secure_line_alone(answers):
    wrong = []
    for visit in answers:
        for cookie in visit.answer.cookies.values():
            good = cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]
            hidden = cookie["httponly"] or cookie.key != settings.SESSION_COOKIE_NAME
            if not (cookie.key.startswith("__Host-") and good and hidden and cookie["samesite"]):
                wrong.append(cookie.OutputString())
    assert wrong == []


def test_a_token_works_without_a_form_and_only_in_its_own_town(towns):
    home, other, _ = towns
    token = {"HTTP_AUTHORIZATION": f"Bearer {home.tokens[Role.REGISTRY_CENTRAL]}"}
    at = "/api/v1/saraban/incoming"
    body = {"sender": "อำเภอ", "addressee": "นายก", "subject": "CNRY-1 โดยรหัส"}
    more = {"HTTP_IDEMPOTENCY_KEY": "every-door-1", **token}
    with standing_in(home.place), undone(home.place):
        made = browser(home).post(at, body, content_type="application/json", **more)
        assert made.status_code == 201
    for elsewhere in (other, towns[2]):
        refused = browser(elsewhere).post(at, body, content_type="application/json", **more)
        assert refused.status_code == 401
    assert not opened(Visit(acts(home)[0][0], at, "POST", refused))
