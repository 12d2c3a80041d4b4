"""The idempotency app."""

from django.apps import AppConfig


class Idempotency(AppConfig):
    name = "idempotency"
    verbose_name = "คำขอซ้ำ"
