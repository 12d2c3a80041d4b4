"""Secrets that are shown once and kept only as a digest: invitations and API tokens."""

import hashlib
import secrets


def new_key(prefix: str = "") -> str:
    """Return a new secret of 256 bits, in letters that are safe in a link."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(key: str) -> bytes:
    """Return what is kept of a secret: SHA-256 (the secret is too long to be guessed from it)."""
    return hashlib.sha256(key.strip().encode()).digest()
