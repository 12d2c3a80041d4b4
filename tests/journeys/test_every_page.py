"""Every page, as each role sees it: no complaint, nothing sideways, nobody shut out."""

import os
import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from database.place import standing_in
from database.work import atomic
from modules.booking.models import Resource
from tests.isolation.every_door_table import ACTS, ANYBODY, PAGES
from tests.isolation.every_door_towns import Town
from tests.isolation.every_door_visits import addresses, doors, rows_of
from tests.journeys.conftest import PHONE, SCREEN
from tests.journeys.town import ALL_IN_ONE

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe*.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
SHOTS = os.environ.get("SHOTS", "")  # a folder: pictures of all pages are put there
# Answers that are no page: files, pictures, parts, data.
NO_PAGE = re.compile(r"^(api/|-/)|\.(pdf|xlsx)$|/(pages|paper|picture|original|stamped|file-copy|"
                     r"endorsements|uploads|photos|code|range|changes)(/|$)|parties$|invitation|"
                     r"^sign-in$")  # fmt: skip
HEAVIEST = 150 * 1024  # bytes of one page with all its styles, scripts and letters, as sent


def page_paths(site: Any) -> list[str]:
    """Return an address of every page there is, with the keys of real rows."""
    town = Town(0, "", site.place)
    rows = rows_of(town)
    return [
        addresses(door, rows)[0]
        for door in doors()
        if door.route in PAGES and door.route not in ACTS and PAGES[door.route] != ANYBODY
        and not NO_PAGE.search(door.route)
    ]  # fmt: skip


def look(page: Page, path: str) -> list[str]:
    """Return what is wrong with the page that is open."""
    found = []
    page.evaluate("document.fonts.ready")
    if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
        found.append(f"{path}: scrolls sideways")
    if page.locator("h1").count() != 1:
        found.append(f"{path}: {page.locator('h1').count()} h1")
    if page.evaluate("document.documentElement.lang") != "th":
        found.append(f"{path}: not said to be Thai")
    page.evaluate(f"{AXE};0")
    seen = page.evaluate(f"axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})")
    found += [
        f"{path}: {each['id']} at {each['nodes'][0]['target']}"
        for each in seen["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    return found


def walk(desk: Any, paths: list[str], name: str) -> tuple[list[str], int]:
    """Open each page and look at it; return what is wrong, and how many pages were shown."""
    wrong, shown = [], 0
    for path in paths:
        answer = desk.page.goto(desk.site.url + path)
        assert answer is not None
        if answer.status in (403, 404):
            wrong.append(f"{path}: {answer.status}")
            continue
        shown += 1
        wrong += look(desk.page, path)
        if SHOTS:
            words = path.strip("/").replace("/", "-") or "home"
            desk.page.screenshot(path=f"{SHOTS}/{name}-{words}.png", full_page=True)
    return wrong, shown


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_whoever_holds_every_role_finds_every_page_in_order(site, desk_of, size):
    desk = desk_of(ALL_IN_ONE, size)
    wrong, shown = walk(desk, page_paths(site), f"all-{size['width']}")
    assert wrong == []
    assert shown > 60


@pytest.mark.parametrize(
    ("who", "size"),
    [
        ("malee", PHONE), ("preecha", PHONE), ("boonmee", PHONE), ("wanchai", SCREEN),
        ("prasert", SCREEN), ("anong", SCREEN), ("sunee", PHONE), ("wichai", SCREEN),
        ("banjob", PHONE),
    ],
)  # fmt: skip
def test_each_role_finds_what_its_menu_names_in_order(desk_of, who, size):
    desk = desk_of(who, size)
    page = desk.go("/")
    links = page.locator("nav a[href^='/']").evaluate_all("all => all.map(a => a.pathname)")
    tasks = page.locator("main a[href^='/saraban/']").evaluate_all(
        "all => all.map(a => a.pathname)"
    )
    paths = list(dict.fromkeys([*links, *tasks[:2], "/me", "/notices"]))
    wrong, shown = walk(desk, paths, f"{who}-{size['width']}")
    assert wrong == []
    assert shown >= 5


def test_the_first_page_is_light(site, desk_of):
    desk = desk_of()
    wire = desk.context.new_cdp_session(desk.page)
    wire.send("Network.enable")
    sent: list[float] = []
    wire.on("Network.loadingFinished", lambda each: sent.append(each["encodedDataLength"]))
    desk.sign_in("malee")
    desk.page.wait_for_load_state("networkidle")
    assert sum(sent) < 2 * HEAVIEST  # the sign-in page and the inbox together
    assert len(sent) > 4


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_the_pages_before_sign_in_are_in_order(site, desk_of, size):
    with standing_in(site.place), atomic():
        hall = Resource.objects.filter(outsiders=True).order_by("pk")[0].pk
    public = ["", "privacy", f"{hall}", f"{hall}/ask"]
    desk = desk_of("", size)
    paths = ["/sign-in", *(f"/public/booking/{each}" for each in public)]
    wrong, shown = walk(desk, paths, f"public-{size['width']}")
    assert wrong == []
    assert shown == len(paths)


def test_every_page_of_booking_is_light(desk_of):
    desk = desk_of("malee")
    wire = desk.context.new_cdp_session(desk.page)
    wire.send("Network.enable")
    sent: list[float] = []
    wire.on("Network.loadingFinished", lambda each: sent.append(each["encodedDataLength"]))
    heavy = {}
    for path in (
        "/booking/",
        "/booking/new",
        "/booking/list",
        "/booking/vehicles",
        "/booking/driver",
    ):
        sent.clear()
        desk.go(path)
        desk.page.wait_for_load_state("load")
        if sum(sent) > HEAVIEST:
            heavy[path] = sum(sent)
    assert heavy == {}
