"""The door in: who comes through it, where to, and for how long."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.attempts import LIMITS
from accounts.commands.disable_person import disable_person
from accounts.commands.end_acting import end_acting
from accounts.commands.invite_again import invite_again
from accounts.commands.set_acting import Order, set_acting
from accounts.models import ActingMode, Person, Position, Session
from database.place import Place
from tests.people import PASSWORD
from thai.dates import bangkok_date

As = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def no_tries_before(town: Place) -> None:
    cache.clear()


def sign_in(browser: Client, person: Person, **more: str) -> object:
    return browser.post("/sign-in", {"username": person.username, "password": PASSWORD, **more})


def test_the_page_opens_for_strangers_and_says_whose_door_it_is(browser: Client) -> None:
    page = browser.get("/sign-in")
    assert page.status_code == 200
    assert "เทศบาลตำบลบางรัก" in page.content.decode()
    assert "ThaiD" not in page.content.decode(), "no button that leads nowhere"


def test_signing_in_leads_to_the_page_that_was_wanted(browser: Client, anong: Person) -> None:
    answer = sign_in(browser, anong, next="/help?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/help?a=1")
    assert browser.get("/help").status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "",
    ],
)
def test_signing_in_never_leads_out_of_the_town(
    browser: Client, anong: Person, elsewhere: str
) -> None:
    assert sign_in(browser, anong, next=elsewhere)["Location"] == "/"


def test_a_wrong_password_keeps_the_name_and_never_the_password(
    browser: Client, anong: Person
) -> None:
    answer = browser.post("/sign-in", {"username": "anong", "password": "ผิดแน่นอน"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="anong"' in page
    assert "ผิดแน่นอน" not in page


def test_too_many_tries_are_told_when_to_come_back(browser: Client, anong: Person) -> None:
    for _ in range(LIMITS.one_account_from_one_network):
        browser.post("/sign-in", {"username": "anong", "password": "เดา"})
    answer = sign_in(browser, anong)
    assert answer.status_code == 429
    assert "รอ 15 นาที" in answer.content.decode()
    elsewhere = Client(headers={"host": "bangrak.localhost"}, REMOTE_ADDR="198.51.100.7")
    assert sign_in(elsewhere, anong).status_code == 302


def test_the_session_gets_a_new_key_and_names_browser_and_address(
    browser: Client, anong: Person
) -> None:
    browser.cookies["__Host-session"] = "a-key-somebody-planted"
    browser.post(
        "/sign-in",
        {"username": "anong", "password": PASSWORD},
        headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0"},
    )
    row = Session.objects.get(person=anong)
    assert row.session_key != "a-key-somebody-planted"
    assert (row.address, "Windows" in row.agent) == ("127.0.0.1", True)


def test_a_session_ends_twelve_hours_after_it_began_used_or_not(
    browser: Client, anong: Person
) -> None:
    sign_in(browser, anong)
    ends = Session.objects.get(person=anong).expire_date
    browser.post("/-/act-as", {"capacity": "post-0"})  # writes to the session
    row = Session.objects.get(person=anong)
    assert row.expire_date == ends
    assert abs(row.expire_date - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get("/help").status_code == 302


def test_signing_out_ends_the_session(browser: Client, anong: Person) -> None:
    sign_in(browser, anong)
    assert browser.get("/sign-out").status_code == 405, "a link must not sign anybody out"
    assert browser.post("/sign-out")["Location"] == "/sign-in"
    assert browser.get("/help").status_code == 302
    assert not Session.objects.filter(person=anong).exists()


def test_pages_behind_the_door_are_kept_in_no_cache(as_: As, anong: Person) -> None:
    assert "no-store" in as_(anong).get("/help")["Cache-Control"]


def test_somebody_disabled_is_out_with_the_next_request(
    as_: As, anong: Person, sunee: Person
) -> None:
    browser = as_(anong)
    assert browser.get("/help").status_code == 200
    disable_person(by=sunee, person=anong, at=timezone.now())
    assert browser.get("/help").status_code == 302


def test_acting_that_ends_is_over_with_the_next_request(
    as_: As, anong: Person, sunee: Person, boonmee: Person
) -> None:
    post = Position.objects.get(appointments__person=boonmee)
    today = bangkok_date(timezone.now())
    order = Order(number="1/2569", mode=ActingMode.ABSENCE, since=today)
    acting = set_acting(by=sunee, person=anong, position=post, order=order, at=timezone.now())
    browser = as_(anong)
    browser.post("/-/act-as", {"capacity": f"acting-{acting.pk}"})
    assert "รักษาราชการแทน นายกเทศมนตรี" in browser.get("/help").content.decode()
    end_acting(by=sunee, acting=acting, at=timezone.now())
    assert "รักษาราชการแทน นายกเทศมนตรี" not in browser.get("/notices").content.decode()


def test_a_capacity_of_somebody_else_cannot_be_chosen(
    as_: As, anong: Person, boonmee: Person
) -> None:
    browser = as_(anong)
    theirs = boonmee.appointments.get()
    browser.post("/-/act-as", {"capacity": f"post-{theirs.pk}", "next": "/help"})
    assert browser.session.get("duty") is None


def test_a_password_given_by_another_is_changed_before_anything_else(
    as_: As, anong: Person
) -> None:
    Person.objects.filter(pk=anong.pk).update(must_change_password=True)
    browser = as_(anong)
    assert browser.get("/help")["Location"] == "/me/password"
    new = "ฝนตกหลังคาสังกะสี 3"
    typed = {"present": PASSWORD, "password": new, "again": new}
    assert browser.post("/me/password", typed).status_code == 302
    assert browser.get("/help").status_code == 200, "this session goes on under a new key"


def test_an_invitation_lets_in_once(browser: Client, sunee: Person, anong: Person) -> None:
    link = invite_again(by=sunee, person=anong, at=timezone.now())
    page = browser.get(f"/invitation?k={link.secret}")
    assert "นางอนงค์ ศรีสุข" in page.content.decode()
    typed = {"secret": link.secret, "password": "ปลาช่อนแดดเดียว 8", "again": "ปลาช่อน"}
    assert browser.post("/invitation", typed).status_code == 422
    typed["again"] = typed["password"]
    assert browser.post("/invitation", typed).status_code == 302
    assert browser.get("/help").status_code == 200
    assert (
        Client(headers={"host": "bangrak.localhost"})
        .get(f"/invitation?k={link.secret}")
        .status_code
        == 404
    )


def test_a_form_without_its_token_is_refused(anong: Person, bangrak: object) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "bangrak.localhost"})
    answer = strict.post("/sign-in", {"username": "anong", "password": PASSWORD})
    assert answer.status_code == 403
