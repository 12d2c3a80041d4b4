"""The product as if there were one town and no tenancy: what `bench/request.py` compares with.

The engine is Django's own, the schema stands on the connection's path, no host is looked up and
no transaction stands anywhere. A request is still one transaction, as it would be anyway.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from database import place as places

SCHEMA = "t_000001"


class OnlyTown:
    """Stands where `tenants.middleware.InTown` stands, and asks nothing."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.place = places.Place(cell="cell_01", schema=SCHEMA)
        self.tenant = SimpleNamespace(
            id=1, name="เทศบาลตำบลทดสอบที่ 1", english_name="", kind="subdistrict", code="05660001",
            province="66", district="", status="active", modules=("saraban",), host="bench-1",
            has_emblem=False, place=self.place,
        )  # fmt: skip

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.tenant = self.tenant  # type: ignore[attr-defined]
        with places.standing_in(self.place), transaction.atomic(using="cell_01"):
            return self.answer(request)


class OnlyRouter:
    """Sends everything to the one database, and never looks at where a row came from."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Return the one alias."""
        return "default" if model._meta.app_label == "tenants" else "cell_01"

    db_for_write = db_for_read


def without_tenancy(settings: Any) -> None:
    """Change the settings of a process, before Django is set up, to have no tenancy."""
    cell = settings.DATABASES["cell_01"]
    cell["ENGINE"] = "django.db.backends.postgresql"
    cell["USER"] = "postgres"
    cell["OPTIONS"] = {**cell["OPTIONS"], "options": f"-c search_path={SCHEMA}"}
    settings.DATABASE_ROUTERS = ["bench.plain.OnlyRouter"]
    settings.MIDDLEWARE = [
        "bench.plain.OnlyTown" if name == "tenants.middleware.InTown" else name
        for name in settings.MIDDLEWARE
    ]
