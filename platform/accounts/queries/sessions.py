"""Read where a person is signed in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Person, Session


@dataclass(frozen=True, kw_only=True)
class Browser:
    """One session as its owner sees it. `reference` names it without giving its key away."""

    reference: str
    address: str
    agent: str
    since: datetime
    here: bool


def sessions_of(viewer: Person, *, session_key: str | None, at: datetime) -> list[Browser]:
    """Return the viewer's own sessions that are still good, the present one first."""
    rows = Session.objects.filter(person=viewer, expire_date__gt=at).order_by("-began_at")
    browsers = [
        Browser(
            reference=reference_of(row.session_key),
            address=row.address or "",
            agent=browser_name(row.agent),
            since=row.began_at,
            here=row.session_key == session_key,
        )
        for row in rows
    ]
    return sorted(browsers, key=lambda browser: not browser.here)


def reference_of(session_key: str) -> str:
    """Return a name for a session from which its key cannot be found."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:20]


_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Line/", "LINE"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
_FAMILIES = (_BROWSERS, _MACHINES)


def browser_name(agent: str) -> str:
    """Return what a person calls the browser of a User-Agent: Chrome · Windows."""
    found = [next((name for mark, name in marks if mark in agent), "") for marks in _FAMILIES]
    return " · ".join(name for name in found if name)
