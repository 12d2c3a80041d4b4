"""Print where the towns are and who signs in there: `manage.py addresses [--all]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from demo.banner import banner
from tenants import directory


class Command(BaseCommand):
    help = "ที่อยู่เว็บของหน่วยงาน และผู้ใช้ตัวอย่าง"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--all", action="store_true", help="ทุกหน่วยงาน ทุกคน")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the banner; the towns of the demo come in the order they were opened."""
        listings = sorted(directory.today().by_schema.values(), key=lambda each: each.id)
        self.stdout.write(banner(listings, everybody=options["all"]))
