"""Schema changes that can be written down while they run, to be replayed elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.postgresql import schema

_pen: ContextVar[list[str] | None] = ContextVar("schema_pen", default=None)


@contextmanager
def written_down() -> Iterator[list[str]]:
    """Collect the SQL of every schema change made inside the block, in order, ready to replay."""
    statements: list[str] = []
    token = _pen.set(statements)
    try:
        yield statements
    finally:
        _pen.reset(token)


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Runs each change, and writes it down when somebody asked for it."""

    def execute(self, sql: Any, params: Any = ()) -> None:
        """Run one statement; under `written_down` keep its text as well."""
        text = str(sql) if params is None else self.connection.ops.compose_sql(str(sql), params)
        super().execute(text, None)
        pen = _pen.get()
        if pen is not None:
            pen.append(text.rstrip().rstrip(";"))
