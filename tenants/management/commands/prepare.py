"""Make the databases ready for this release: `manage.py prepare`."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from tenants.engine.cells import make_databases, prepare_cell


class Command(BaseCommand):
    help = "Make the control database, the cells and their templates ready for this release"

    def handle(self, *args: Any, **options: Any) -> None:
        """Make whatever is missing; running it again changes nothing."""
        if settings.EMBEDDED:
            make_databases()
        call_command("migrate", database="default", verbosity=0, skip_checks=True)
        for alias in settings.DATABASES:
            if alias != "default":
                prepare_cell(alias)
        self.stdout.write("ฐานข้อมูลพร้อมใช้งาน")
