"""The database app."""

from django.apps import AppConfig


class Database(AppConfig):
    name = "database"
    verbose_name = "ฐานข้อมูล"
