"""Who stores a content and who forgets it take turns, so that no row is left without bytes."""

from database.work import connection_here
from files.keys import content_key

_SHARED = "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))"
_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def wait_to_store(sha256: str) -> None:
    """Wait while the content is being forgotten; until the commit nobody forgets it."""
    _lock(_SHARED, sha256)


def wait_to_forget(sha256: str) -> None:
    """Wait while the content is being stored; until the commit nobody stores it."""
    _lock(_ALONE, sha256)


def _lock(statement: str, sha256: str) -> None:
    with connection_here().cursor() as cursor:
        cursor.execute(statement, [content_key(sha256)])
