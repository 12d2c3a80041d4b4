"""The files app."""

from django.apps import AppConfig


class Files(AppConfig):
    name = "files"
    verbose_name = "แฟ้มข้อมูล"
