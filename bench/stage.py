"""A stage for figures: a PostgreSQL of its own, the product's settings, some towns."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from embedded import valkey
from embedded.postgres import Server

FOLDER = Path(tempfile.mkdtemp(prefix="bench-"))
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


@contextmanager
def stage(*, durable: bool = True, cells: int = 1) -> Iterator[Server]:
    """Start a server, point Django at it and make its databases; all is gone afterwards.

    `durable` keeps every promise about crashes, as production does; figures of writes need it.
    """
    FOLDER.chmod(0o711)
    cache = valkey.Server(FOLDER / "valkey", socket=FOLDER / "v.sock")
    with cache, Server(FOLDER / "pg", durable=durable, socket_folder=FOLDER / "s") as server:
        place = f"host={FOLDER}/s"
        os.environ["DATABASE_URL"] = f"postgresql://thongthin@/control?{place}"
        os.environ["CELL_URLS"] = ",".join(
            f"cell_{n:02}=postgresql://thongthin@/cell_{n:02}?{place}" for n in range(1, cells + 1)
        )
        os.environ["REDIS_URL"] = f"unix://{FOLDER}/v.sock"
        os.environ["DATA_DIR"] = str(FOLDER / "data")
        os.environ["LOG_LEVEL"] = "ERROR"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("prepare", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield server


def open_towns(count: int, *, cell: str = "cell_01") -> list:
    """Open towns, empty but for what opening puts in, and return them."""
    from tenants.commands.open_tenant import Application, open_tenant
    from tenants.models import Kind

    return [
        open_tenant(
            application=Application(
                code=f"05{66:02}{n // 100:02}{n % 100:02}",
                kind=Kind.SUBDISTRICT,
                name=f"เทศบาลตำบลทดสอบที่ {n}",
                host=f"bench-{n}",
                province="66",
                cell=cell,
            ),
            at=NOON,
        )
        for n in range(1, count + 1)
    ]
