"""Threads that bring schemas to a version side by side, over all cells."""

import queue
import threading
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import connections
from django.db.models import F

from database.place import Place
from tenants.engine.cells import engine_login
from tenants.engine.crash import crash_point
from tenants.engine.rollout import Engine, bring_town
from tenants.models import SchemaState

NOTED_TOGETHER = 10
TOWNS_PER_LOGIN = 200  # a backend remembers each table it has touched


class Crew:
    """A number of workers; what they did is noted in the control database in small batches.

    What was done and not noted (kill -9) is found out by the next run, in the town itself.
    """

    def __init__(self, *, workers: int, to: str, clock: Callable[[], datetime]) -> None:
        self.workers = workers
        self.to = to
        self.clock = clock
        self._todo: queue.SimpleQueue[SchemaState] = queue.SimpleQueue()
        self._told: queue.SimpleQueue[tuple[int, str] | BaseException | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._idle: list[Logins] = []  # kept from wave to wave

    def bring(self, states: list[SchemaState]) -> Iterator[tuple[int, str]]:
        """Bring these schemas to the version; yield each tenant's id with its problem or ""."""
        for state in states:
            self._todo.put(state)
        count = min(self.workers, len(states))
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        for thread in threads:
            thread.start()
        while count:
            told = self._told.get()
            if told is None:
                count -= 1
            elif isinstance(told, BaseException):
                self.stop()
                raise told
            else:
                yield told
        for thread in threads:
            thread.join()

    def close(self) -> None:
        """Close all logins."""
        while self._idle:
            self._idle.pop().close()

    def stop(self) -> None:
        """Begin no further town."""
        self._stop.set()

    def _work(self) -> None:
        logins = self._idle.pop() if self._idle else Logins()
        done: list[SchemaState] = []
        try:
            while not self._stop.is_set():
                try:
                    state = self._todo.get_nowait()
                except queue.Empty:
                    break
                if self._bring(logins, state):
                    done.append(state)
                if len(done) >= NOTED_TOGETHER:
                    self._note(done)
            self._note(done)
        except BaseException as trouble:
            self._told.put(trouble)
        finally:
            self._idle.append(logins)
            connections.close_all()
            self._told.put(None)

    def _bring(self, logins: "Logins", state: SchemaState) -> bool:
        place = Place(cell=state.cell, schema=f"t_{state.pk:06d}")
        try:
            bring_town(logins.of(state.cell), place, version=state.version, to=self.to)
        except Exception as trouble:
            logins.forget(state.cell)
            problem = f"{type(trouble).__name__}: {trouble}".strip()[:2000]
            facts = {"problem": problem, "changed_at": self.clock(), "tries": F("tries") + 1}
            SchemaState.objects.filter(pk=state.pk).update(**facts)
            self._told.put((state.pk, problem))
            return False
        crash_point("rollout.town")
        return True

    def _note(self, done: list[SchemaState]) -> None:
        noted = SchemaState.objects.filter(pk__in=[state.pk for state in done])
        noted.update(version=self.to, problem="", changed_at=self.clock())
        for state in done:
            self._told.put((state.pk, ""))
        done.clear()


class Logins:
    """One worker's engine logins, one a cell, renewed after `TOWNS_PER_LOGIN` towns."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Engine, int]] = {}

    def of(self, cell: str) -> Engine:
        """Return a login of a cell."""
        engine, towns = self._open.get(cell, (None, 0))
        if engine is None or engine.closed or towns >= TOWNS_PER_LOGIN:
            self.forget(cell)
            engine, towns = engine_login(cell), 0
            engine.autocommit = True
        self._open[cell] = (engine, towns + 1)
        return engine

    def forget(self, cell: str) -> None:
        """Close the login of a cell; the next one is fresh."""
        if cell in self._open:
            self._open.pop(cell)[0].close()

    def close(self) -> None:
        """Close them all."""
        for cell in list(self._open):
            self.forget(cell)
