"""Only the exact host of an open town leads to it; every other is 404 and touches no cell."""

from datetime import UTC, datetime

import pytest
from django.db import (
    DataError,
    IntegrityError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connections,
)
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.models import Office
from database.place import Place, here
from tenants import directory
from tenants.commands.add_host import add_host
from tenants.commands.resume_tenant import resume_tenant
from tenants.commands.suspend_tenant import suspend_tenant
from tenants.engine.cells import engine_login
from tenants.middleware import InTown, OneUnitOfWork
from tenants.models import Status, Tenant

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def ask(host, *, answer=None, **headers) -> HttpResponse:
    """Ask at a host; the answer is the schema in which the request stands."""
    request = RequestFactory().get("/", **headers)
    request.META.pop("SERVER_NAME")
    if host is not None:
        request.META["HTTP_HOST"] = host
    return InTown(answer or (lambda request: HttpResponse(here().schema)))(request)


@pytest.fixture
def untouched(bangrak):
    """No connection to a cell; it is seen that none was made."""
    for cell in ("cell_01", "cell_02"):
        connections[cell].close()
    yield
    assert [connections[cell].connection for cell in ("cell_01", "cell_02")] == [None, None]


@pytest.mark.parametrize(
    "host",
    [
        "bangrak.localhost",
        "bangrak.localhost:8000",
        "BangRak.LocalHost",
        "bangrak.localhost.",
        "bangrak.localhost:99",
    ],
)
def test_ways_of_writing_the_host_of_a_town(bangrak, host):
    response = ask(host)

    assert (response.status_code, response.content.decode()) == (200, bangrak.schema)


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "localhost",
        "www.bangrak.localhost",
        "bangrak.bangrak.localhost",
        "bangrak.localhost..",
        ".bangrak.localhost",
        "bangrak.localhost.evil.example",
        "bangrak.localhost, bangna.localhost",
        "bangrak.localhost,bangrak.localhost",
        "bangrak.localhost bangna.localhost",
        "bangrak.localhost@evil.example",
        "evil@bangrak.localhost",
        "bangrak.localhost:8000:9",
        "bangrak.localhost:x",
        "bangrak.localhost/../x",
        "bangrak.localhost#",
        "bangrak.localhost\x00",
        " bangrak.localhost",
        "bangrak.localhost\n",
        "xn--12c1fe0br.localhost",
        "บางรัก.localhost",
        "bаngrak.localhost",
        "bangraκ.localhost",
        "ｂangrak.localhost",
        "bangrak",
        "127.0.0.1",
        "[::1]",
        "t_000001.localhost",
        "t_000000",
        "*",
        "a" * 300 + ".localhost",
    ],
)
def test_any_other_host_is_unknown(untouched, host):
    response = ask(host)

    assert response.status_code == 404


def test_no_other_header_chooses_a_town(bangrak, untouched):
    forwarded = {
        "HTTP_X_FORWARDED_HOST": "bangrak.localhost",
        "HTTP_FORWARDED": "host=bangrak.localhost",
        "HTTP_X_ORIGINAL_HOST": "bangrak.localhost",
        "SERVER_NAME": "bangrak.localhost",
        "HTTP_X_TENANT": bangrak.schema,
    }
    assert ask("unknown.localhost", **forwarded).status_code == 404


def test_a_suspended_town_looks_like_one_that_never_was(bangsai, untouched):
    unknown = ask("nobody.localhost")
    suspend_tenant(tenant=bangsai, by="ทดสอบ", reason="ทดสอบ", at=NOW)
    suspended = ask("bangsai.localhost")
    resume_tenant(tenant=bangsai, by="ทดสอบ", reason="ทดสอบ", at=NOW)

    assert suspended.status_code == unknown.status_code == 404
    assert suspended.content == unknown.content


def test_a_host_of_its_own_leads_to_the_same_town(bangsai):
    add_host(tenant=bangsai, host="eoffice.bangsai.go.th")

    assert ask("eoffice.bangsai.go.th").content.decode() == bangsai.schema
    assert directory.tenant_at("eoffice.bangsai.go.th").host == "bangsai.localhost"
    assert ask("bangsai.go.th").status_code == 404


def test_a_town_whose_schema_and_role_are_missing_is_unavailable(bangrak):
    ghost = Tenant(
        pk=999_990,
        code="99999990",
        kind="sao",
        name="อบต.ผี",
        name_key="อบต.ผี",
        province="66",
        cell="cell_01",
        status=Status.ACTIVE,
        added_at=NOW,
    )
    ghost.save(force_insert=True)
    add_host(tenant=ghost, host="ghost-town", primary=True)
    try:
        response = ask("ghost-town.localhost", answer=read_offices)
    finally:
        ghost.domains.all().delete()
        ghost.delete()
        directory.forget()

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "t_999990" not in response.content.decode()


def read_offices(request) -> HttpResponse:
    return HttpResponse(", ".join(office.name for office in Office.objects.all()))


def test_a_town_without_a_table_is_unavailable_and_shows_no_other_rows(bangsai):
    table = f"{bangsai.schema}.accounts_office"
    with engine_login("cell_01") as engine:
        engine.execute(f"ALTER TABLE {table} RENAME TO away")
    try:
        response = ask("bangsai.localhost", answer=read_offices)
    finally:
        with engine_login("cell_01") as engine:
            engine.execute(f"ALTER TABLE {bangsai.schema}.away RENAME TO accounts_office")

    assert response.status_code == 503
    assert ask("bangsai.localhost", answer=read_offices).status_code == 200


@pytest.mark.parametrize("trouble", [OperationalError, ProgrammingError, InternalError])
def test_trouble_of_the_database_is_503(rf, trouble):
    response = InTown(lambda request: HttpResponse()).process_exception(rf.get("/"), trouble("x"))

    assert response.status_code == 503


@pytest.mark.parametrize("trouble", [IntegrityError, DataError, ValueError])
def test_a_mistake_of_ours_stays_a_mistake(rf, trouble):
    assert (
        InTown(lambda request: HttpResponse()).process_exception(rf.get("/"), trouble("x")) is None
    )


def test_the_control_database_away_does_not_stop_towns_that_are_known(bangrak, monkeypatch):
    assert ask("bangrak.localhost").status_code == 200
    monkeypatch.setattr(directory, "_good_until", 0.0)
    monkeypatch.setitem(connections["default"].settings_dict, "NAME", "no_such_database")
    connections["default"].close()

    assert ask("bangrak.localhost").status_code == 200
    directory.forget()
    assert ask("bangrak.localhost").status_code == 503
    connections["default"].close()


def test_a_read_only_town_refuses_changes(rf):
    request = rf.post("/saraban/incoming/new")
    request.tenant = type("Listing", (), {"status": Status.READ_ONLY, "place": Place("c", "t_1")})
    view = OneUnitOfWork(lambda request: HttpResponse())

    assert view.process_view(request, lambda request: HttpResponse(), (), {}).status_code == 403
