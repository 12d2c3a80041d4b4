"""Querysets that remember the place they were made in, and refuse to answer in another."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from database.place import WrongTenant, here, place_of_row


class PlacedQuerySet[M: models.Model](models.QuerySet[M, M]):
    """A queryset of one town; it raises `WrongTenant` when it is evaluated in another."""

    _hints: dict[str, Any]

    @property
    def db(self) -> str:
        """Return the database to ask: always the current place's, whatever `using` said."""
        self._require_same_place()
        place = here()
        if self._db not in (None, place.cell):  # type: ignore[attr-defined]
            raise WrongTenant(f"{place.schema} lives in {place.cell}, not in {self._db}")  # type: ignore[attr-defined]
        return place.alias

    @property
    def _result_cache(self) -> list[M] | None:
        """Rows read before: they too are answered only in their own town."""
        kept: list[M] | None = self.__dict__.get("_result_cache")
        if kept is not None:
            self._require_same_place()
        return kept

    @_result_cache.setter
    def _result_cache(self, rows: list[M] | None) -> None:
        self.__dict__["_result_cache"] = rows

    def _fetch_all(self) -> None:
        self._require_same_place()
        super()._fetch_all()  # type: ignore[misc]

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Create rows; one that was read in another town raises `WrongTenant`."""
        rows = list(objs)
        _require_from_here(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> int:
        """Change rows; one that was read in another town raises `WrongTenant`."""
        rows = list(objs)
        _require_from_here(rows)
        return super().bulk_update(rows, *args, **kwargs)

    def _filter_or_exclude(self, negate: bool, args: Any, kwargs: Any) -> Any:
        _require_from_here(_rows_among([*args, *kwargs.values()]))
        return super()._filter_or_exclude(negate, args, kwargs)  # type: ignore[misc]

    def _require_same_place(self) -> None:
        made_in = self._hints.get("place")
        if made_in is not None and made_in != here():
            raise WrongTenant(f"a query made in {made_in.schema} was read in {here().schema}")


class Rows[M: models.Model](models.Manager[M]):
    """The manager of every table that a town owns (`objects = Rows()`)."""

    _hints: dict[str, Any]

    def get_queryset(self) -> PlacedQuerySet[M]:
        """Return the rows of the current place; raises `NoTenant` without one."""
        hints = {**self._hints, "place": here()}
        return PlacedQuerySet(self.model, using=self._db, hints=hints)


def _require_from_here(rows: Iterable[models.Model]) -> None:
    for row in rows:
        place = place_of_row(row)
        if place is not None and place != here():
            raise WrongTenant(f"a row of {place.schema} was used in {here().schema}")


def _rows_among(conditions: Iterable[Any]) -> Iterable[models.Model]:
    """Yield the rows that conditions compare with, inside Q objects and lists as well."""
    for condition in conditions:
        if isinstance(condition, models.Model):
            yield condition
        elif isinstance(condition, models.Q):
            yield from _rows_among(condition.children)
        elif isinstance(condition, list | tuple | set | frozenset):
            yield from _rows_among(condition)
