"""The supervisor, with toy programs: it starts, keeps alive, and ends together."""

import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from embedded.claims import published
from embedded.postgres import SUPERUSER
from tests.patience import free_port

SUPERVISE = """
import json, os, sys
from pathlib import Path
from embedded.plan import Command, Plan
from embedded.printer import Printer
from embedded.supervisor import Supervisor

toy = json.loads(sys.argv[1])
commands = {part: tuple(Command(*c) for c in toy.pop(part, ())) for part in ("steps", "programs")}
welcome = Command("welcome", tuple(toy.pop("welcome")), True) if "welcome" in toy else None
web = Command("web", tuple(toy.pop("web"))) if "web" in toy else None
toy["data"] = Path(toy["data"])
toy["services"] = frozenset(toy.get("services", ()))
environment = {**os.environ, "BASE_DOMAIN": "localhost", "PYTHONUNBUFFERED": "1"}
plan = Plan(root=Path("/"), host="127.0.0.1", environment=environment, welcome=welcome, web=web,
            restart_seconds=0.05, stop_seconds=2, **commands, **toy)
sys.exit(Supervisor(plan, Printer()).run())
"""


def sleeper(name: str) -> tuple[str, list[str]]:
    return name, ["sh", "-c", "echo pid $$; exec sleep 600"]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder whose path is short enough for sockets, not made yet."""
    short = Path(tempfile.mkdtemp(prefix="tt-"))
    yield short / "data"
    shutil.rmtree(short)


@pytest.fixture
def supervise(run_script: Callable, data: Path, port: int) -> Callable:
    """Run a supervisor of toys on a folder and a port of its own."""

    def run(**toy: Any) -> Any:
        return run_script(SUPERVISE, {"data": str(data), "port": port, **toy})

    return run


def answering(port: int) -> list[str]:
    return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]


def test_steps_come_first_then_the_page_then_programs_and_the_welcome(
    supervise: Callable, port: int
) -> None:
    house = supervise(
        steps=[("first", ["sh", "-c", "printf 'prepared\\nno line end'"])],
        web=answering(port),
        programs=[sleeper("clock")],
        welcome=["echo", "http://bangrak.localhost"],
    )
    house.waits_for("bangrak")
    lines = house.said.splitlines()
    assert lines[:2] == ["first    | prepared", "first    | no line end"]
    page = next(line for line in lines if line.startswith("web ") and "GET /-/health " in line)
    assert "http://bangrak.localhost" in lines  # without a name before it
    house.waits_for("clock    | pid")
    assert '" 404' in page  # any answer is an answer; the product's own page says 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_stop_it_ends_everything(
    supervise: Callable, eventually: Callable, gone: Callable, number: signal.Signals, data: Path
) -> None:
    house = supervise(programs=[sleeper("web"), sleeper("clock")], services=["postgres", "valkey"])
    pids = [house.pid_of("web      | pid"), house.pid_of("clock    | pid")]
    os.kill(house.process.pid, number)
    assert house.ends() == 0
    eventually(lambda: all(gone(pid) for pid in pids))
    assert not (data / "postgres" / "data" / "postmaster.pid").exists()
    assert not (data / "valkey" / "v.sock").exists()


def test_a_program_that_will_not_listen_is_killed(supervise: Callable, gone: Callable) -> None:
    house = supervise(programs=[("deaf", ["sh", "-c", "trap '' TERM; echo pid $$; sleep 600; :"])])
    pid = house.pid_of("deaf     | pid")
    os.kill(house.process.pid, signal.SIGTERM)
    assert house.ends() == 0
    assert gone(pid)


def test_a_failing_step_stops_the_start(supervise: Callable) -> None:
    house = supervise(
        steps=[("prepare", ["sh", "-c", "echo oh no; exit 7"])], programs=[sleeper("web")]
    )
    assert house.ends() == 1
    assert "prepare  | oh no" in house.said
    assert "prepare failed (exit 7)" in house.said
    assert "web" not in house.said


def test_a_command_that_is_not_there_is_said_in_a_line(supervise: Callable) -> None:
    house = supervise(programs=[("web", ["/no/such/program"])])
    assert house.ends() == 1
    assert "/no/such/program" in house.said
    assert "Traceback" not in house.said


def test_a_program_that_fell_is_started_again(supervise: Callable, eventually: Callable) -> None:
    house = supervise(programs=[sleeper("web")])
    first = house.pid_of("web      | pid")
    os.kill(first, signal.SIGKILL)
    eventually(lambda: house.said.count("web      | pid") == 2)
    assert house.pid_of("web      | pid") != first
    assert "web ended" in house.said


def test_what_a_fallen_program_left_running_is_ended(
    supervise: Callable, eventually: Callable, gone: Callable
) -> None:
    leaver = ["sh", "-c", "sleep 600 & echo child $!; test -e mark || exit 3"]
    house = supervise(programs=[("web", leaver)], most_crashes=0)
    assert house.ends() == 1
    child = house.pid_of("child")
    eventually(lambda: gone(child))


def test_a_program_that_falls_again_and_again_stops_everything(
    supervise: Callable, gone: Callable
) -> None:
    house = supervise(
        programs=[sleeper("clock"), ("web", ["sh", "-c", "echo broken; exit 3"])], most_crashes=2
    )
    assert house.ends() == 1
    assert house.said.count("web      | broken") == 3
    assert "web fell 3 times in a row" in house.said
    assert gone(house.pid_of("clock    | pid"))


def test_nothing_outlives_a_killed_supervisor(
    supervise: Callable, eventually: Callable, gone: Callable, data: Path
) -> None:
    house = supervise(programs=[sleeper("web")], services=["postgres", "valkey"])
    web = house.pid_of("web      | pid")
    postmaster = data / "postgres" / "data" / "postmaster.pid"
    pids = [web, int(postmaster.read_text().split()[0])]
    os.kill(house.process.pid, signal.SIGKILL)
    house.process.wait()
    eventually(lambda: all(gone(pid) for pid in pids))


def test_a_fallen_database_comes_back_with_its_data(
    supervise: Callable, eventually: Callable, data: Path
) -> None:
    house = supervise(programs=[sleeper("web")], services=["postgres"])
    house.pid_of("web      | pid")
    home = data / "postgres"
    url = f"host={home / 'run'} user={SUPERUSER} dbname=postgres"
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(int((home / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def answer() -> object:
        try:
            with psycopg.connect(url) as connection:
                return connection.execute("SELECT answer FROM kept").fetchone()
        except psycopg.OperationalError:
            return None

    house.waits_for("postgres ended")
    assert eventually(answer) == (42,)


def test_a_taken_port_is_said_in_one_line_before_anything_starts(
    supervise: Callable, port: int, data: Path
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        house = supervise(web=answering(port), services=["postgres"])
        assert house.ends() == 1
    assert house.said.count("\n") == 1
    assert f"Port {port} is taken" in house.said
    assert not data.exists()


def test_one_data_folder_serves_one_run(supervise: Callable, data: Path) -> None:
    first = supervise(programs=[sleeper("web")], services=["valkey"])
    first.pid_of("web      | pid")
    assert published(data)["REDIS_URL"].startswith("unix:///")
    second = supervise(programs=[sleeper("web")])
    assert second.ends() == 1
    assert f"already runs on {data} (process {first.process.pid})" in second.said


def test_it_never_imports_django(run_script: Callable) -> None:
    look = "import sys, embedded.__main__; print('django' in sys.modules, 'psycopg' in sys.modules)"
    script = run_script(look)
    assert script.ends() == 0
    assert script.said == "False False\n"
