"""The jobs app."""

from django.apps import AppConfig


class Jobs(AppConfig):
    name = "jobs"
    verbose_name = "งานเบื้องหลัง"
