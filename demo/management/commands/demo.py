"""Make demo data: `manage.py demo [--if-empty | --rest | --large]`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from demo.build import build_first, build_rest
from tenants.models import Tenant


class Command(BaseCommand):
    help = "ข้อมูลตัวอย่าง: หน่วยงาน 5 แห่ง บุคลากร หนังสือสองปี และการจองหนึ่งปี"

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what the command takes."""
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--if-empty", action="store_true", help="เฉพาะเมื่อยังไม่มีหน่วยงานใด")
        one.add_argument("--rest", action="store_true", help="ทำส่วนที่เหลือให้ครบ")
        one.add_argument(
            "--large", action="store_true", help="200 แห่ง หนังสือ 100,000 ฉบับ การจอง 20,000 รายการ"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what was asked for; what is there already is left as it is."""
        now, say = timezone.now(), self.stdout.write
        if options["large"]:
            from demo.large import build_large

            build_large(at=now, say=say)
        elif options["if_empty"]:
            if not Tenant.objects.exists():
                build_first(at=now, say=say)
        elif options["rest"]:
            os.nice(10)  # nobody waits for it, and somebody may be at work
            build_rest(at=now, say=say)
        else:
            build_first(at=now, say=say)
            build_rest(at=now, say=say)
