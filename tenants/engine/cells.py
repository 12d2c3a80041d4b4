"""Make a cell ready: its database, its login role, its outbox, its template schema."""

from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from psycopg import sql

from database.place import Place, standing_in
from database.work import atomic

TEMPLATE_SCHEMA = "t_000000"
KNOWN_ROLE = "SELECT 1 FROM pg_roles WHERE rolname = %s"
RELAY_SQL = Path(__file__).resolve().parents[2] / "platform" / "jobs" / "relay.sql"


def engine_login(alias: str, *, database: str | None = None) -> psycopg.Connection:
    """Connect to a cell (or to another database beside it) as the login that makes schemas."""
    url = settings.ENGINE_LOGINS[alias]
    return psycopg.connect(url, dbname=database) if database else psycopg.connect(url)


def prepare_cell(alias: str) -> None:
    """Make a cell's outbox, roles and template schema, whatever of it is missing."""
    login = settings.DATABASES[alias]["USER"]
    with engine_login(alias) as engine:
        engine.execute(RELAY_SQL.read_bytes())
        engine.execute(
            sql.SQL("GRANT thongthin_relay TO {}").format(sql.Identifier(login)),
        )
        _make_template_schema(engine, login)
    migrate_template(alias)


def migrate_template(alias: str) -> None:
    """Bring a cell's template schema to this release, in the ordinary Django way."""
    with standing_in(template_of(alias)), atomic():
        call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)


def template_of(alias: str) -> Place:
    """Return the place of a cell's template: a town's schema with no town in it."""
    return Place(cell=alias, schema=TEMPLATE_SCHEMA)


def make_databases() -> None:
    """Make the control and cell databases and the login role on an embedded server."""
    for alias, database in settings.DATABASES.items():
        with engine_login(alias, database="postgres") as server:
            server.autocommit = True
            _make_database(server, name=database["NAME"], login=database["USER"])


def _make_database(server: psycopg.Connection, *, name: str, login: str) -> None:
    role = sql.Identifier(login)
    if not server.execute(KNOWN_ROLE, [login]).fetchone():
        server.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(role))
    if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        make = "CREATE DATABASE {} OWNER {}" if name == "control" else "CREATE DATABASE {}"
        server.execute(sql.SQL(make).format(sql.Identifier(name), role))


def _make_template_schema(engine: psycopg.Connection, login: str) -> None:
    known = engine.execute(
        "SELECT 1 FROM pg_roles WHERE rolname = %s", [TEMPLATE_SCHEMA]
    ).fetchone()
    if not known:
        engine.execute(f"CREATE ROLE {TEMPLATE_SCHEMA} NOLOGIN".encode())
    engine.execute(
        sql.SQL("GRANT {} TO {}").format(sql.Identifier(TEMPLATE_SCHEMA), sql.Identifier(login))
    )
    engine.execute(
        f"CREATE SCHEMA IF NOT EXISTS {TEMPLATE_SCHEMA} AUTHORIZATION {TEMPLATE_SCHEMA}".encode()
    )
