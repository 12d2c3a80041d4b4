"""Bringing every schema to a release, in waves, whatever happens on the way."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from embedded import children
from embedded.postgres import Server
from embedded.throwaway import throwaway

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = 'from config.settings.dev import *\nMIGRATION_MODULES = {"notifications": "later"}\n'
MIGRATION = """
from django.db import migrations, models


def forwards(apps, editor):
    notice = apps.get_model("notifications", "Notice")
    notice.objects.using(editor.connection.alias).count()
    with editor.connection.cursor() as cursor:
        cursor.execute("CREATE TABLE python_was_here_{number} (id int)")


class Migration(migrations.Migration):
    dependencies = [("notifications", "{before}")]
    operations = [{operations}]
"""
COLUMN = "migrations.AddField('notice', 'extra_{number}', models.IntegerField(null=True))"
PYTHON = "migrations.RunPython(forwards, migrations.RunPython.noop)"


@dataclass
class Site:
    """An installation of its own, to which releases are made."""

    server: Server
    folder: Path
    manage: Any
    made: list[str]

    def release(self, *operations: str) -> str:
        """Make a release with one more migration, and return the column or table it brings."""
        number = len(self.made) + 1
        name = f"{number + 1:04}_later"
        text = MIGRATION.format(
            number=number,
            before=self.made[-1],
            operations=", ".join(each.format(number=number) for each in operations),
        )
        (self.folder / "later" / f"{name}.py").write_text(text)
        self.made.append(name)
        return f"extra_{number}"

    def query(self, database: str, statement: str) -> list[tuple]:
        with psycopg.connect(self.server.dsn(database)) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def versions(self) -> dict[str, str]:
        rows = self.query("control", "SELECT tenant_id, version FROM tenants_schemastate")
        return {f"t_{key:06}": version for key, version in rows}

    def cell_of(self, schema: str) -> str:
        where = f"SELECT cell FROM tenants_tenant WHERE id = {int(schema[2:])}"
        [[cell]] = self.query("control", where)
        return cell

    def alter(self, schema: str, change: str) -> None:
        table = f"{schema}.notifications_notice"
        self.query(self.cell_of(schema), f"ALTER TABLE {table} {change}")

    def with_column(self, column: str) -> list[str]:
        """Return the towns whose table has a column."""
        statement = (
            "SELECT table_schema FROM information_schema.columns WHERE table_schema <> 't_000000'"
            f" AND column_name = '{column}'"
        )
        both = self.query("cell_01", statement) + self.query("cell_02", statement)
        return sorted(schema for (schema,) in both)


@pytest.fixture(scope="module")
def site(tmp_path_factory, nursery) -> Iterator[Site]:
    """An installation with eight towns in two cells."""
    folder = tmp_path_factory.mktemp("site")
    first = ROOT / "platform" / "notifications" / "migrations"
    shutil.copytree(first, folder / "later", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "later_settings.py").write_text(SETTINGS)
    rows = [f"096900{n:02},sao,อบต.ทดสอบ {n},town-{n}a,66" for n in range(8)]
    (folder / "towns.csv").write_text("\n".join(["code,kind,name,host,province", *rows]))
    with throwaway() as server, nursery(folder, **environment(server, folder)) as manage:
        site = Site(server, folder, manage, sorted(path.stem for path in first.glob("0*.py"))[-1:])
        assert manage("prepare").returncode == 0
        opened = manage("tenants", "open", "--csv", f"{folder}/towns.csv", "--preset", "none")
        assert opened.returncode == 0, opened.stderr
        yield site


def environment(server: Server, folder: Path) -> dict[str, Any]:
    """Return the settings of the installation."""
    socket = f"?host={server.sockets.path}"
    cells = [f"cell_0{cell}=postgresql://thongthin@/cell_0{cell}{socket}" for cell in (1, 2)]
    return {
        "path": (str(folder),),
        "DJANGO_SETTINGS_MODULE": "later_settings",
        "DATABASE_URL": f"postgresql://thongthin@/control{socket}",
        "CELL_URLS": ",".join(cells),
        "DATA_DIR": str(folder),
    }


def all_towns(site: Site) -> list[str]:
    return sorted(site.versions())


def test_brings_every_town_and_then_has_nothing_to_do(site):
    column = site.release(COLUMN)
    before = set(site.versions().values())
    dry = site.manage("tenants", "rollout", "--dry-run")
    assert (dry.returncode, "ADD COLUMN" in dry.stdout) == (0, True)
    assert site.with_column(column) == []

    done = site.manage("tenants", "rollout")

    assert done.returncode == 0, done.stderr
    assert "8/8" in done.stdout
    assert site.with_column(column) == all_towns(site)
    [after] = set(site.versions().values())
    assert {after} != before
    marks = "SELECT count(*) FROM {}.django_migrations WHERE app = 'notifications'"
    for schema in all_towns(site)[:2]:
        assert site.query(site.cell_of(schema), marks.format(schema)) == [(len(site.made),)]
    assert "อยู่แล้ว" in site.manage("tenants", "rollout").stdout


def test_nothing_to_do_asks_no_schema(site):
    """Even with both cells gone there is nothing to do."""
    for cell in ("cell_01", "cell_02"):
        site.query("postgres", f"ALTER DATABASE {cell} ALLOW_CONNECTIONS false")
    try:
        done = site.manage("tenants", "rollout")
    finally:
        for cell in ("cell_01", "cell_02"):
            site.query("postgres", f"ALTER DATABASE {cell} ALLOW_CONNECTIONS true")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("point", ["template.written", "template.changed", "rollout.town"])
def test_killed_anywhere_the_same_command_finishes(site, point):
    column = site.release(COLUMN)
    killed = site.manage("tenants", "rollout", "--workers", "2", crash_at=point)
    assert killed.returncode == -9, killed.stderr
    assert set(site.with_column(column)) <= set(all_towns(site))

    done = site.manage("tenants", "rollout")

    assert done.returncode == 0, done.stderr
    assert site.with_column(column) == all_towns(site)
    assert len(set(site.versions().values())) == 1


def test_a_killed_rollout_may_be_finished_by_a_later_release(site):
    first = site.release(COLUMN)
    assert site.manage("tenants", "rollout", "--workers", "1", crash_at="rollout.town").returncode
    second = site.release(COLUMN)

    done = site.manage("tenants", "rollout")

    assert done.returncode == 0, done.stderr
    assert site.with_column(first) == site.with_column(second) == all_towns(site)


@pytest.mark.parametrize("crash_at", ["", "rollout.python"])
def test_python_runs_in_each_town(site, crash_at):
    column = site.release(COLUMN)
    site.release(PYTHON)
    if crash_at:
        assert site.manage("tenants", "rollout", crash_at=crash_at).returncode == -9

    done = site.manage("tenants", "rollout")

    assert done.returncode == 0, done.stderr
    assert site.with_column(column) == all_towns(site)
    statement = (
        "SELECT table_schema FROM information_schema.tables"
        f" WHERE table_name = 'python_was_here_{len(site.made)}'"
    )
    both = site.query("cell_01", statement) + site.query("cell_02", statement)
    assert sorted(schema for (schema,) in both) == sorted(["t_000000"] * 2 + all_towns(site))


def test_one_bad_town_stops_no_other_and_is_named(site):
    column = site.release(COLUMN)
    bad = all_towns(site)[4]
    site.alter(bad, f"ADD {column} int")

    failed = site.manage("tenants", "rollout")

    assert failed.returncode == 1
    assert bad in failed.stderr
    assert f"{column}" in failed.stderr
    versions = site.versions()
    assert [schema for schema in versions if versions[schema] == versions[bad]] == [bad]
    listed = site.manage("tenants", "list", "--problems").stdout
    assert (f"/{bad}" in listed, "1 แห่ง" in listed) == (True, True)

    site.alter(bad, f"DROP {column}")
    assert site.manage("tenants", "rollout").returncode == 0
    assert site.with_column(column) == all_towns(site)


def test_halts_when_too_many_fail_and_goes_on_later(site):
    column = site.release(COLUMN)
    for schema in all_towns(site):
        site.alter(schema, f"ADD {column} int")

    halted = site.manage("tenants", "rollout", "--workers", "1")

    assert halted.returncode == 3, halted.stdout + halted.stderr
    assert len(halted.stderr.splitlines()) <= 4  # canaries alone, and what to do
    assert len(set(site.versions().values())) == 1
    for schema in all_towns(site):
        site.alter(schema, f"DROP {column}")
    assert site.manage("tenants", "rollout").returncode == 0
    assert site.with_column(column) == all_towns(site)


def test_waits_for_somebody_who_holds_a_lock(site):
    column = site.release(COLUMN)
    town = all_towns(site)[0]
    with psycopg.connect(site.server.dsn(site.cell_of(town))) as holder:
        holder.execute(f"LOCK TABLE {town}.notifications_notice")
        rollout: list[Any] = []
        thread = threading.Thread(target=lambda: rollout.append(site.manage("tenants", "rollout")))
        thread.start()
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        assert children.wait_until(lambda: site.query("postgres", waiting)[0][0], seconds=60)
        holder.rollback()
    thread.join()

    assert rollout[0].returncode == 0, rollout[0].stderr
    assert site.with_column(column) == all_towns(site)


def test_a_new_town_is_like_the_old_ones_after_releases(site):
    words = ["--code", "09690099", "--kind", "sao", "--province", "66", "--name", "อบต.ใหม่"]
    opened = site.manage("tenants", "open", *words, "--host", "newcomer")

    assert opened.returncode == 0, opened.stderr
    assert len(set(site.versions().values())) == 1
    tables = "SELECT count(*) FROM pg_class WHERE relnamespace = '{}'::regnamespace"
    new = max(all_towns(site))
    cell = opened.stdout.split("(")[-1].split("/")[0]
    [[ours]] = site.query(cell, tables.format(new))
    [[template]] = site.query(cell, tables.format("t_000000"))
    assert ours == template
