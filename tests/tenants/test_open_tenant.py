"""Opening a tenant, whatever happens on the way."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Office, Position
from database.place import standing_in
from database.work import atomic
from tenants import directory
from tenants.applications import Application, Refused
from tenants.commands import open_tenant as module
from tenants.commands.open_tenant import open_tenant
from tenants.engine import opening as saga
from tenants.engine.cells import CellsFull, engine_login, roomiest_cell
from tenants.engine.opening import OpeningFailed
from tenants.engine.versions import this_version
from tenants.models import Domain, SchemaState, Status, Step, Tenant

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
WORDS = ["--kind", "sao", "--province", "66", "--preset", "full", "--cell", "cell_02"]
DIFFERENCES = """
    WITH columns AS (
        SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default,
               character_maximum_length, is_identity, generation_expression
        FROM information_schema.columns WHERE table_schema IN (%(one)s, %(other)s)
    ), rules AS (
        SELECT connamespace::regnamespace::text AS space, conrelid::regclass::text AS owner,
               conname, pg_get_constraintdef(oid) AS text FROM pg_constraint
        WHERE connamespace::regnamespace::text IN (%(one)s, %(other)s)
    ), indexes AS (
        SELECT schemaname, indexname, replace(indexdef, schemaname || '.', '') AS text
        FROM pg_indexes WHERE schemaname IN (%(one)s, %(other)s)
    ), facts AS (
        SELECT table_schema AS space, to_jsonb(columns) - 'table_schema' AS fact FROM columns
        UNION ALL SELECT space, jsonb_build_array(conname, replace(text, space || '.', ''),
            replace(owner, space || '.', '')) FROM rules
        UNION ALL SELECT schemaname, to_jsonb(indexes) - 'schemaname' FROM indexes
    )
    SELECT fact, array_agg(space) FROM facts GROUP BY fact HAVING count(*) <> 2
"""
OWNERS = """
    SELECT DISTINCT relowner::regrole::text FROM pg_class
    WHERE relnamespace::regnamespace::text = %s
"""


@pytest.fixture
def application(request, databases) -> Application:
    """An application of its own for each test."""
    number = sum(map(ord, request.node.name)) % 9000 + 1000
    return Application(
        code=f"0966{number}",
        kind="sao",
        name=f"องค์การบริหารส่วนตำบลทดสอบ {number}",
        host=f"sao-{number}",
        province="66",
    )


def schemas() -> set[str]:
    with engine_login("cell_01") as one, engine_login("cell_02") as other:
        query = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%'"
        return {name for login in (one, other) for (name,) in login.execute(query)} - {"t_000000"}


def test_makes_a_schema_like_the_template(application):
    tenant = open_tenant(application=application, at=NOW)

    with engine_login(tenant.cell) as engine:
        both = {"one": "t_000000", "other": tenant.schema}
        assert engine.execute(DIFFERENCES, both).fetchall() == []
        assert engine.execute(OWNERS, [tenant.schema]).fetchall() == [(tenant.schema,)]
    assert SchemaState.objects.get(tenant=tenant).version == this_version()


def test_is_noted_with_who_and_when(application):
    tenant = open_tenant(application=application, at=NOW, by="สมศรี")

    assert (tenant.status, tenant.opening.step) == (Status.ACTIVE, Step.DONE)
    change = tenant.status_changes.get()
    assert (change.before, change.after, change.by, change.at) == (
        "opening",
        "active",
        "สมศรี",
        NOW,
    )
    assert tenant.identities.get().code == application.code


@pytest.mark.parametrize(("preset", "most"), [("full", 40), ("small", 12), ("none", 0)])
def test_begins_with_the_offices_of_its_kind(application, preset, most):
    tenant = open_tenant(application=replace(application, preset=preset), at=NOW)

    with standing_in(directory.place_of(tenant)), atomic():
        count = Office.objects.count()
        assert (count > 1, count <= most) == (most > 1, True)
        assert Position.objects.exists() == (most > 0)


def test_is_refused_twice(application):
    open_tenant(application=application, at=NOW)

    with pytest.raises(Refused) as refused:
        open_tenant(application=application, at=NOW)
    assert set(refused.value.problems) == {"code", "name", "host"}


def test_two_at_once_are_told_apart_by_the_database(application, monkeypatch):
    open_tenant(application=application, at=NOW)
    monkeypatch.setattr(module, "problems_of", lambda *facts: {})

    with pytest.raises(Refused):
        open_tenant(application=application, at=NOW)


def test_goes_to_the_cell_with_the_fewest(application, settings):
    counts = {cell: Tenant.objects.filter(cell=cell).count() for cell in ("cell_01", "cell_02")}

    assert counts[roomiest_cell()] == min(counts.values())
    settings.TENANTS_PER_CELL = 0
    with pytest.raises(CellsFull):
        open_tenant(application=application, at=NOW)
    assert not Tenant.objects.filter(code=application.code).exists()


def test_a_step_that_fails_is_told_and_tried_again(application, monkeypatch):
    def stumble(*facts):
        raise ValueError("ล้ม")

    with monkeypatch.context() as patch:
        patch.setattr(saga, "make_schema", stumble)
        with pytest.raises(OpeningFailed, match="ล้ม"):
            open_tenant(application=application, at=NOW)
    tenant = Tenant.objects.get(code=application.code)
    assert (tenant.status, tenant.opening.step, tenant.opening.tries) == ("opening", "schema", 1)
    assert "ล้ม" in tenant.opening.problem
    assert directory.tenant_at(f"{application.host}.localhost") is None

    assert open_tenant(application=application, at=NOW) == tenant
    assert directory.tenant_at(f"{application.host}.localhost").id == tenant.pk


@pytest.mark.parametrize(
    "point",
    [
        "opening.recorded",
        "opening.schema",
        "opened.schema",
        "opening.seed",
        "opened.seed",
    ],
)
def test_killed_at_any_step_the_same_command_finishes(application, manage, point):
    words = ["--code", application.code, "--name", application.name, "--host", application.host]
    killed = manage("tenants", "open", *words, *WORDS, crash_at=point)
    assert killed.returncode == -9, killed.stderr

    tenant = Tenant.objects.get(code=application.code)
    served = directory.tenant_at(f"{application.host}.localhost") is not None
    assert served == (tenant.status == Status.ACTIVE)
    assert_no_schema_without_a_row()

    if point != "opened.seed":
        full = replace(application, preset="full", cell="cell_02")
        assert open_tenant(application=full, at=NOW) == tenant
    with standing_in(directory.place_of(tenant)), atomic():
        assert Office.objects.filter(parent=None).count() == 1
    assert Tenant.objects.filter(code=application.code).count() == 1
    assert Domain.objects.filter(host=f"{application.host}.localhost").count() == 1
    tenant.refresh_from_db()
    assert (tenant.status, tenant.status_changes.count()) == (Status.ACTIVE, 1)


def assert_no_schema_without_a_row() -> None:
    assert schemas() <= {tenant.schema for tenant in Tenant.objects.all()}


@pytest.mark.parametrize(
    "wrong",
    [{"code": "1234567"}, {"kind": "village"}, {"status": "gone"}, {"cell": "default"}],
)
def test_the_database_refuses_what_no_form_has_checked(databases, wrong):
    facts = {"code": "12345678", "kind": "sao", "cell": "cell_01", "province": "66", "name": "ก"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Tenant.objects.create(**{**facts, **wrong}, name_key="ก", added_at=NOW)
