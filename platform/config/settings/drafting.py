"""Settings for writing migrations: models are read, no database is asked."""

from config.settings.base import *  # noqa: F403

SECRET_KEY = "nothing-is-signed-here"
DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
SHOW_COMPONENTS = False
