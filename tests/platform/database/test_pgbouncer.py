"""Many towns over two server connections behind PgBouncer in transaction mode."""

import shutil
import signal
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from accounts.models import Office
from database.backend.base import DatabaseWrapper
from database.place import standing_in
from database.work import atomic, connection_here
from embedded import children

PORT = 8130  # of the socket's name only: nothing listens on a network
THREADS, ROUNDS = 8, 60

BINARY = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin")
pytestmark = pytest.mark.skipif(BINARY is None, reason="no pgbouncer here")


@pytest.fixture
def pooler(towns):
    """A PgBouncer in front of the first cell, with two server connections."""
    folder = Path(settings.SERVICES) / "bouncer"
    folder.mkdir()
    server = Path(settings.DATABASES["cell_01"]["HOST"])
    (folder / "users").write_text('"thongthin" ""\n')
    (folder / "ini").write_text(
        f"[databases]\ncell_01 = host={server} pool_size=2\n"
        f"[pgbouncer]\nlisten_port={PORT}\nunix_socket_dir={folder}\nlisten_addr=\n"
        f"auth_type=trust\nauth_file={folder}/users\npool_mode=transaction\n"
        f"logfile={folder}/log\nmax_client_conn=100\n"
    )
    run_as = children.unprivileged(folder / "ini", server)
    run_as.owns(folder)
    with (folder / "output").open("wb") as output:
        process = children.spawn(
            [BINARY, folder / "ini"],
            output=output,
            environment={"PATH": "/usr/bin:/bin"},
            run_as=run_as,
            death_signal=signal.SIGINT,
        )
    socket = folder / f".s.PGSQL.{PORT}"
    assert children.wait_until(lambda: socket.exists() or process.poll() is not None, seconds=60)
    assert process.poll() is None, (folder / "log").read_text()
    yield folder
    children.stop(process, [(signal.SIGTERM, 5.0)])
    shutil.rmtree(folder)


def test_no_row_of_another_town_is_ever_read(pooler, towns):
    wrong: list[str] = []
    backends: set[int] = set()
    changes = {"HOST": str(pooler), "PORT": PORT, "OPTIONS": {}}

    def work(seed: int) -> None:
        usual = connections["cell_01"]
        connections["cell_01"] = DatabaseWrapper({**usual.settings_dict, **changes}, "cell_01")
        try:
            for turn in range(ROUNDS):
                place = towns[(seed + turn * 7) % 2]
                with standing_in(place), atomic():
                    names = {office.name for office in Office.objects.all()}
                    with connection_here().cursor() as cursor:
                        cursor.execute("SELECT pg_backend_pid()")
                        backends.add(cursor.fetchone()[0])
                    names |= {office.name for office in Office.objects.all().iterator()}
                    if turn % 10 == 9:
                        connection_here().set_rollback(True)
                if names != {f"กอง {place.schema}"}:
                    wrong.append(f"{place.schema}: {names}")
        except Exception as trouble:
            wrong.append(repr(trouble))
        finally:
            connections["cell_01"].close()

    threads = [threading.Thread(target=work, args=[seed]) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert 1 <= len(backends) <= 2
