"""Open many tenants, several at once."""

import queue
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import connections

from tenants.applications import Application, Refused, Taken
from tenants.commands.open_tenant import open_tenant
from tenants.engine.cells import CellsFull, roomiest_cell
from tenants.engine.crew import Logins
from tenants.engine.opening import OpeningFailed

Told = tuple[Application, str]


def open_many(
    *, applications: Sequence[Application], at: datetime, by: str, workers: int = 4
) -> Iterator[Told]:
    """Open tenants side by side; yield each application as it ends, with its problem or "".

    They must have been checked together (`sheet.read_sheet`). One that fails stops no other, and
    is finished when the same is asked again.
    """
    todo: queue.SimpleQueue[Application] = queue.SimpleQueue()
    told: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
    for application in applications:
        todo.put(application)

    def work() -> None:
        logins = Logins()
        try:
            while True:
                application = todo.get_nowait()
                told.put((application, _open(application, logins, at, by)))
        except queue.Empty:
            pass
        finally:
            logins.close()
            connections.close_all()
            told.put(None)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    running = len(threads)
    while running:
        one = told.get()
        if one is None:
            running -= 1
        else:
            yield one


def _open(application: Application, logins: Logins, at: datetime, by: str) -> str:
    try:
        cell = application.cell or roomiest_cell()
        # Checked together before: what another process took meanwhile is refused by the database.
        open_tenant(
            application=application.in_cell(cell),
            at=at,
            by=by,
            taken=Taken(),
            engine_of=logins.of,
        )
    except (OpeningFailed, Refused, CellsFull) as trouble:
        logins.close()
        return str(trouble)
    except Exception as trouble:
        logins.close()
        return f"{type(trouble).__name__}: {trouble}"
    finally:
        connections.close_all()
    return ""
