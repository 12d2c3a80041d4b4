"""The audit app."""

from django.apps import AppConfig


class Audit(AppConfig):
    name = "audit"
    verbose_name = "ประวัติการใช้งาน"
