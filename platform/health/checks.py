"""Is everything that the web needs there?"""

import logging
from collections.abc import Callable

from django.core.cache import caches
from django.db import connections

from database.place import Place, standing_in
from database.work import atomic, connection_here

log = logging.getLogger(__name__)


def ready() -> dict[str, bool]:
    """Return what was asked and whether it answered: the control database, cells, the cache.

    The cache is a helper: the web serves without it, so it is told and does not decide.
    """
    checks: dict[str, Callable[[], object]] = {"control": _control, "cache": _cache}
    for alias in connections.settings:
        if alias != "default":
            checks[alias] = lambda alias=alias: _cell(alias)  # type: ignore[misc]
    return {name: _answers(name, check) for name, check in checks.items()}


def _answers(name: str, check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception as trouble:
        log.warning("%s is not ready: %s", name, trouble)
        return False
    return True


def _control() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1")


def _cell(alias: str) -> None:
    relay = Place(cell=alias, schema="relay", role="thongthin_relay")
    with standing_in(relay), atomic(), connection_here().cursor() as cursor:
        cursor.execute("SELECT 1")


def _cache() -> None:
    caches["control"].get("ready")
