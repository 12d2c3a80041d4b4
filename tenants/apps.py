"""The tenants app; its tables stand in the control database."""

from django.apps import AppConfig


class Tenants(AppConfig):
    name = "tenants"
    verbose_name = "องค์กรผู้ใช้ระบบ"
