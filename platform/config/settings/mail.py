"""How e-mail leaves: `EMAIL_URL` is `smtp://user:password@host:587?tls=1&from=no-reply@town.go.th`."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from config.settings.environment import MissingSetting

_PATIENCE = 10  # seconds until a mail server that does not answer is given up; the job tries again


def sender(url: str) -> str:
    """Return the address that e-mail comes from."""
    return parse_qs(urlsplit(url).query).get("from", ["thongthin@localhost"])[0]


def mailers(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's MAILERS: a server, or without `url` files in a folder (development)."""
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"default": {"BACKEND": backend, "OPTIONS": {"file_path": str(folder)}}}
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or "from" not in asked:
        raise MissingSetting(
            "EMAIL_URL is written smtp://user:password@host:587?tls=1&from=address"
        )
    ssl = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if ssl else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": ssl,
        "use_tls": not ssl and asked.get("tls", "1") == "1",
        "timeout": _PATIENCE,
    }
    return {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
    }
