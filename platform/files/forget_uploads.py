"""Forget each night the files that were brought for something that was never written down."""

from datetime import datetime, time, timedelta

from audit import trail
from files.forget import forget, left_alone
from jobs.clock import every_day
from jobs.follow_up import JOBS

KEPT = timedelta(hours=24)  # a page that carries an upload forgets it after twelve


@every_day(time(2, 40))
def forget_uploads(*, moment: str) -> None:
    """Forget files older than a day that nothing points to; `moment` is when the clock asked."""
    at = datetime.fromisoformat(moment)
    for file in left_alone(before=at - KEPT):
        # The trail goes on as it began, when only letters brought files.
        trail.record(
            by=None, at=at, action="saraban.upload.forgotten", subject=file,
            name=file.name, stored_by=file.stored_by_id,
        )  # fmt: skip
        forget(file, at=at)


# Rows that the clock of the first release wrote may still wait under the name of then.
JOBS["modules.saraban.commands.forget_uploads.forget_uploads"] = forget_uploads
