"""Files that were brought for something never written down are forgotten after a day."""

import importlib
import json
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import ForeignKey

from audit.models import Entry
from database.work import connection_here
from files.forget import _pointing, forget_bytes
from files.forget_uploads import forget_uploads
from files.keys import content_key, picture_key
from files.models import StoredFile
from files.pictures import page_picture
from files.store import store
from jobs.clock import DAILY
from jobs.follow_up import JOBS
from modules.saraban.models import Attachment
from tests.conftest import NOON
from tests.modules.saraban.samples import registered, scan

YESTERDAY = NOON - timedelta(hours=25)


def brought(by, colour, at=YESTERDAY):
    """Bring a scanned page, as the page of registering does."""
    return store(scan(colour), name="สแกน.pdf", by=by, at=at)


def lies(file):
    return default_storage.exists(content_key(file.sha256))


def clock_asks(times=1):
    """Run the daily job, and what it asks for afterwards."""
    for _time in range(times):
        before = {(f.sha256, f.pages) for f in StoredFile.objects.all()}
        forget_uploads(moment=NOON.isoformat())
        gone = before - {(f.sha256, f.pages) for f in StoredFile.objects.all()}
        for sha256, pages in gone:
            forget_bytes(sha256=sha256, pages=pages)


def test_a_file_without_a_letter_goes_with_its_bytes_and_pictures(malee):
    file = brought(malee, "crimson")
    page_picture(file, page=1, width=240)

    clock_asks(times=2)

    assert not StoredFile.objects.exists()
    assert not lies(file)
    assert not default_storage.exists(picture_key(file.sha256, 1, 240))
    line = Entry.objects.get(action="saraban.upload.forgotten")
    assert line.detail == {"name": "สแกน.pdf", "stored_by": malee.pk}


def test_a_file_of_a_letter_and_a_new_one_stay(malee, organisation):
    taken = brought(malee, "teal")
    registered(malee, organisation, files=[taken])
    new = brought(malee, "navy", at=NOON - timedelta(hours=23))

    clock_asks()

    assert set(StoredFile.objects.values_list("pk", flat=True)) >= {taken.pk, new.pk}
    assert lies(taken)
    assert lies(new)


def test_bytes_that_another_row_has_stay(malee, organisation):
    taken = brought(malee, "olive")
    registered(malee, organisation, files=[taken])
    again = brought(malee, "olive")

    clock_asks()
    forget_bytes(sha256=again.sha256, pages=again.pages)

    assert not StoredFile.objects.filter(pk=again.pk).exists()
    assert lies(taken)


def test_bytes_brought_again_before_they_were_deleted_stay(malee):
    file = brought(malee, "plum")
    forget_uploads(moment=NOON.isoformat())
    again = store(scan("plum"), name="อีกครั้ง.pdf", by=malee, at=NOON)

    forget_bytes(sha256=file.sha256, pages=file.pages)

    assert lies(again)


def test_every_column_of_every_app_that_holds_a_stored_file_is_asked():
    held = {
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is StoredFile
    }

    assert Attachment._meta.get_field("file") in held
    assert set(_pointing()) == held


def test_a_row_that_waits_under_the_name_of_the_first_release_still_runs(malee, run_jobs):
    file = brought(malee, "khaki")
    with connection_here().cursor() as cursor:
        cursor.execute(
            "INSERT INTO relay.outbox (job, arguments, due_at) VALUES (%s, %s, %s)",
            [
                "modules.saraban.commands.forget_uploads.forget_uploads",
                json.dumps({"moment": NOON.isoformat()}),
                NOON,
            ],
        )

    assert run_jobs() == 2  # the bytes follow the row

    assert not StoredFile.objects.filter(pk=file.pk).exists()
    assert not lies(file)


def test_the_clock_and_the_worker_know_the_job():
    tasks = importlib.import_module("files.tasks")
    assert {tasks.forget_uploads, tasks.forget_bytes} <= set(JOBS.values())
    assert tasks.forget_uploads in [job for _at, job in DAILY]
