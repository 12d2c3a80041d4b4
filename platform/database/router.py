"""Which database a model's rows are in: the control database, or the current place's cell."""

from typing import Any

from django.conf import settings
from django.db import models

from database.place import WrongTenant, here, place_of_row


class Router:
    """Sends control models to `default` and every other model to the current place."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """Return the alias to read from; raises `NoTenant` or `WrongTenant`."""
        return _where(model, hints)

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        """Return the alias to write to; raises `NoTenant` or `WrongTenant`."""
        return _where(model, hints)

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool | None:
        """Refuse to tie rows of two towns together."""
        ours, theirs = place_of_row(one), place_of_row(other)
        return None if ours is None or theirs is None else ours == theirs

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Keep control tables out of cells, and towns' tables out of the control database."""
        if app_label in settings.TABLELESS_APPS:
            return False
        return (app_label in settings.CONTROL_APPS) == (db == "default")


def _where(model: type[models.Model], hints: dict[str, Any]) -> str:
    if model._meta.app_label in settings.CONTROL_APPS:
        return "default"
    place = here()
    instance = hints.get("instance")
    for origin in (hints.get("place"), place_of_row(instance) if instance is not None else None):
        if origin is not None and origin != place:
            raise WrongTenant(f"{model.__name__} of {origin.schema} was used in {place.schema}")
    return place.alias
