"""The engine works with a login that may make roles and is no superuser."""

from pathlib import Path

import psycopg
import pytest

from embedded.throwaway import throwaway

LOGINS = """
    CREATE ROLE engine LOGIN CREATEROLE;
    CREATE ROLE thongthin LOGIN NOINHERIT;
"""


@pytest.fixture
def manage(tmp_path: Path, nursery):
    """Run `manage.py` where nothing is a superuser's."""
    with throwaway() as server:
        with psycopg.connect(server.dsn(), autocommit=True) as root:
            root.execute(LOGINS)
            root.execute("CREATE DATABASE control OWNER thongthin")
            root.execute("CREATE DATABASE cell_01 OWNER engine")
        socket = f"?host={server.sockets.path}"
        environment = {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": f"postgresql://thongthin@/control{socket}",
            "CELL_URLS": f"cell_01=postgresql://thongthin@/cell_01{socket}",
            "ENGINE_URLS": f"default=postgresql://thongthin@/control{socket},"
            f"cell_01=postgresql://engine@/cell_01{socket}",
            "DATA_DIR": str(tmp_path),
        }
        with nursery(tmp_path, **environment) as manage:
            yield manage


def test_prepares_opens_and_rolls_out(manage):
    prepared = manage("prepare")
    assert prepared.returncode == 0, prepared.stderr
    assert manage("prepare").returncode == 0

    words = ["--code", "05660101", "--kind", "sao", "--name", "อบต.บางรัก", "--province", "66"]
    opened = manage("tenants", "open", *words, "--host", "bangrak")

    assert opened.returncode == 0, opened.stderr
    assert manage("tenants", "rollout").returncode == 0
