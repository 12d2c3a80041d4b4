"""Settings in production: a missing or weak one stops the start and is named."""

import sys

from config.settings.environment import required, text

required("DATABASE_URL", why="the control database, postgresql://user:password@host/name")
required("CELL_URLS", why="the cells, cell_01=postgresql://user:password@host/name,…")
required("REDIS_URL", why="Redis or Valkey, redis://host/0 or unix://…")
required("FILES_URL", why="where files are kept, s3://bucket or file:///folder")
required("BASE_DOMAIN", why="towns are reached at <name>.<base domain>", at_least=4)
SECRET_KEY = required("SECRET_KEY", why="it signs sessions and links", at_least=50)

from config.settings.base import *  # noqa: E402, F403

SHOW_COMPONENTS = False
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SENDS_MAIL = bool(text("EMAIL_URL"))
if not SENDS_MAIL:  # the rest of the product needs no e-mail, so it starts
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    print(
        "warning: EMAIL_URL is not set: citizens who ask for a hall are phoned, never written to",
        file=sys.stderr,
    )
