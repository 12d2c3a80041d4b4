"""Make the schema of one tenant: one script, one round trip, one transaction."""

from django.conf import settings

from database.place import Place
from tenants.engine.cells import engine_login
from tenants.engine.script import template_script

OPEN = """
    BEGIN;
    CREATE ROLE {schema} NOLOGIN;
    GRANT thongthin_towns TO {schema};
    GRANT {schema} TO {login};
    CREATE SCHEMA {schema} AUTHORIZATION {schema};
    SET LOCAL ROLE {schema};
    SET LOCAL search_path TO {schema};
    {tables}
    COMMIT;
"""


def make_schema(place: Place) -> None:
    """Make a tenant's role, schema and tables, all or nothing. Made already: nothing to do."""
    tables = template_script(place.cell, settings.RELEASE)
    login = settings.DATABASES[place.cell]["USER"]
    with engine_login(place.cell) as engine:
        engine.autocommit = True
        found = engine.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [place.schema])
        if found.fetchone():
            return
        engine.execute(OPEN.format(schema=place.schema, login=login, tables=tables).encode())
