"""The health app."""

from django.apps import AppConfig


class Health(AppConfig):
    name = "health"
    verbose_name = "สุขภาพของระบบ"
