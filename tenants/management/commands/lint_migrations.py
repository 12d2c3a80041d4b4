"""Read the SQL of every migration with squawk: `manage.py lint_migrations`."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from database.backend.schema import written_down
from database.place import standing_in
from database.work import atomic
from embedded.postgres import Server
from embedded.throwaway import throwaway
from tenants.engine.cells import make_databases, prepare_cell, template_of
from tenants.engine.template import migrate
from tenants.engine.versions import Key, loader, plan, runs_python

# Rules that ask for what a schema of one town does not need, or what Django decides.
NOT_ASKED = {
    "prefer-robust-stmts": "a migration is one transaction: it runs whole or not at all",
    "prefer-bigint-over-smallint": "small numbers are small on purpose",
    "prefer-bigint-over-int": "as above",
    "prefer-identity": "Django makes identity columns",
    "prefer-text-field": "a length is a rule of the field, checked by the form as well",
    "prefer-timestamp-tz": "Django makes timestamptz",
    "require-concurrent-index-creation": "a town's table is small, and a rollout is a transaction",
    "require-concurrent-index-deletion": "as above",
    "require-timeout-settings": "every transaction of ours begins with them",
}


class Command(BaseCommand):
    help = "Read the SQL of every migration with squawk, on a throw-away PostgreSQL"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each migration's SQL in a file and have squawk read them; 1 if it objects."""
        squawk = shutil.which("squawk", path=str(Path(sys.executable).parent))
        if squawk is None:
            raise CommandError("squawk is missing: make")
        with tempfile.TemporaryDirectory() as folder, throwaway() as server:
            files = write_sql(Path(folder), server)
            if not files:
                self.stdout.write("ยังไม่มี migration ที่แก้ตารางเดิม")
                return
            excluded = [f"--exclude={rule}" for rule in NOT_ASKED]
            command = [squawk, "--assume-in-transaction", "--pg-version=15.0", *excluded]
            ended = subprocess.run([*command, *files], check=False)  # noqa: S603
        if ended.returncode:
            sys.exit(1)
        self.stdout.write(f"SQL ของ migration {len(files)} ไฟล์ผ่านการตรวจ")


def write_sql(folder: Path, server: Server) -> list[str]:
    """Run all migrations on empty databases and write each one's SQL in a file of its own."""
    for alias in ("default", "cell_01"):
        connections[alias].settings_dict |= {"HOST": str(server.sockets.path), "OPTIONS": {}}
        settings.ENGINE_LOGINS[alias] = server.dsn(settings.DATABASES[alias]["NAME"])
    make_databases(["default", "cell_01"])
    prepare_cell("cell_01")
    written = {key: sql for key, sql in control_sql() if sql}
    with standing_in(template_of("cell_01")), atomic():
        for key in plan():
            with written_down() as statements:
                migrate([key])
            if statements and not runs_python(key):
                written[key] = ";\n".join([*statements, ""])
    files = []
    for (app, name), sql in written.items():
        if loader().graph.nodes[app, name].initial:
            continue  # its tables are made by it and empty
        file = folder / f"{app}.{name}.sql"
        file.write_text(sql)
        files.append(str(file))
    return files


def control_sql() -> Iterator[tuple[Key, str]]:
    """Run the migrations of the control database; yield each one with its SQL."""
    executor = MigrationExecutor(connections["default"])
    targets = [key for key in executor.loader.graph.leaf_nodes() if key[0] in settings.CONTROL_APPS]
    for migration, _backwards in executor.migration_plan(targets):
        sql = "\n".join(executor.loader.collect_sql([(migration, False)]))
        MigrationExecutor(connections["default"]).migrate([(migration.app_label, migration.name)])
        yield (migration.app_label, migration.name), sql
