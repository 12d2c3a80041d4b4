"""The embedded PostgreSQL, as the user that runs it and as others."""

import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from embedded.children import NOBODY, EmbeddedError
from embedded.cluster import binaries
from embedded.postgres import Server

OURS = """
import json, sys, time
from pathlib import Path
from embedded.postgres import Server
server = Server(Path(json.loads(sys.argv[1])), durable=False)
server.start()
print("server", server.pid, flush=True)
time.sleep(600)
"""
AS_NOBODY = """
import json, os, sys
from pathlib import Path
import psycopg
from embedded.postgres import Server
home, user = map(json.loads, sys.argv[1:])
os.setgroups([])
os.setgid(user)
os.setuid(user)
with Server(Path(home), durable=False) as server, psycopg.connect(server.url()) as connection:
    print(connection.execute("SELECT 41 + 1").fetchone()[0])
"""
is_root = os.geteuid() == 0


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="tt-open-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def test_it_answers_at_its_url_and_its_dsn(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        assert ask(server, "SELECT current_user") == "postgres"
        with psycopg.connect(server.dsn()) as connection:
            assert connection.info.dbname == "postgres"
    assert not server.is_running


def test_it_speaks_utf8_sorts_by_code_point_and_lives_in_utc(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        assert ask(server, "SHOW server_encoding") == "UTF8"
        assert ask(server, "SHOW timezone") == "UTC"
        assert (
            ask(server, "SELECT upper('é') || (SELECT min(x) FROM unnest('{ข,ก}'::text[]) x)")
            == "Éก"
        )


def test_a_second_start_finds_what_was_committed(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    with Server(tmp_path) as again:
        assert ask(again, "SELECT answer FROM kept") == 42


def test_it_survives_a_kill_of_its_own(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        os.kill(server.pid or 0, signal.SIGKILL)
        os.waitpid(-1, os.WNOHANG)
    with Server(tmp_path) as again:
        assert ask(again, "SELECT answer FROM kept") == 42


def test_only_the_careful_one_waits_for_the_disk(tmp_path: Path) -> None:
    with Server(tmp_path / "careful") as careful, Server(tmp_path / "fast", durable=False) as fast:
        assert (ask(careful, "SHOW fsync"), ask(fast, "SHOW fsync")) == ("on", "off")
        assert ask(careful, "SHOW full_page_writes") == "on"


def test_it_listens_on_no_port_and_its_folders_are_closed(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        assert ask(server, "SHOW listen_addresses") == ""
        for folder in (server.data, server.sockets.path):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_it_dies_with_a_parent_that_was_killed(tmp_path: Path, run_script: Callable) -> None:
    parent = run_script(OURS, str(tmp_path / "pg"))
    pid = parent.pid_of("server")
    os.kill(parent.process.pid, signal.SIGKILL)
    parent.process.wait()
    with Server(tmp_path / "pg", durable=False) as successor:  # waits for the old one to end
        assert not Path(f"/proc/{pid}/exe").exists() or successor.pid == pid
        assert ask(successor, "SELECT 1") == 1


def test_two_servers_do_not_share_their_data(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False):
        second = Server(tmp_path, durable=False, lock_seconds=0)
        with pytest.raises(EmbeddedError, match="Another PostgreSQL"):
            second.start()


def test_a_lock_left_by_a_process_that_is_another_now_is_forgotten(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        pass
    lock = server.data / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{server.data}\n")
    with Server(tmp_path, durable=False) as again:
        assert ask(again, "SELECT 1") == 1


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "data.making").mkdir()
    (tmp_path / "data.making" / "PG_VERSION").write_text("18")
    with Server(tmp_path, durable=False) as server:
        assert ask(server, "SELECT 1") == 1
    assert not (tmp_path / "data.making").exists()


def test_a_long_path_gets_its_socket_in_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("เทศบาล" * 9) / ("x" * 60)
    with Server(deep, durable=False) as server:
        assert len(os.fsencode(server.sockets.path)) < 80
        assert ask(server, "SELECT 1") == 1
        short = server.sockets.path
    assert not short.exists()
    assert server.data.exists()


def test_the_log_is_quoted_when_it_does_not_start(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False):
        pass
    with pytest.raises(EmbeddedError, match="max_connections"):
        Server(tmp_path, durable=False, max_connections=-1).start()


@pytest.mark.skipif(not is_root, reason="only root can become another user")
class TestAsRoot:
    def test_the_server_is_somebody_else_where_all_is_reachable(self, open_folder: Path) -> None:
        with Server(open_folder / "pg", durable=False) as server:
            assert (server.data / "PG_VERSION").stat().st_uid in (NOBODY, 0)
            uid = Path(f"/proc/{server.pid}").stat().st_uid
            assert uid == server.data.stat().st_uid

    def test_a_closed_folder_above_is_left_closed(self, open_folder: Path) -> None:
        closed = open_folder / "closed"
        closed.mkdir(mode=0o700)
        with Server(closed / "pg", durable=False) as server:
            assert ask(server, "SELECT 1") == 1
            assert server.data.stat().st_uid == 0
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700

    def test_data_moves_between_the_two_ways(self, open_folder: Path) -> None:
        with Server(open_folder / "pg", durable=False) as server:
            ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
        open_folder.chmod(0o700)
        with Server(open_folder / "pg", durable=False) as again:
            assert ask(again, "SELECT answer FROM kept") == 42


@pytest.mark.skipif(not is_root, reason="only root can become another user")
def test_an_ordinary_user_runs_it_as_themselves(open_folder: Path, run_script: Callable) -> None:
    for parent in binaries().parents:
        if not parent.stat().st_mode & stat.S_IXOTH:
            pytest.skip(f"{parent} is closed to ordinary users")
    script = run_script(AS_NOBODY, str(open_folder / "pg"), NOBODY)
    assert script.ends() == 0
    assert script.said == "42\n"
    assert (open_folder / "pg" / "data").stat().st_uid == NOBODY
