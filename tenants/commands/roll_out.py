"""Roll a release out: bring every schema to the version that this release is written for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from tenants.engine.cells import cells, engine_login
from tenants.engine.crew import Crew
from tenants.engine.template import bring_template
from tenants.engine.versions import this_version
from tenants.models import Rollout, SchemaState

ONE_AT_A_TIME = 74_110_001  # the key of the advisory lock; any number that is only ours
CANARIES = 3


class AlreadyRunning(Exception):
    """Another process is rolling out."""


@dataclass
class Outcome:
    """What became of a rollout."""

    version: str
    done: int = 0
    failed: list[str] = field(default_factory=list)
    halted: bool = False
    waiting: int = 0


Tell = Callable[[int, int, int], None]  # done, failed, of how many


def roll_out(
    *,
    by: str,
    at: datetime,
    clock: Callable[[], datetime],
    workers: int = 4,
    halt_percent: float = 0.5,
    tell: Tell = lambda done, failed, total: None,
) -> Outcome:
    """Bring all schemas to this release in waves: a few, one in a hundred, the rest.

    When more of a wave fail than `halt_percent` (and more than one), the rollout halts. Run again,
    it continues with those that are left. With nothing to do it reads one table.
    Raises `AlreadyRunning`, `Ahead`.
    """
    outcome = Outcome(this_version())
    if not _waiting(outcome.version):
        return outcome
    with _alone():
        for alias in cells():
            bring_template(alias, at=at)
        states = _waiting(outcome.version)
        note = Rollout.objects.create(
            version=outcome.version, release=settings.RELEASE, by=by, begun_at=at
        )
        crew = Crew(workers=workers, to=outcome.version, clock=clock)
        try:
            _run(crew, states, outcome, halt_percent, tell)
        finally:
            crew.close()
        outcome.waiting = len(states) - outcome.done
        Rollout.objects.filter(pk=note.pk).update(
            ended_at=clock(), done=outcome.done, failed=len(outcome.failed), halted=outcome.halted
        )
    return outcome


def waves(states: list[SchemaState]) -> Iterator[list[SchemaState]]:
    """Yield the waves: a few canaries, one in a hundred, the rest."""
    first = min(CANARIES, len(states))
    second = first + (len(states) + 99) // 100
    for wave in (states[:first], states[first:second], states[second:]):
        if wave:
            yield wave


def tolerated(size: int, halt_percent: float) -> int:
    """Return how many of a wave may fail before the rollout halts."""
    return max(1, int(size * halt_percent / 100)) if size > 1 else 0


def _run(
    crew: Crew, states: list[SchemaState], outcome: Outcome, halt_percent: float, tell: Tell
) -> None:
    for wave in waves(states):
        failed_before = len(outcome.failed)
        limit = tolerated(len(wave), halt_percent)
        for tenant_id, problem in crew.bring(wave):
            if problem:
                outcome.failed.append(f"t_{tenant_id:06d}: {problem}")
            else:
                outcome.done += 1
            tell(outcome.done, len(outcome.failed), len(states))
            if len(outcome.failed) - failed_before > limit:
                crew.stop()
                outcome.halted = True
        if outcome.halted:
            return


def _waiting(version: str) -> list[SchemaState]:
    """Return the schemas that are not at a version; those that failed before come last."""
    states = SchemaState.objects.exclude(version=version)
    return sorted(states, key=lambda state: (state.problem != "", state.pk))


@contextmanager
def _alone() -> Iterator[None]:
    with engine_login("default") as lock:
        found = lock.execute("SELECT pg_try_advisory_lock(%s)", [ONE_AT_A_TIME]).fetchone()
        if not (found and found[0]):
            raise AlreadyRunning("มีการปรับรุ่นอื่นกำลังทำงานอยู่ กรุณารอให้เสร็จก่อน")
        lock.commit()
        yield
