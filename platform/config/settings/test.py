"""Settings while tests run: a throw-away cluster and Valkey, started by tests/conftest.py."""

import os
import tempfile
from pathlib import Path

# The addresses must be known before the servers are started, so the folder is made here.
SERVICES = Path(os.environ.setdefault("TEST_SERVICES", tempfile.mkdtemp(prefix="tt-")))
SOCKETS = f"host={SERVICES}/pg"
os.environ["DATA_DIR"] = str(SERVICES / "data")
os.environ.setdefault("DATABASE_URL", f"postgresql://thongthin@/control?{SOCKETS}")
os.environ.setdefault(
    "CELL_URLS",
    f"cell_01=postgresql://thongthin@/cell_01?{SOCKETS},"
    f"cell_02=postgresql://thongthin@/cell_02?{SOCKETS}",
)
os.environ.setdefault("REDIS_URL", f"unix://{SERVICES}/v.sock")
os.environ["BASE_DOMAIN"] = "localhost"

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import DATABASES, STORAGES  # noqa: E402

SECRET_KEY = "a-test-key-that-guards-nothing-of-value"
SHOW_COMPONENTS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
for database in DATABASES.values():
    database["OPTIONS"] = {}  # one connection a thread, which the fixtures can wrap
