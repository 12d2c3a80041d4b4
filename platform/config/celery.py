"""The Celery app; its one task runs a row of the outbox."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
app = Celery("thongthin")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()  # each `tasks.py` imports the follow-ups its module has
