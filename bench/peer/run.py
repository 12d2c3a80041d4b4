"""Do one job of django-tenants in a process of its own; print the seconds each unit took as JSON.

python bench/peer/run.py '<dsn>' create|clone|migrate|migrate-multi <count> [migrations folder]
"""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT)]

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from psycopg.conninfo import conninfo_to_dict  # noqa: E402

TOWN_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "accounts",
    "audit",
    "files",
    "numbering",
    "notifications",
    "idempotency",
    "modules.saraban",
]


def configure(dsn: str, later: str, base: str) -> None:
    """Configure Django with the product's town apps as TENANT_APPS."""
    facts = conninfo_to_dict(dsn)
    modules: dict[str, str | None] = {"peer": None}
    if later:
        sys.path.insert(0, str(Path(later).parent))
        modules["notifications"] = Path(later).name
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django_tenants.postgresql_backend",
                "NAME": facts["dbname"],
                "USER": facts["user"],
                "HOST": facts["host"],
            }
        },
        DATABASE_ROUTERS=["django_tenants.routers.TenantSyncRouter"],
        SHARED_APPS=["django_tenants", "peer"],
        TENANT_APPS=TOWN_APPS,
        INSTALLED_APPS=["django_tenants", "peer", *TOWN_APPS],
        TENANT_MODEL="peer.Town",
        TENANT_DOMAIN_MODEL="peer.Domain",
        TENANT_BASE_SCHEMA=base or None,
        AUTH_USER_MODEL="accounts.Person",
        MIGRATION_MODULES=modules,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        SILENCED_SYSTEM_CHECKS=["postgres.E005"],
        LOGGING_CONFIG=None,
    )
    django.setup()


def main() -> None:
    """Do the job."""
    dsn, job, count, later = [*sys.argv[1:], ""][:4]
    configure(dsn, later, "base" if job == "clone" else "")
    from django.core.management import call_command
    from django.db import connection

    from peer.models import Domain, Town

    seconds = []
    if job.startswith("migrate"):
        executor = "multiprocessing" if job == "migrate-multi" else "standard"
        began = time.perf_counter()
        call_command(
            "migrate_schemas", tenant=True, executor=executor, verbosity=0, interactive=False
        )
        seconds.append(time.perf_counter() - began)
    else:
        if "peer_town" not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(Town)
                editor.create_model(Domain)
        if job == "clone" and not Town.objects.filter(schema_name="base").exists():
            settings.TENANT_BASE_SCHEMA = None
            Town(schema_name="base", name="base").save(verbosity=0)
            settings.TENANT_BASE_SCHEMA = "base"
        for number in range(int(count)):
            began = time.perf_counter()
            Town(schema_name=f"{job}_{number}", name=f"{number}").save(verbosity=0)
            seconds.append(time.perf_counter() - began)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
