"""Make the schema of one tenant: one script, one round trip, one transaction."""

from typing import Any

import psycopg
from django.conf import settings
from psycopg import errors

from database.place import Place
from tenants.engine.cells import itself
from tenants.engine.script import Template

OPEN = """
    BEGIN;
    CREATE ROLE {schema} NOLOGIN;
    GRANT thongthin_towns TO {schema};
    GRANT {schema} TO {login}{itself};
    CREATE SCHEMA {schema} AUTHORIZATION {schema};
    SET LOCAL ROLE {schema};
    SET LOCAL search_path TO {schema}, pg_temp;
    {tables}
    COMMIT
"""


def make_schema(engine: psycopg.Connection[Any], place: Place, template: Template) -> bool:
    """Make a tenant's role, schema and tables, all or nothing, in one round trip.

    Return False when they stand already: an earlier try was cut off after its commit.
    """
    login = settings.DATABASES[place.cell]["USER"]
    script = OPEN.format(
        schema=place.schema, login=login, itself=itself(engine), tables=template.script
    )
    engine.autocommit = True
    try:
        engine.execute(script.encode())
    except (errors.DuplicateObject, errors.UniqueViolation):
        # Made before; or the server was still busy with the script of a killed client.
        engine.execute("ROLLBACK")
        if not _stands(engine, place.schema):
            raise
        return False
    except psycopg.Error:
        if not engine.closed:
            engine.execute("ROLLBACK")
        raise
    return True


def _stands(engine: psycopg.Connection[Any], schema: str) -> bool:
    found = engine.execute("SELECT to_regclass(%s)", [f"{schema}.django_migrations"]).fetchone()
    return found is not None and found[0] is not None
