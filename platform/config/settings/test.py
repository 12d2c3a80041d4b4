"""Settings while tests run: a throw-away cluster and Valkey, started by tests/conftest.py."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The addresses must be known before the servers are started, so the folder is made here: one for
# each process of pytest-xdist, shared with the programs that a test starts.
_NAME = f"TEST_SERVICES_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
if _NAME not in os.environ:
    os.environ[_NAME] = tempfile.mkdtemp(prefix="tt-")
    atexit.register(shutil.rmtree, os.environ[_NAME], ignore_errors=True)
SERVICES = Path(os.environ[_NAME])
SOCKETS = f"host={SERVICES}/pg"
os.environ["DATA_DIR"] = str(SERVICES / "data")
os.environ["DATABASE_URL"] = f"postgresql://thongthin@/control?{SOCKETS}"
os.environ["CELL_URLS"] = (
    f"cell_01=postgresql://thongthin@/cell_01?{SOCKETS},"
    f"cell_02=postgresql://thongthin@/cell_02?{SOCKETS}"
)
os.environ["REDIS_URL"] = f"unix://{SERVICES}/v.sock"
os.environ["BASE_DOMAIN"] = "localhost"
# Playwright's event loop lives in the tests' thread, where Django then fears for its queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import DATABASES, STORAGES  # noqa: E402

SECRET_KEY = "a-test-key-that-guards-nothing-of-value"
SHOW_COMPONENTS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"  # as built, no manifest
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": STATIC_FILES}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # each file is looked up when asked for: nothing was collected
for database in DATABASES.values():
    database["OPTIONS"] = {}  # one connection a thread, which the fixtures can wrap
