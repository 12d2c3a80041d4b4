"""The saraban app."""

from django.apps import AppConfig


class Saraban(AppConfig):
    name = "modules.saraban"
    label = "saraban"
    verbose_name = "งานสารบรรณ"
