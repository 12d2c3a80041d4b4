"""Which running number each register draws from (numbering.draw)."""

from accounts.models import Office


def incoming_series(office: Office) -> str:
    """Return the key of an office's incoming register: one number for all that it takes in.

    A division's letters from outside and those that the central registry sent it run together.
    """
    return f"saraban.incoming/{office.pk}"
