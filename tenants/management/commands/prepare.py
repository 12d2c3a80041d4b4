"""Make the databases ready for this release: `manage.py prepare`."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from tenants.engine.cells import cells, make_databases, prepare_cell
from tenants.engine.template import bring_template


class Command(BaseCommand):
    help = "Make the control database, the cells and their templates ready for this release"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Make whatever is missing; running it again changes nothing."""
        if settings.EMBEDDED:
            make_databases(settings.DATABASES)
        call_command("migrate", database="default", verbosity=0, skip_checks=True)
        for alias in cells():
            prepare_cell(alias)
            bring_template(alias, at=timezone.now())
        self.stdout.write("ฐานข้อมูลพร้อมใช้งาน")
