"""A product that may be killed: durable PostgreSQL, a web server, one town, one token."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from embedded import valkey
from embedded.postgres import Server
from tests.patience import free_port

ROOT = Path(__file__).parents[2]
PROGRAMS = {
    "worker": ("-m", "celery", "--quiet", "-A", "config", "worker", "--pool", "threads",
               "--concurrency", "2", "--without-gossip", "--without-mingle"),
    "relay": ("manage.py", "relay"),
}  # fmt: skip
OPEN_TOWN = """
import hashlib
from datetime import timedelta
from django.utils import timezone
from accounts.models import ApiToken, Office, Person, Role, RoleGrant
from database.place import standing_in
from database.work import atomic
from tenants import directory
from tenants.commands.open_tenant import Application, open_tenant
from tenants.models import Kind
now = timezone.now()
town = open_tenant(application=Application(code="05660901", kind=Kind.SUBDISTRICT,
    name="เทศบาลตำบลท่าตอน", host="thaton", province="66"), at=now)
with standing_in(directory.place_of(town)), atomic():
    root, _ = Office.objects.get_or_create(parent=None, defaults={
        "kind": "organisation", "name": "เทศบาลตำบลท่าตอน"})
    person = Person(username="faults", given_name="มาลี")
    person.set_password("เรือหางยาวลำสีเขียว-9")
    person.save()
    RoleGrant.objects.create(person=person, role=Role.REGISTRY_CENTRAL, office=root, given_at=now)
    ApiToken.objects.create(person=person, name="faults", hint="tt_", made_at=now,
        digest=hashlib.sha256(b"tt_faults").digest())
"""


class Product:
    """The product in processes of its own; `kill_web` and `kill_database` bring them back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Server(folder / "pg", durable=True, socket_folder=folder / "s")
        self.cache = valkey.Server(folder / "valkey", socket=folder / "v.sock")
        self.port = free_port()
        where = f"host={folder}/s"
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": f"postgresql://thongthin@/control?{where}",
            "CELL_URLS": f"cell_01=postgresql://thongthin@/cell_01?{where}",
            "REDIS_URL": f"unix://{folder}/v.sock",
            "DATA_DIR": str(folder / "data"),
            "LOG_LEVEL": "CRITICAL",
        }
        self.web: subprocess.Popen[bytes] | None = None
        self.programs: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Start everything and open the town."""
        self.database.start()
        self.cache.start()
        self.manage("prepare")
        self.manage("shell", "-c", OPEN_TOWN)
        self.start_web()

    def manage(self, *words: str) -> None:
        """Run a command of manage.py."""
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def start_web(self) -> None:
        """Start the web server and wait until it listens."""
        words = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
        words += ["--host", "127.0.0.1", "--port", str(self.port), "--no-access-log", "--no-log"]
        command = [sys.executable, "-m", "granian", *words, "config.wsgi:application"]
        self.web = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the web server did not start")

    def kill_web(self) -> None:
        """Kill every process of the web server at once, and start it again."""
        assert self.web is not None
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()
        self.start_web()

    def kill_database(self) -> None:
        """Kill PostgreSQL without a word, and start it again."""
        assert self.database.pid is not None
        os.kill(self.database.pid, signal.SIGKILL)
        self.database.stop()
        self.database.start()

    def start_program(self, name: str) -> None:
        """Start the worker or the relay."""
        self.programs[name] = subprocess.Popen(
            [sys.executable, *PROGRAMS[name]], cwd=ROOT, env=self.environment,
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill_program(self, name: str) -> None:
        """Kill a program without a word."""
        program = self.programs.pop(name)
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()

    def kill_cache(self) -> None:
        """Kill Valkey without a word; `cache.start()` brings it back."""
        assert self.cache.pid is not None
        os.kill(self.cache.pid, signal.SIGKILL)
        self.cache.stop()

    def rows(self, query: str) -> list[tuple]:
        """Ask the town's database past the product."""
        with psycopg.connect(f"host={self.folder}/s dbname=cell_01 user=postgres") as raw:
            return raw.execute(query).fetchall()

    def stop(self) -> None:
        """Stop everything."""
        for name in list(self.programs):
            self.kill_program(name)
        if self.web is not None:
            os.killpg(self.web.pid, signal.SIGKILL)
            self.web.wait()
        self.cache.stop()
        self.database.stop()


@pytest.fixture(scope="module")
def product() -> Iterator[Product]:
    """A running product with one town, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tf-"))
    folder.chmod(0o711)
    product = Product(folder)
    try:
        product.start()
        yield product
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)
