"""The accounts app."""

from django.apps import AppConfig


class Accounts(AppConfig):
    name = "accounts"
    verbose_name = "หน่วยงานและบุคลากร"
