"""The frame of every page: whose it is, what waits, where one may go, and what it costs."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Office, Person
from database.work import connection_here
from frontend.shell.navigation import GROUPS, OTHERS
from notifications.models import Notice
from notifications.tell import tell
from tenants.models import Tenant

As = Callable[[Person], Client]
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_every_page_of_the_menu_exists() -> None:
    for page in [*(page for group in GROUPS for page in group.pages), *OTHERS]:
        assert reverse(page.name).startswith("/")


def test_every_page_of_the_menu_opens_for_whom_it_is_shown(
    as_: As, everyone: dict[str, Person]
) -> None:
    for person in everyone.values():
        browser = as_(person)
        menu = browser.get("/help").context["shell"].nav
        for item in (item for group in menu for item in group["items"]):
            assert browser.get(item["url"]).status_code == 200, (person, item)


def test_the_frame_costs_six_queries(
    as_: As, malee: Person, django_assert_max_num_queries: Any
) -> None:
    browser = as_(malee)
    # A savepoint for the town's transaction inside the test's own is two statements more.
    with django_assert_max_num_queries(6 + 2, connection=connection_here()):
        assert browser.get("/help").status_code == 200


def test_the_current_page_is_marked_once(as_: As, sunee: Person, engineering: Office) -> None:
    menu = as_(sunee).get(f"/office/offices/{engineering.pk}").context["shell"].nav
    current = [i["label"] for group in menu for i in group["items"] if i["current"]]
    assert current == ["หน่วยงาน"]


def test_only_an_admin_is_shown_the_way_to_people(as_: As, sunee: Person, malee: Person) -> None:
    assert "/office/people" in as_(sunee).get("/help").content.decode()
    assert "/office/people" not in as_(malee).get("/help").content.decode()
    pages = as_(malee).get("/-/palette?q=บุคลากร").json()
    assert not [line for line in pages if line["url"] == "/office/people"]


def test_the_palette_finds_people_by_part_of_a_name(
    as_: As, malee: Person, prasert: Person
) -> None:
    found = as_(malee).get("/-/palette?q=ประเส").json()
    assert {"label": "นายประเสริฐ ช่างทอง", "hint": "ผู้อำนวยการกองช่าง"}.items() <= found[0].items()
    assert as_(malee).get(found[0]["url"]).status_code == 200


def test_the_palette_offers_pages_before_anything_is_typed(as_: As, malee: Person) -> None:
    found = as_(malee).get("/-/palette?q=").json()
    assert found[0]["label"] == "งานของฉัน"


def test_notices_are_ones_own_and_are_read_by_opening_them(
    as_: As, malee: Person, anong: Person
) -> None:
    tell([malee], text="ด่วนที่สุดจากอำเภอ", url="/help", at=NOON)
    notice = Notice.objects.get()
    browser = as_(malee)
    assert browser.get("/-/counts").json()["notices"] == 1
    assert "ด่วนที่สุดจากอำเภอ" not in as_(anong).get("/notices").content.decode()
    assert as_(anong).post(f"/notices/{notice.pk}").status_code == 404
    assert browser.get(f"/notices/{notice.pk}").status_code == 405
    assert browser.post(f"/notices/{notice.pk}")["Location"] == "/help"
    assert browser.get("/-/counts").json()["notices"] == 0


def test_a_notice_never_leads_out_of_the_town(as_: As, malee: Person) -> None:
    tell([malee], text="ดูนี่", url="//evil.example/", at=NOON)
    answer = as_(malee).post(f"/notices/{Notice.objects.get().pk}")
    assert answer["Location"] == "/notices"


def test_long_lists_of_notices_are_paged(as_: As, malee: Person) -> None:
    for n in range(60):
        tell([malee], text=f"เรื่องที่ {n}.", url="/", at=NOON)
    first = as_(malee).get("/notices").content.decode()
    assert "เรื่องที่ 59." in first
    assert "เรื่องที่ 9." not in first
    older = first.split('href="?before=')[1].split('"')[0]
    assert "เรื่องที่ 9." in as_(malee).get(f"/notices?before={older}").content.decode()
    assert as_(malee).post("/notices/read").status_code == 302
    assert not Notice.objects.filter(read_at=None).exists()


def test_the_names_of_other_people_are_written_safely(as_: As, malee: Person) -> None:
    Person.objects.filter(pk=malee.pk).update(given_name="<script>alert(1)</script>")
    page = as_(malee).get("/me").content.decode()
    assert "<script>alert(1)" not in page


def test_a_town_without_an_emblem_gets_a_drawn_seal(
    as_: As, malee: Person, bangrak: Tenant
) -> None:
    assert as_(malee).get("/-/emblem").status_code == 404
    assert 'class="emblem"' in as_(malee).get("/help").content.decode()


def test_an_unknown_page_is_404_in_thai(as_: As, malee: Person) -> None:
    answer = as_(malee).get("/nothing-here")
    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.content.decode()
