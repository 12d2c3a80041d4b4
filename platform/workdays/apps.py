"""The workdays app."""

from django.apps import AppConfig


class Workdays(AppConfig):
    name = "workdays"
    verbose_name = "วันทำการ"
