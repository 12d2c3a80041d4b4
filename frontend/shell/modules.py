"""Which modules the town of a request has opened."""

from django.http import HttpRequest


def open_modules(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of the modules that the town has; none where there is no town."""
    tenant = getattr(request, "tenant", None)
    return tuple(tenant.modules) if tenant else ()
