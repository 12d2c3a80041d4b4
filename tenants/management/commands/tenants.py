"""Open, list, change and roll out tenants: `manage.py tenants …`."""

import getpass
import sys
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tenants.terminal import listing, modules, opening, rollout, status


class Command(BaseCommand):
    help = "เปิด ดู เปลี่ยนสถานะ และปรับรุ่นของหน่วยงาน"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what the command takes."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="คำสั่ง")
        opening.add_arguments(verbs.add_parser("open", help="เปิดหน่วยงานหนึ่งแห่งหรือหลายแห่ง"))
        listing.add_arguments(verbs.add_parser("list", help="ตารางหน่วยงาน"))
        modules.add_arguments(verbs.add_parser("modules", help="ดูหรือเลือกระบบงานของหน่วยงาน"))
        rollout.add_arguments(verbs.add_parser("rollout", help="ปรับทุกหน่วยงานเป็นรุ่นนี้"))
        for name, (explained, _command) in status.COMMANDS.items():
            status.add_arguments(verbs.add_parser(name, help=explained))
        for verb in verbs.choices.values():
            verb.add_argument("--by", default=getpass.getuser(), help="ผู้สั่ง")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run one verb and leave with its exit code."""
        self.stdout.ending = self.stderr.ending = ""  # a progress line ends without a new line
        verb = options["verb"]
        out, err = cast(TextIO, self.stdout), cast(TextIO, self.stderr)
        if verb == "list":
            code = listing.run(options, out)
        elif verb == "rollout":
            code = rollout.run(options, out, err, clock=timezone.now)
        elif verb == "modules":
            code = modules.run(options, out, err, at=timezone.now())
        elif verb == "open":
            code = opening.run(options, out, err, at=timezone.now())
        else:
            code = status.run(verb, options, out, err, at=timezone.now())
        if code:
            sys.exit(code)
