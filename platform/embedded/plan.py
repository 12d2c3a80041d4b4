"""What `make run` runs, read from the environment."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from embedded.children import EmbeddedError

CONTROL = "control"
CELLS = ("cell_01",)
METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the short name that stands before its lines; `bare` prints without it."""

    name: str
    words: tuple[str, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps run once, in order; then `web`; when its page answers, `programs` and `welcome`.

    `afterwards` runs once beside them, in nobody's way, and may end when it likes.
    The page comes first so that it need not share the cores with programs nobody waits for.
    """

    root: Path
    data: Path
    host: str
    port: int
    environment: Mapping[str, str]
    steps: tuple[Command, ...] = ()
    web: Command | None = None
    programs: tuple[Command, ...] = ()
    welcome: Command | None = None
    afterwards: Command | None = None
    first_page: str = "/-/health"
    services: frozenset[str] = field(default_factory=lambda: frozenset({"postgres", "valkey"}))
    restart_seconds: float = 0.5
    steady_seconds: float = 30.0
    most_crashes: int = 5
    stop_seconds: float = 5.0  # with the services after them, all has ended within ten


STEPS = ("prepare", "tenants rollout", "collectstatic --no-input --verbosity=0", "demo --if-empty")


def read_plan(environment: Mapping[str, str], *, root: Path) -> Plan:
    """Return the plan for the checkout at `root`.

    Raises EmbeddedError when PORT is not a port.
    """
    port = environment.get("PORT", "8000")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise EmbeddedError(f"PORT is {port!r}: give a number from 1 to 65535.")
    host = environment.get("HOST", "127.0.0.1")
    data = root / environment.get("DATA_DIR", ".data")
    return Plan(
        root=root,
        data=data,
        host=host,
        port=int(port),
        environment={
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "BASE_DOMAIN": "localhost",
            "LOG_FORM": "plain",
            **environment,
            "PORT": port,
            "DATA_DIR": str(data),
            "PYTHONUNBUFFERED": "1",
        },
        steps=(_steps(*STEPS),),
        web=_web(host, port, data / METRICS),
        programs=(_worker(), _manage("relay"), _manage("clock")),
        welcome=_manage("addresses", bare=True),
        afterwards=_manage("demo", "--rest"),
        services=_embedded_twins(environment),
    )


def _embedded_twins(environment: Mapping[str, str]) -> frozenset[str]:
    """Name the services nobody else gives us an address of."""
    twins = set()
    if not (environment.get("DATABASE_URL") and environment.get("CELL_URLS")):
        twins.add("postgres")
    if not environment.get("REDIS_URL"):
        twins.add("valkey")
    return frozenset(twins)


def _manage(command: str, *options: str, bare: bool = False) -> Command:
    return Command(command, (sys.executable, "manage.py", command, *options), bare)


def _steps(*lines: str) -> Command:
    # One process for all: importing Django takes longer than most of them.
    return Command("prepare", (sys.executable, "-m", "embedded.steps", *lines))


def _web(host: str, port: str, metrics: Path) -> Command:
    shape = ("--interface", "wsgi", "--workers", "2", "--blocking-threads", "4")
    where = ("--host", host, "--port", port, "--no-access-log", "--log-level", "warning")
    # The figures of both processes meet in a folder that no other program writes to.
    figures = ("env", f"PROMETHEUS_MULTIPROC_DIR={metrics}")
    words = (*figures, sys.executable, "-m", "granian", *shape, *where, "config.wsgi:application")
    return Command("web", words)


def _worker() -> Command:
    # Threads: one process to start and to stop; jobs mostly wait for the database, and what
    # must be killable (opening a stranger's PDF) runs in a process of its own anyway.
    pool = ("--pool", "threads", "--concurrency", "2", "--loglevel", "WARNING")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    # Celery warns root off; here root owns the whole machine, and runs only for a moment.
    python = (sys.executable, "-W", "ignore:You're running the worker with superuser")
    words = (*python, "-m", "celery", "--quiet", "-A", "config", "worker", *pool, *quiet)
    return Command("worker", words)


def manage_plan(plan: Plan, words: Sequence[str]) -> Plan:
    """Return the plan that runs one command of manage.py with the services, and ends."""
    steps = (_manage("prepare"), _manage(words[0], *words[1:], bare=True))
    return replace(plan, steps=steps, web=None, programs=(), welcome=None, afterwards=None)


def checkout() -> Path:
    """Return the folder that holds manage.py: this one, or the one above platform/."""
    here = Path(os.getcwd())
    return here if (here / "manage.py").exists() else Path(__file__).resolve().parents[2]
