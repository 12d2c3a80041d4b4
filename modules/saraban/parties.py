"""Remember whom the office corresponds with, to offer them while the next letter is typed."""

from datetime import datetime

from database.work import connection_here
from modules.saraban.models import Party
from thai.sorting import sort_key
from thai.text import skeleton, tidy

# One statement, so that two clerks who type the same new name do not stop one another.
_REMEMBER = """
    INSERT INTO {table} (name, name_key, sort_key, times, used_at) VALUES (%s, %s, %s, 1, %s)
    ON CONFLICT (name_key) DO UPDATE SET times = {table}.times + 1, used_at = EXCLUDED.used_at
"""


def remember_party(name: str, *, at: datetime) -> None:
    """Remember a sender or addressee, or count them once more. Never for a secret letter."""
    name = tidy(name)[:200]
    key = skeleton(name)[:200]
    if not key:
        return
    with connection_here().cursor() as cursor:
        statement = _REMEMBER.format(table=Party._meta.db_table)
        cursor.execute(statement, [name, key, sort_key(name)[:500], at])
