"""Every page opens for whom it is for, and for nobody else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Office, Person

OWN = ["me", "password", "sessions", "tokens"]
FOR_ALL = ["/help", "/notices", "/search?q=มาลี", "/-/counts", "/-/palette?q=มาลี"]


def admin_pages(someone: Person, office: Office) -> list[str]:
    post = someone.appointments.get()
    return [
        reverse("accounts:offices"),
        reverse("accounts:people"),
        reverse("accounts:new-person"),
        *(
            reverse(f"accounts:{name}", args=[office.pk])
            for name in ("office", "new-office", "edit-office", "move-office")
        ),
        *(
            reverse(f"accounts:{name}", args=[someone.pk])
            for name in ("person", "edit-person", "appoint", "set-acting", "give-role")
        ),
        reverse("accounts:end-post", args=[someone.pk, post.pk]),
    ]


@pytest.mark.parametrize("name", OWN)
def test_ones_own_pages_open_for_everybody(
    name: str, as_: Callable[[Person], Client], anong: Person
) -> None:
    assert as_(anong).get(reverse(f"accounts:{name}")).status_code == 200


@pytest.mark.parametrize("path", FOR_ALL)
def test_pages_for_all_open_for_everybody(
    path: str, as_: Callable[[Person], Client], malee: Person, anong: Person
) -> None:
    assert as_(anong).get(path).status_code == 200


def test_pages_of_the_admin_open_for_the_admin_alone(
    as_: Callable[[Person], Client], everyone: dict[str, Person], engineering: Office
) -> None:
    pages = admin_pages(everyone["anong"], engineering)
    admin = as_(everyone["sunee"])
    assert {path: admin.get(path).status_code for path in pages} == dict.fromkeys(pages, 200)
    for username in ("malee", "boonmee", "anong", "wichai"):
        browser = as_(everyone[username])
        assert {path: browser.get(path).status_code for path in pages} == dict.fromkeys(pages, 403)


def test_a_stranger_is_asked_to_sign_in_and_led_back(browser: Client, town: object) -> None:
    answer = browser.get("/office/people?q=มาลี")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in?next=%2Foffice%2Fpeople%3Fq%3D")
    part = browser.get("/notices", headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Redirect"]) == (204, "/sign-in?next=%2F")
