"""Cache keys that carry the town, so that no town is ever answered from another's cache."""

from database.place import key_here


def town_key(key: str, key_prefix: str, version: int) -> str:
    """Return the key of a town's cache entry; raises `NoTenant` without a town."""
    return f"t:{key_here(key)}:{version}"


def control_key(key: str, key_prefix: str, version: int) -> str:
    """Return the key of an entry that belongs to the platform and to no town."""
    return f"p:{key}:{version}"
