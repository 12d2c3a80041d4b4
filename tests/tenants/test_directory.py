"""The directory in memory follows the control database."""

from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tenants import directory
from tenants.commands.make_read_only import make_read_only
from tenants.commands.resume_tenant import resume_tenant
from tenants.models import Edition, Status, Tenant

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test turns."""

    class Clock:
        now = 1000.0

        def monotonic(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(directory, "time", clock)
    monkeypatch.setattr(directory, "_good_until", 0.0)
    directory.forget()
    yield clock
    directory.forget()


def test_is_read_once_in_some_seconds_however_many_hosts_are_asked(bangrak, clock):
    with CaptureQueriesContext(connections["default"]) as queries:
        for number in range(100):
            assert directory.tenant_at(f"stranger-{number}.localhost") is None
            assert directory.tenant_at("bangrak.localhost") is not None
    assert len(queries) <= 3

    clock.now += directory.KEPT_SECONDS + 0.1
    with CaptureQueriesContext(connections["default"]) as queries:
        directory.tenant_at("bangrak.localhost")
    assert len(queries) == 1  # nothing has changed


def test_a_change_by_another_process_is_seen_within_seconds(bangrak, clock):
    assert directory.tenant_at("bangrak.localhost") is not None
    Tenant.objects.filter(pk=bangrak.pk).update(status=Status.SUSPENDED)
    Edition.objects.filter(pk=1).update(number=1_000_000)
    try:
        assert directory.tenant_at("bangrak.localhost") is not None
        clock.now += directory.KEPT_SECONDS + 0.1
        assert directory.tenant_at("bangrak.localhost") is None
    finally:
        Tenant.objects.filter(pk=bangrak.pk).update(status=Status.ACTIVE)


def test_a_change_that_nobody_counted_is_seen_within_a_minute(bangrak, clock):
    assert directory.tenant_at("bangrak.localhost").name == bangrak.name
    Tenant.objects.filter(pk=bangrak.pk).update(name="ชื่อใหม่")
    try:
        clock.now += directory.READ_AGAIN_SECONDS + 0.1
        assert directory.tenant_at("bangrak.localhost").name == "ชื่อใหม่"
    finally:
        Tenant.objects.filter(pk=bangrak.pk).update(name=bangrak.name)


def test_a_change_here_is_seen_at_once(bangrak):
    make_read_only(tenant=bangrak, by="ทดสอบ", reason="ปรับปรุง", at=NOW)
    assert directory.tenant_at("bangrak.localhost").status == Status.READ_ONLY

    resume_tenant(tenant=bangrak, by="ทดสอบ", reason="เสร็จ", at=NOW)
    assert directory.tenant_at("bangrak.localhost").status == Status.ACTIVE


@pytest.mark.parametrize("schema", ["", "t_999999", "relay", "t_000000", "public", "t_1; DROP"])
def test_no_schema_but_a_served_town_is_found(bangrak, schema):
    with pytest.raises(LookupError):
        directory.place_of_schema(schema)
    assert directory.place_of_schema(bangrak.schema) == directory.place_of(bangrak)
