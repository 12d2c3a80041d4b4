"""What every page shows around its content: the town, the person, the navigation."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return `shell`, which `shell/page.html` draws. Nothing is asked of the database twice."""
    tenant = getattr(request, "tenant", None)
    return {"shell": {"tenant_name": tenant.name if tenant else ""}}
