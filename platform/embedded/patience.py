"""How often, and how soon, something that fell is started again."""

from dataclasses import dataclass

from embedded.children import EmbeddedError


@dataclass(slots=True)
class Patience:
    """Counts the falls of one program; each waits twice as long as the one before."""

    name: str
    first_wait: float
    steady: float
    most: int
    falls: int = 0
    started_at: float = 0.0
    again_at: float | None = None

    def started(self, now: float) -> None:
        """Note that it was started (seconds of a clock that never jumps)."""
        self.started_at = now
        self.again_at = None

    def fell(self, now: float) -> float:
        """Note that it fell and return after how many seconds to start it again.

        A program that had run steadily is forgiven its earlier falls. Raises EmbeddedError when
        it fell too often.
        """
        if now - self.started_at >= self.steady:
            self.falls = 0
        self.falls += 1
        if self.falls > self.most:
            raise EmbeddedError(
                f"{self.name} fell {self.falls} times in a row: see its lines above."
            )
        wait: float = self.first_wait * 2 ** (self.falls - 1)
        self.started_at = self.again_at = now + wait
        return wait
