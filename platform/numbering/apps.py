"""The numbering app."""

from django.apps import AppConfig


class Numbering(AppConfig):
    name = "numbering"
    verbose_name = "เลขทะเบียน"
