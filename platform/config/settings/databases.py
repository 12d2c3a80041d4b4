"""The databases: one control database, and cells in which towns live."""

from typing import Any

import dj_database_url

from config.settings.environment import MissingSetting, text

# A server that comes back is found within seconds: no waiting that grows from try to try.
POOL = {
    "min_size": 0,
    "max_size": 8,
    "timeout": 5,
    "max_lifetime": 600,
    "reconnect_timeout": 2,
    "num_workers": 1,
}


def control_database() -> dict[str, Any]:
    """Return Django's settings of the control database (`DATABASE_URL`)."""
    control = _database(text("DATABASE_URL", "postgresql://thongthin@/control"))
    return {**control, "CONN_HEALTH_CHECKS": True}  # it is asked seldom: once in some seconds


def cell_databases() -> dict[str, dict[str, Any]]:
    """Return Django's settings of each cell (`CELL_URLS`: `cell_01=postgresql://…,cell_02=…`)."""
    cells = {}
    for part in text("CELL_URLS", "cell_01=postgresql://thongthin@/cell_01").split(","):
        alias, found, url = part.strip().partition("=")
        if not found or not alias.startswith("cell_"):
            raise MissingSetting("CELL_URLS is written cell_01=postgresql://…,cell_02=…")
        cells[alias] = {**_database(url), "ENGINE": "database.backend"}
    return cells


def _database(url: str) -> dict[str, Any]:
    settings: dict[str, Any] = {**dj_database_url.parse(url)}
    options: dict[str, Any] = settings.get("OPTIONS") or {}
    host = options.pop("host", None) or settings["HOST"]  # a socket folder stands in the query
    return {**settings, "HOST": host, "OPTIONS": {**options, "pool": POOL}}


def engine_logins(databases: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Return how the engine that makes schemas logs in, per alias (`ENGINE_URLS`).

    Unset, it is the superuser of the embedded server; web and worker never use it.
    """
    given = dict(part.strip().split("=", 1) for part in text("ENGINE_URLS").split(",") if part)
    if given and (missing := [alias for alias in databases if alias not in given]):
        raise MissingSetting(f"ENGINE_URLS names no login for {', '.join(missing)}")
    return {alias: given.get(alias) or _superuser(db) for alias, db in databases.items()}


def _superuser(database: dict[str, Any]) -> str:
    return f"host={database['HOST']} dbname={database['NAME']} user=postgres"
