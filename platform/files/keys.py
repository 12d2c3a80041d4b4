"""Where in storage a content lies: under the current town, by its SHA-256."""

from database.place import key_here


def content_key(sha256: str) -> str:
    """Return the storage key of a content: `t_000123/ab/<sha256>`. Raises `NoTenant`."""
    return _below_town(f"{sha256[:2]}/{sha256}")


def picture_key(sha256: str, page: int, width: int) -> str:
    """Return the storage key of a picture of one page of a content. Raises `NoTenant`."""
    return _below_town(f"previews/{sha256[:2]}/{sha256}-{page}-{width}.webp")


def _below_town(path: str) -> str:
    return key_here(path).replace(":", "/", 1)
