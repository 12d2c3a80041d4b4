"""What the visits and the stores are looked through for; each check returns what is wrong."""

import json
from collections.abc import Iterable
from pathlib import Path

import redis
from django.conf import settings

from database.place import Place, standing_in
from database.work import atomic, connection_here
from tests.isolation.every_door_table import ACTS, ANYBODY, PAGES
from tests.isolation.every_door_towns import Town, town_models
from tests.isolation.every_door_visits import Visit, marks_in, marks_in_bytes, whose

OPENED = {200, 201, 204, 302, 303}
# What looking may leave behind: when a session, a token or a task was last looked at.
MARKS_OF_LOOKING = ("opened_at", "opened_by_id", "used_at", "seen_at")
QUEUES = ("celery", "_kombu", "unacked")


def foreign_marks(town: Town, visits: Iterable[Visit]) -> list[str]:
    """Return the visits at a town's address that were answered with words of another town."""
    return [str(visit) for visit in visits if whose(visit.answer) - {town.number}]


def opened(visit: Visit) -> bool:
    """Tell whether a visitor was let in; being sent to the sign-in page is not."""
    to_sign_in = visit.answer.headers.get("Location", "").startswith("/sign-in")
    return visit.status in OPENED and not to_sign_in


def strangers_let_in(visits: Iterable[Visit]) -> list[str]:
    """Return the visits by strangers that opened a door which is not anybody's."""
    public = {route for route, who in (PAGES | ACTS).items() if who == ANYBODY}
    return [str(each) for each in visits if opened(each) and each.door.route not in public]


def broke(visits: Iterable[Visit]) -> list[str]:
    """Return the visits that were answered with a fault of ours."""
    return [str(visit) for visit in visits if visit.status >= 500]


def rows_now(place: Place) -> dict[str, str]:
    """Return a digest of each table of a town, the marks of looking left aside."""
    less = "".join(f" - '{column}'" for column in MARKS_OF_LOOKING)
    found = {}
    with standing_in(place), atomic(), connection_here().cursor() as cursor:
        for model in town_models():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT md5(coalesce(string_agg((to_jsonb(t){less})::text, '' ORDER BY t::text),"
                f" '')) FROM {table} t"
            )
            found[table] = cursor.fetchone()[0]
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the tables that changed in between."""
    return [table for table in before if before[table] != after[table]]


def stray_keys() -> list[str]:
    """Return the keys in Redis that name neither a town, nor the platform, nor a queue."""
    store = redis.Redis(unix_socket_path=settings.REDIS_URL.removeprefix("unix://"))
    good = ("t:t_", "p:", *QUEUES)
    return [key.decode() for key in store.scan_iter() if not key.decode().startswith(good)]


def stray_files(towns: Iterable[Town]) -> list[str]:
    """Return the stored files that lie under no town, or under another one than they tell of."""
    folder = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    numbers = {(town.place.schema, town.number) for town in towns}
    marked = {schema: {number} for schema, number in numbers}
    wrong = []
    for path in folder.rglob("*"):
        if path.is_file():
            schema = path.relative_to(folder).parts[0]
            known = schema.startswith("t_")
            ours = marked.get(schema, {1, 2, 3})
            if not known or marks_in_bytes(path.read_bytes()) - ours:
                wrong.append(str(path.relative_to(folder)))
    return wrong


def stray_lines(lines: Iterable[str], towns: Iterable[Town]) -> list[str]:
    """Return the lines of the log that tell of another town than they name."""
    own = {town.place.schema: {town.number} for town in towns}
    return [line for line in lines if marks_in(line) - own.get(json.loads(line)["town"], set())]
