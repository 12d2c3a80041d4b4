"""Where files are kept: a folder (`file:///…`) or an S3 bucket (`s3://bucket?endpoint=…`)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from config.settings.environment import MissingSetting, text


def storages(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return Django's STORAGES from `FILES_URL`."""
    return {
        "default": _files(text("FILES_URL", f"file://{data_dir}/files")),
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }


def _files(url: str) -> dict[str, Any]:
    where = urlsplit(url)
    if where.scheme == "file":
        folder = {"BACKEND": "files.disk.DiskStorage"}
        return {**folder, "OPTIONS": {"location": where.path}}
    if where.scheme == "s3":
        endpoint = parse_qs(where.query).get("endpoint", [None])[0]
        options = {
            "bucket_name": where.netloc,
            "endpoint_url": endpoint,
            "file_overwrite": True,
            "default_acl": None,
            "addressing_style": "path",
            "signature_version": "s3v4",
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    raise MissingSetting("FILES_URL starts with file:// or s3://")
