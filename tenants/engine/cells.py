"""Make a cell ready: its database, its login role, its outbox, its template schema."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

from database.place import Place
from tenants.models import Status, Tenant

TEMPLATE_SCHEMA = "t_000000"
KNOWN_ROLE = "SELECT 1 FROM pg_roles WHERE rolname = %s"
RELAY_SQL = Path(__file__).resolve().parents[2] / "platform" / "jobs" / "relay.sql"
# Temporary tables are looked for before a town's own: nobody needs them, so nobody gets them.
NO_TEMPORARY_TABLES = "REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC"

# Lets an exclusion constraint compare a key beside a range (modules.booking: nothing given twice).
KEYS_IN_RANGES = "CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public"


class CellsFull(Exception):
    """Every cell holds as many tenants as `TENANTS_PER_CELL` allows."""


def cells() -> list[str]:
    """Return the aliases of the cells, in the order of the settings."""
    return [alias for alias in settings.DATABASES if alias != "default"]


def roomiest_cell() -> str:
    """Return the cell with the fewest tenants. Raises `CellsFull` at the soft limit."""
    used = Counter(Tenant.objects.exclude(status=Status.CLOSED).values_list("cell", flat=True))
    cell = min(cells(), key=lambda alias: used[alias])
    if used[cell] >= settings.TENANTS_PER_CELL:
        raise CellsFull(
            f"ทุกเซลล์มีหน่วยงานครบ {settings.TENANTS_PER_CELL} แห่งแล้ว"
            " กรุณาเพิ่มเซลล์ใน CELL_URLS หรือเพิ่มค่า TENANTS_PER_CELL"
        )
    return cell


def engine_login(alias: str, *, database: str | None = None) -> psycopg.Connection:
    """Connect to a cell (or to another database beside it) as the login that makes schemas."""
    url = settings.ENGINE_LOGINS[alias]
    return psycopg.connect(url, dbname=database) if database else psycopg.connect(url)


def prepare_cell(alias: str) -> None:
    """Make a cell's outbox, roles and empty template schema, whatever of it is missing."""
    login = settings.DATABASES[alias]["USER"]
    with engine_login(alias) as engine:
        engine.execute(RELAY_SQL.read_bytes())
        engine.execute(KEYS_IN_RANGES)
        engine.execute(
            sql.SQL("GRANT thongthin_relay TO {}").format(sql.Identifier(login)),
        )
        database = sql.Identifier(settings.DATABASES[alias]["NAME"])
        engine.execute(sql.SQL(NO_TEMPORARY_TABLES).format(database))
        _make_template_schema(engine, login)


def template_of(alias: str) -> Place:
    """Return the place of a cell's template: a town's schema with no town in it."""
    return Place(cell=alias, schema=TEMPLATE_SCHEMA)


def make_databases(aliases: Iterable[str]) -> None:
    """Make the control and cell databases and the login role on an embedded server."""
    for alias in aliases:
        database = settings.DATABASES[alias]
        with engine_login(alias, database="postgres") as server:
            server.autocommit = True
            _make_database(server, name=database["NAME"], login=database["USER"])


def itself(engine: psycopg.Connection) -> str:
    """Return the ending of a GRANT that also lets the engine act as a role it has made.

    A superuser may anyway; any other login with CREATEROLE must say so.
    """
    return "" if engine.info.parameter_status("is_superuser") == "on" else ", CURRENT_USER"


def _make_database(server: psycopg.Connection, *, name: str, login: str) -> None:
    role = sql.Identifier(login)
    if not server.execute(KNOWN_ROLE, [login]).fetchone():
        server.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(role))
    if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        make = "CREATE DATABASE {} OWNER {}" if name == "control" else "CREATE DATABASE {}"
        server.execute(sql.SQL(make).format(sql.Identifier(name), role))


def _make_template_schema(engine: psycopg.Connection, login: str) -> None:
    if not engine.execute(KNOWN_ROLE, [TEMPLATE_SCHEMA]).fetchone():
        engine.execute(f"CREATE ROLE {TEMPLATE_SCHEMA} NOLOGIN".encode())
    role = sql.Identifier(TEMPLATE_SCHEMA)
    grant = sql.SQL("GRANT {} TO {}" + itself(engine)).format(role, sql.Identifier(login))
    engine.execute(grant)
    engine.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {0} AUTHORIZATION {0}").format(role))
