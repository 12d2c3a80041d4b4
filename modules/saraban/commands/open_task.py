"""Note that whoever a letter was sent to has looked at it (เปิดอ่าน)."""

from datetime import datetime

from accounts.duties import Viewer
from database.work import atomic
from modules.saraban import access
from modules.saraban.models import Task


@atomic()
def open_task(*, by: Viewer, letter: int, at: datetime) -> int:
    """Mark what waits for a person about a letter as opened; return how many tasks were not.

    From then on nobody takes it back (ดึงกลับ). Whoever has no task here leaves no mark.
    """
    waiting = Task.objects.filter(letter=letter, done_at=None, opened_at=None)
    mine = waiting.filter(access.tasks_for(by))
    return mine.update(opened_at=at, opened_by=by.person)
