"""Modules: new tenants have them all; the doors of one that is not open answer 404."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, get_resolver

from tenants.applications import Refused
from tenants.commands.choose_modules import choose_modules
from tenants.models import Tenant
from tenants.modules import installed, module_of
from tests.tenants.test_tenants_command import tenants

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture
def only_booking(bangrak) -> Iterator[Tenant]:
    """Bang Rak, with saraban closed for the time of the test."""
    choose_modules(tenant=bangrak, modules=["booking"], by="สมศรี", at=NOW)
    yield bangrak
    choose_modules(tenant=bangrak, modules=installed(), by="สมศรี", at=NOW)


def routes() -> Iterator[str]:
    def walk(patterns, before):
        for each in patterns:
            route = before + str(each.pattern)
            yield from [route] if isinstance(each, URLPattern) else walk(each.url_patterns, route)

    return walk(get_resolver().url_patterns, "")


def addresses(module: str) -> list[str]:
    """Every address of a module, with 1 for each key in it."""
    found = [route for route in routes() if module_of(route) == module]
    return ["/" + "/".join("1" if "<" in part else part for part in r.split("/")) for r in found]


def test_a_new_tenant_has_every_module(bangrak):
    assert tuple(bangrak.modules) == installed()
    assert {"saraban", "booking"} <= set(installed())


@pytest.mark.parametrize(
    ("route", "module"),
    [
        ("saraban/drafts", "saraban"),
        ("public/booking/follow/<token>", "booking"),
        ("api/v1/saraban/incoming/<int:pk>", "saraban"),
        ("booking/", "booking"),
        ("", ""),
        ("search", ""),
        ("api/openapi.yaml", ""),
        ("office/people", ""),
        ("sarabanother/drafts", ""),
    ],
)
def test_a_door_belongs_to_the_module_it_stands_below(route, module):
    assert module_of(route) == module


def test_every_door_of_a_closed_module_is_404_for_everybody(only_booking, browser, as_, malee):
    doors = addresses("saraban")
    assert len(doors) > 40
    for client in (browser, as_(malee)):
        for door in doors:
            assert client.get(door).status_code == 404, door
            assert client.post(door).status_code == 404, door


def test_the_other_doors_stay_open(only_booking, as_, malee):
    for address in ("/", "/help", "/-/counts", "/-/palette?q=1", "/search?q=1", "/me"):
        assert as_(malee).get(address).status_code == 200, address


def test_a_closed_module_is_neither_in_the_menu_nor_counted_nor_found(
    letter, only_booking, as_, malee
):
    browser = as_(malee)
    page = browser.get("/help")
    assert "/saraban/" not in page.text
    assert browser.get("/-/counts").json()["inbox"] == 0
    lines = browser.get(f"/-/palette?q={letter.subject[:10]}").json()
    assert [line for line in lines if "/saraban/" in line["url"]] == []


def test_an_operator_sees_and_chooses_modules(bangrak):
    word = bangrak.code
    assert tenants("modules", word)[1].strip().endswith(", ".join(installed()))
    try:
        assert tenants("modules", word, "booking")[:2] == (0, f"{bangrak.name}: booking\n")
        assert Tenant.objects.get(pk=bangrak.pk).modules == ["booking"]
    finally:
        assert tenants("modules", word, *installed())[0] == 0
    code, _out, err = tenants("modules", word, "chess")
    assert code == 2
    assert "saraban" in err


def test_no_module_at_all_is_refused(bangrak):
    with pytest.raises(Refused):
        choose_modules(tenant=bangrak, modules=[], by="สมศรี", at=NOW)


def test_towns_of_before_get_booking_beside_saraban(databases, bangrak):
    """The statements of the migration, on a town as the first release left it."""
    migration = MigrationLoader(None).get_migration("tenants", "0002_booking_opened")
    statements = migration.operations[0].sql
    for before, after in (
        (["saraban"], ["saraban", "booking"]),
        (["saraban", "booking"], ["saraban", "booking"]),
        ([], []),
    ):
        Tenant.objects.filter(pk=bangrak.pk).update(modules=before)
        with connections["default"].cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        assert Tenant.objects.get(pk=bangrak.pk).modules == after
    choose_modules(tenant=bangrak, modules=installed(), by="สมศรี", at=NOW)
