"""Transactions in the current place: what commands are wrapped in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from database.place import here


@contextmanager
def atomic() -> Iterator[None]:
    """Run a block, or a function when used as `@atomic()`, in one transaction of this place.

    Inside another one it is a savepoint: when the block raises, only its own writes are undone.
    """
    with transaction.atomic(using=here().cell):
        yield


def after_commit(run: Callable[[], object]) -> None:
    """Call `run` once this place's transaction has committed; never if it is rolled back."""
    transaction.on_commit(run, using=here().cell)


def connection_here() -> BaseDatabaseWrapper:
    """Return the connection of the current place, for the few queries the ORM cannot say."""
    return connections[here().cell]
