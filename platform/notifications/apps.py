"""The notifications app."""

from django.apps import AppConfig


class Notifications(AppConfig):
    name = "notifications"
    verbose_name = "การแจ้งเตือน"
