"""A progress line: how many are done, how many failed, and when it will be over."""

import time
from typing import TextIO

BAR = 24
SECONDS_BETWEEN_LINES = 5.0  # when the output is a file


class Progress:
    """Shows progress on one line of a terminal, or now and then a line in a file."""

    def __init__(self, out: TextIO, total: int) -> None:
        self.out = out
        self.total = total
        self.began = self.shown = time.monotonic()
        self.live = out.isatty()

    def show(self, done: int, failed: int) -> None:
        """Show where we are; `done` and `failed` count towards the total."""
        now, ended = time.monotonic(), done + failed
        last = ended == self.total
        if not last and now - self.shown < (0.1 if self.live else SECONDS_BETWEEN_LINES):
            return
        self.shown = now
        left = (now - self.began) / ended * (self.total - ended) if ended else 0
        full = BAR * ended // self.total if self.total else BAR
        wrong = f" ไม่สำเร็จ {failed}" if failed else ""
        line = f"{'█' * full}{'·' * (BAR - full)} {ended}/{self.total}{wrong} เหลือ {clock(left)}"
        self.out.write(f"\r{line}\033[K" if self.live else f"{line}\n")
        if self.live and last:
            self.out.write("\n")
        self.out.flush()


def clock(seconds: float) -> str:
    """Return a length of time as 1:05 or 2:00:05."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
