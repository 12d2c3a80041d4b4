"""The demo app; it has commands of manage.py and no tables."""

from django.apps import AppConfig


class Demo(AppConfig):
    name = "demo"
    verbose_name = "ข้อมูลตัวอย่าง"
