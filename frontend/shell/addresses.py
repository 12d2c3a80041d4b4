"""From which address a request comes, and which addresses one may be sent on to."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def address_of(request: HttpRequest) -> str:
    """Return the address of the sender.

    Behind `PROXIES_IN_FRONT` of our own proxies it is the one that the outermost of them saw;
    what stands before it in X-Forwarded-For the sender may have made up.
    """
    proxies: int = getattr(settings, "PROXIES_IN_FRONT", 0)
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(passed) >= proxies and passed[-proxies]:
        return passed[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def own_path(request: HttpRequest, wanted: str | None, default: str = "/") -> str:
    """Return a page of this town to go on to, or `default` for any other address."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return default
    fits = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if fits else default
