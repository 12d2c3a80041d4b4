"""PostgreSQL, but no statement runs outside a transaction that stands in one town."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from django.utils.functional import cached_property
from psycopg import OperationalError, errors
from psycopg.pq import ExecStatus, TransactionStatus

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
        self.entered = None
        if autocommit:
            super()._set_autocommit(True)  # type: ignore[misc]
            return
        place = here()
        if place.cell != self.alias:
            raise WrongTenant(f"{place.schema} lives in {place.cell}, not in {self.alias}")
        with self.wrap_database_errors:
            self._enter(place)
        self.entered = place

    def _enter(self, place: Place) -> None:
        """Begin in one round trip. Connections that died while idle are replaced.

        After a restart of the server every connection of the pool is dead; each is found out
        at once, so that all of them may be met in one call.
        """
        for dead in range(self._most_dead() + 1):
            try:
                return self._begin(place)
            except OperationalError:
                connection = self.connection
                if dead == self._most_dead() or not (connection is None or connection.closed):
                    raise
                self._close()
                self.connection = None
                self.connect()

    def _most_dead(self) -> int:
        return int(self.pool.max_size) if self.pool else 1

    def _begin(self, place: Place) -> None:
        connection = self.connection
        connection.autocommit = False
        answer = connection.pgconn.exec_(place.begin)
        if answer.status != ExecStatus.COMMAND_OK:
            failure = errors.error_from_result(answer)
            if not connection.closed:
                connection.rollback()
                connection.autocommit = True
            raise OperationalError(f"cannot stand in {place.schema}: {failure}") from failure
        _seen(connection).add(place.schema)

    def _cursor(self, name: str | None = None) -> Any:
        if not self.closed_in_transaction:  # else Django says that the connection was lost
            self._require_entered()
        return super()._cursor(name)  # type: ignore[misc]

    def _require_entered(self) -> None:
        place, entered = here(), self.entered
        if entered is None or self.connection is None:
            raise OutsideTransaction("open a transaction with database.work.atomic() first")
        if entered != place:
            raise WrongTenant(f"a transaction of {entered.schema} was used in {place.schema}")
        if self.connection.pgconn.transaction_status == TransactionStatus.IDLE:
            raise OutsideTransaction("the transaction was ended by a statement inside it")

    def _close(self) -> None:
        """Give the connection back, or end it once its backend has cached too many towns.

        A backend remembers every table it has touched, about 1 MB a town.
        """
        self.entered = None
        connection = self.connection
        if connection is not None and len(_seen(connection)) > settings.TENANTS_PER_CONNECTION:
            connection._expire_at = 0.0  # the pool then replaces it as one that is too old
        super()._close()  # type: ignore[misc]


def _seen(connection: Any) -> set[str]:
    """Return the towns this connection's backend has stood in."""
    seen: set[str] = connection.__dict__.setdefault("seen_schemas", set())
    return seen
