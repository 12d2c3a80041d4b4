"""The status of a tenant: what may follow what, and the note of it."""

from datetime import UTC, date, datetime

import pytest

from tenants import directory
from tenants.applications import Application, Refused
from tenants.commands.add_host import add_host
from tenants.commands.close_tenant import close_tenant
from tenants.commands.make_read_only import make_read_only
from tenants.commands.open_tenant import open_tenant
from tenants.commands.rename_tenant import rename_tenant
from tenants.commands.resume_tenant import resume_tenant
from tenants.commands.suspend_tenant import suspend_tenant
from tenants.status import NotPossible

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
WHY = {"by": "สมศรี", "reason": "ตามหนังสือ มท 0808.2/ว 1", "at": NOW}


@pytest.fixture
def tenant(request, databases):
    """A tenant of its own for each test."""
    number = sum(map(ord, request.node.name)) % 9000 + 1000
    application = Application(
        code=f"0967{number}",
        kind="sao",
        name=f"องค์การบริหารส่วนตำบลคลอง {number}",
        host=f"klong-{number}",
        province="66",
    )
    return open_tenant(application=application, at=NOW)


def test_each_change_is_a_row(tenant):
    for change in (make_read_only, resume_tenant, suspend_tenant, resume_tenant, close_tenant):
        change(tenant=tenant, **WHY)

    rows = list(tenant.status_changes.order_by("pk").values_list("before", "after", "by"))
    after = ["active", "read_only", "active", "suspended", "active", "closed"]
    assert [row[1] for row in rows] == after
    assert [row[0] for row in rows] == ["opening", *after[:-1]]


def test_needs_a_reason(tenant):
    with pytest.raises(NotPossible, match="เหตุผล"):
        suspend_tenant(tenant=tenant, by="สมศรี", reason=" ", at=NOW)


def test_nothing_follows_closing(tenant):
    close_tenant(tenant=tenant, **WHY)

    for change in (make_read_only, resume_tenant, suspend_tenant, close_tenant):
        with pytest.raises(NotPossible):
            change(tenant=tenant, **WHY)


def test_the_same_again_is_refused(tenant):
    with pytest.raises(NotPossible, match="อยู่แล้ว"):
        resume_tenant(tenant=tenant, **WHY)


def test_the_address_of_a_closed_tenant_is_nobodys_for_good(tenant, bangrak):
    host = tenant.domains.get().host
    close_tenant(tenant=tenant, **WHY)

    assert directory.tenant_at(host) is None
    with pytest.raises(Refused) as refused:
        add_host(tenant=bangrak, host=host)
    assert list(refused.value.problems) == ["host"]


def test_a_new_name_keeps_the_old_one(tenant):
    old = tenant.name
    name = f"เทศบาลตำบลคลอง {tenant.pk}"
    facts = {"code": f"05{tenant.code[2:]}", "kind": "subdistrict", "name": name}
    rename_tenant(tenant=tenant, since=date(2026, 10, 1), announcement="ประกาศ มท", **facts)

    assert (tenant.kind, tenant.name) == ("subdistrict", facts["name"])
    before, now = tenant.identities.order_by("since")
    assert (before.name, before.until, now.name, now.until) == (
        old,
        date(2026, 10, 1),
        facts["name"],
        None,
    )
    assert directory.tenant_at(tenant.domains.get().host).name == facts["name"]


def test_a_new_name_is_checked_as_a_newcomers(tenant, bangrak):
    with pytest.raises(Refused) as refused:
        rename_tenant(
            tenant=tenant, since=date(2026, 10, 1), announcement="", code=bangrak.code, name="x"
        )
    assert set(refused.value.problems) == {"code", "name"}
    with pytest.raises(Refused) as refused:
        rename_tenant(tenant=tenant, since=date(2020, 1, 1), announcement="", name="เทศบาลใหม่")
    assert set(refused.value.problems) == {"since"}


@pytest.mark.parametrize(
    "host", ["www", "bangrak", "a.localhost.", "xn--a.go.th", "a_b.go.th", "x.1", "www."]
)
def test_a_host_that_cannot_be_added(tenant, bangrak, host):
    with pytest.raises(Refused):
        add_host(tenant=tenant, host=host)


def test_another_address_may_become_the_first(tenant):
    add_host(tenant=tenant, host=f"eoffice-{tenant.pk}", primary=True)

    listing = directory.tenant_at(f"eoffice-{tenant.pk}.localhost")
    assert (listing.id, listing.host) == (tenant.pk, f"eoffice-{tenant.pk}.localhost")
    assert tenant.domains.filter(primary=True).count() == 1
