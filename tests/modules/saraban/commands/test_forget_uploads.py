"""Files that were brought for a letter that was never registered are forgotten after a day."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db.models import ForeignKey

from audit.models import Entry
from files.forget import _pointing, forget_bytes
from files.keys import content_key, picture_key
from files.models import StoredFile
from files.pictures import page_picture
from files.store import store
from modules.saraban.commands.forget_uploads import forget_uploads
from modules.saraban.commands.keep_upload import keep_upload
from modules.saraban.models import Attachment
from tests.conftest import NOON
from tests.modules.saraban.samples import registered, scan

YESTERDAY = NOON - timedelta(hours=25)


def brought(by, office, colour, at=YESTERDAY):
    """Bring a scanned page, as the page of registering does."""
    return keep_upload(by=by, office=office, upload=scan(colour), name="สแกน.pdf", at=at)


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


def test_a_file_without_a_letter_goes_with_its_bytes_and_pictures(malee, organisation):
    file = brought(malee, organisation, "crimson")
    page_picture(file, page=1, width=240)

    clock_asks(times=2)

    assert not StoredFile.objects.exists()
    assert not lies(file)
    assert not default_storage.exists(picture_key(file.sha256, 1, 240))
    line = Entry.objects.get(action="saraban.upload.forgotten")
    assert line.detail == {"name": "สแกน.pdf", "stored_by": malee.pk}


def test_a_file_of_a_letter_and_a_new_one_stay(malee, organisation):
    taken = brought(malee, organisation, "teal")
    registered(malee, organisation, files=[taken])
    new = brought(malee, organisation, "navy", at=NOON - timedelta(hours=23))

    clock_asks()

    assert set(StoredFile.objects.values_list("pk", flat=True)) >= {taken.pk, new.pk}
    assert lies(taken)
    assert lies(new)


def test_bytes_that_another_row_has_stay(malee, organisation):
    taken = brought(malee, organisation, "olive")
    registered(malee, organisation, files=[taken])
    again = brought(malee, organisation, "olive")

    clock_asks()
    forget_bytes(sha256=again.sha256, pages=again.pages)

    assert not StoredFile.objects.filter(pk=again.pk).exists()
    assert lies(taken)


def test_bytes_brought_again_before_they_were_deleted_stay(malee, organisation):
    file = brought(malee, organisation, "plum")
    forget_uploads(moment=NOON.isoformat())
    again = store(scan("plum"), name="อีกครั้ง.pdf", by=malee, at=NOON)

    forget_bytes(sha256=file.sha256, pages=file.pages)

    assert lies(again)


def test_every_column_that_holds_a_stored_file_is_asked(town):
    fields = _pointing()

    assert Attachment._meta.get_field("file") in fields
    assert all(isinstance(field, ForeignKey) for field in fields)
    assert {field.remote_field.model for field in fields} == {StoredFile}
