"""PostgreSQL, but no statement runs outside a transaction that stands in one town."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from django.utils.functional import cached_property
from psycopg import OperationalError, errors
from psycopg.pq import ExecStatus

from database.backend.schema import DatabaseSchemaEditor
from database.place import Place, WrongTenant, here


class OutsideTransaction(RuntimeError):
    """A query on a town's rows was tried outside a transaction of that town."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to a cell; each transaction begins by standing in the current place."""

    SchemaEditorClass = DatabaseSchemaEditor
    entered: Place | None = None

    @cached_property
    def pg_version(self) -> int:
        """Return the server's version, which the connection knows without a query."""
        self.ensure_connection()
        return int(self.connection.info.server_version)

    def _set_autocommit(self, autocommit: bool) -> None:
        if autocommit:
            self.entered = None
            super()._set_autocommit(True)  # type: ignore[misc]
            return
        place = here()
        if place.cell != self.alias:
            raise WrongTenant(f"{place.schema} lives in {place.cell}, not in {self.alias}")
        with self.wrap_database_errors:
            self._enter(place)
        self.entered = place

    def _enter(self, place: Place) -> None:
        """Begin in one round trip; a connection that died while idle is replaced once."""
        try:
            self._begin(place)
        except OperationalError:
            if self.connection is not None and not self.connection.closed:
                raise
            self._close()
            self.connection = None
            self.connect()
            self._begin(place)

    def _begin(self, place: Place) -> None:
        connection = self.connection
        connection.autocommit = False
        answer = connection.pgconn.exec_(place.begin)
        if answer.status != ExecStatus.COMMAND_OK:
            failure = errors.error_from_result(answer)
            if not connection.closed:
                connection.rollback()
                connection.autocommit = True
            raise failure
        _seen(connection).add(place.schema)

    def _cursor(self, name: str | None = None) -> Any:
        if self.entered is None:
            here()
            raise OutsideTransaction("open a transaction with database.work.atomic() first")
        if self.entered != here():
            raise WrongTenant(f"a transaction of {self.entered.schema} was used in {here().schema}")
        return super()._cursor(name)  # type: ignore[misc]

    def _close(self) -> None:
        """Give the connection back, or end it once its backend has cached too many towns.

        A backend remembers every table it has touched, about 1 MB a town.
        """
        connection = self.connection
        if connection is not None and len(_seen(connection)) > settings.TENANTS_PER_CONNECTION:
            connection.close()
        super()._close()  # type: ignore[misc]


def _seen(connection: Any) -> set[str]:
    """Return the towns this connection's backend has stood in."""
    seen: set[str] = connection.__dict__.setdefault("seen_schemas", set())
    return seen
