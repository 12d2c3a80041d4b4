"""The Celery app; its one task runs a row of the outbox."""

import os

from celery import Celery
from celery.signals import worker_ready

from config.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
app = Celery("thongthin")
app.config_from_object("django.conf:settings", namespace="CELERY")
worker_ready.connect(lambda **_facts: warm_up(), weak=False)
app.autodiscover_tasks()  # each `tasks.py` imports the follow-ups its module has
