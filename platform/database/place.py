"""The place a piece of work stands in: one schema of one cell. There is no default."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class NoTenant(RuntimeError):
    """Work that needs rows of a town was begun without standing in one."""


class WrongTenant(RuntimeError):
    """A row, query or connection of one town was used while standing in another."""


class CellAlias(str):
    """A database alias that remembers the place it was given out for.

    Django keeps the alias on each row it loads, so each row remembers its place.
    """

    place: "Place"


@dataclass(frozen=True)
class Place:
    """One schema of one cell, with the role that owns it.

    `schema` is generated ASCII (`t_000123`), never made from a name.
    """

    cell: str
    schema: str
    role: str = ""
    alias: CellAlias = field(init=False, repr=False, compare=False)
    begin: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        alias = CellAlias(self.cell)
        alias.place = self
        object.__setattr__(self, "alias", alias)
        object.__setattr__(self, "begin", _begin(self.role or self.schema, self.schema))


_standing: ContextVar[Place | None] = ContextVar("place", default=None)


def here() -> Place:
    """Return the current place, or raise `NoTenant`."""
    place = _standing.get()
    if place is None:
        raise NoTenant("no town is open for this piece of work")
    return place


def place_or_none() -> Place | None:
    """Return the current place if there is one; for logs, which must never fail."""
    return _standing.get()


@contextmanager
def standing_in(place: Place) -> Iterator[Place]:
    """Stand in a place for a while; what was current before is current again afterwards."""
    token = _standing.set(place)
    try:
        yield place
    finally:
        _standing.reset(token)


def key_here(key: str) -> str:
    """Prefix a cache, storage or rate key with the current place, or raise `NoTenant`."""
    return f"{here().schema}:{key}"


def place_of_row(row: Any) -> Place | None:
    """Return the place a model's row was read in or saved to, or None if it is new."""
    return getattr(row._state.db, "place", None)


def _begin(role: str, schema: str) -> bytes:
    """Return the one statement list that opens a transaction in a place.

    Everything is LOCAL: the settings end with the transaction, so that a connection
    shared through a pooler can never carry them to the next town. `pg_temp` comes last:
    unnamed it would come first, and a temporary table could pass for a town's.
    """
    for name in (role, schema):
        if not (name.isascii() and name.replace("_", "").isalnum() and name == name.lower()):
            raise ValueError(f"not a schema or role name of ours: {name!r}")
    return (
        f"BEGIN; SET LOCAL ROLE {role}; SET LOCAL search_path TO {schema}, pg_temp;"
        " SET LOCAL statement_timeout TO 15000; SET LOCAL lock_timeout TO 5000;"
        " SET LOCAL idle_in_transaction_session_timeout TO 60000"
    ).encode()
