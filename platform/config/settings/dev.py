"""Settings on a developer's machine: everything unset falls back to an embedded service."""

from config.settings.base import *  # noqa: F403
from config.settings.environment import text

DEBUG = text("DEBUG", "0") == "1"
SECRET_KEY = text("SECRET_KEY", "a-development-key-that-guards-nothing-of-value")
# A browser keeps `__Host-` cookies from plain http on *.localhost too, as it counts as secure.
SHOW_COMPONENTS = True
