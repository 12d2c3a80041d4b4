"""Querysets that remember the place they were made in, and refuse to answer in another."""

from typing import Any

from django.db import models

from database.place import WrongTenant, here


class PlacedQuerySet[M: models.Model](models.QuerySet[M, M]):
    """A queryset of one town; it raises `WrongTenant` when it is evaluated in another."""

    _hints: dict[str, Any]

    def _fetch_all(self) -> None:
        made_in = self._hints.get("place")
        if made_in is not None and made_in != here():
            raise WrongTenant(f"a query made in {made_in.schema} was read in {here().schema}")
        super()._fetch_all()  # type: ignore[misc]


class Rows[M: models.Model](models.Manager[M]):
    """The manager of every table that a town owns (`objects = Rows()`)."""

    _hints: dict[str, Any]

    def get_queryset(self) -> PlacedQuerySet[M]:
        """Return the rows of the current place; raises `NoTenant` without one."""
        hints = {**self._hints, "place": here()}
        return PlacedQuerySet(self.model, using=self._db, hints=hints)
