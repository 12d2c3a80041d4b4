"""A PostgreSQL of our own: a child process on a unix socket."""

import os
import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from embedded import children, sockets
from embedded.children import EmbeddedError
from embedded.cluster import (
    ENVIRONMENT,
    SUPERUSER,
    binaries,
    last_lines,
    make_cluster,
)

LOGIN = "thongthin"
"""The role the product signs in as; `manage.py prepare` makes it and its databases."""

_START_SECONDS = 120.0  # after a crash the server first replays its log
_LOG_LIMIT = 8 * 1024 * 1024
_CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


class Server:
    """One PostgreSQL cluster below the folder `home`, listening on a unix socket only.

    `durable=False` gives up every promise about a crash, for speed: for tests. `socket_folder`
    fixes where the socket stands; without it, it stands in `home` or in a short temporary folder.
    """

    def __init__(
        self,
        home: Path,
        *,
        durable: bool = True,
        socket_folder: Path | None = None,
        max_connections: int = 200,
        max_locks_per_transaction: int = 256,
        shared_buffers: str = "128MB",
        lock_seconds: float = 15.0,
    ) -> None:
        self.home = home.absolute()
        self.data = self.home / "data"
        self.log = self.home / "postgres.log"
        self.durable = durable
        self._lock_seconds = lock_seconds  # how long a server may take to end without its parent
        self.sockets = sockets.Folder(socket_folder or self.home / "run")
        self._options = {
            "max_connections": str(max_connections),
            "max_locks_per_transaction": str(max_locks_per_transaction),
            "shared_buffers": shared_buffers,
            **({} if durable else _CARELESS),
        }
        self._process: subprocess.Popen[bytes] | None = None

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
        folder = self.sockets.make()
        run_as = children.unprivileged(binaries() / "postgres", self.data, folder)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.unlink()
        if not self.data.exists():
            make_cluster(self.data, run_as=run_as, log=self.log, durable=self.durable)
        self._clear_the_place()
        run_as.owns(self.data)
        run_as.owns(folder)
        with self.log.open("ab") as log:
            self._process = children.spawn(
                self._command(folder),
                output=log,
                environment=ENVIRONMENT,
                run_as=run_as,
                death_signal=signal.SIGINT,
            )
        children.wait_until(lambda: self._is_ready() or not self.is_running, seconds=_START_SECONDS)
        if not self._is_ready():
            children.kill_group(self._process)
            raise EmbeddedError(
                f"PostgreSQL did not start; see {self.log}:\n{last_lines(self.log)}"
            )

    def _clear_the_place(self) -> None:
        """Wait for a server whose parent just died; forget a lock whose number is another's now."""
        lock = self.data / "postmaster.pid"

        def is_free() -> bool:
            lines = lock.read_text().splitlines() if lock.exists() else []
            return not (lines and _is_postgres(int(lines[0])))

        if not children.wait_until(is_free, seconds=self._lock_seconds):
            raise EmbeddedError(f"Another PostgreSQL is using {self.data}: stop it first.")
        lock.unlink(missing_ok=True)

    def _command(self, folder: Path) -> list[str | Path]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(folder),
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self._options,
        }
        settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return [binaries() / "postgres", "-D", self.data, *settings]

    def _is_ready(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        said_ready = len(lines) > 7 and lines[7].strip() == "ready"
        return said_ready and int(lines[0]) == self.pid

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, everything committed is kept."""
        if self._process is not None:
            children.stop(self._process, [(signal.SIGINT, 4.0), (signal.SIGQUIT, 1.0)])
            self._process = None
        self.sockets.remove()

    def dsn(self, dbname: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return the address as libpq's keywords: `host=… dbname=… user=…`."""
        words = {"host": str(self.sockets.path), "dbname": dbname, "user": user}
        quoted = {
            name: word.replace("\\", r"\\").replace("'", r"\'") for name, word in words.items()
        }
        return " ".join(f"{name}='{word}'" for name, word in quoted.items())

    def url(self, dbname: str = SUPERUSER, user: str = SUPERUSER) -> str:
        """Return the address as `postgresql://user@%2Ffolder%2Fof%2Fthe%2Fsocket/dbname`."""
        host = quote(str(self.sockets.path), safe="")
        return f"postgresql://{quote(user)}@{host}/{quote(dbname)}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/exe").readlink().name == "postgres"
    except FileNotFoundError:
        return False
    except OSError:  # another user's process: leave it alone
        return os.path.exists(f"/proc/{pid}")
