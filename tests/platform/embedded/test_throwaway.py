"""A throw-away cluster leaves nothing behind, whatever happens."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from embedded.throwaway import throwaway

SESSION = """
import time
from embedded.throwaway import throwaway
with throwaway() as server:
    print("home", server.home, "server", server.pid, flush=True)
    time.sleep(600)
"""


def test_its_folder_is_gone_afterwards() -> None:
    with throwaway() as server:
        assert psycopg.connect(server.url()).execute("SELECT 1").fetchone() == (1,)
    assert not server.home.exists()


def test_its_folder_is_gone_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), throwaway() as server:
        raise ZeroDivisionError
    assert not server.home.exists()


def test_two_sessions_do_not_meet() -> None:
    with throwaway() as one, throwaway() as other:
        with psycopg.connect(one.url(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE mine")
        with psycopg.connect(other.url()) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = 'mine'").fetchone()
        assert found is None


def test_the_socket_stands_where_it_was_asked_to(tmp_path: Path) -> None:
    with throwaway(socket_folder=tmp_path / "pg") as server:
        assert server.sockets.path == tmp_path / "pg"
        assert (tmp_path / "pg" / ".s.PGSQL.5432").is_socket()


def test_what_a_killed_session_left_the_next_one_removes(
    run_script: Callable, eventually: Callable, gone: Callable
) -> None:
    session = run_script(SESSION)
    home = Path(session.waits_for("home").split()[1])
    server = session.pid_of("server")
    with throwaway():
        assert home.exists(), "a living session was disturbed"
    os.kill(session.process.pid, signal.SIGKILL)
    session.process.wait()
    eventually(lambda: gone(server))  # it writes in its folder to the last
    with throwaway():
        assert not home.exists()
    shutil.rmtree(home, ignore_errors=True)
