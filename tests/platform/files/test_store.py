"""Storing files by their content."""

import hashlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from database.place import NoTenant, standing_in
from files.keys import content_key
from files.models import StoredFile
from files.pictures import page_picture
from files.read import DamagedFile, file_bytes, open_file
from files.store import NotADocument, TooLarge, store
from tenants import directory
from tests.conftest import NOON, undone


def picture(colour="white", kind="PNG"):
    out = BytesIO()
    Image.new("RGB", (210, 297), colour).save(out, kind)
    return out.getvalue()


def test_a_file_lies_under_its_town_and_its_hash(town):
    file = store(picture(), name="หนังสือ.png", by=None, at=NOON)

    sha256 = hashlib.sha256(picture()).hexdigest()
    assert (file.sha256, file.size, file.pages) == (sha256, len(picture()), 1)
    assert content_key(sha256) == f"{town.schema}/{sha256[:2]}/{sha256}"
    assert default_storage.exists(content_key(sha256))
    assert file_bytes(file) == picture()
    assert open_file(file).read() == picture()


def test_the_same_content_is_kept_once(town):
    one = store(picture("red"), name="ก.png", by=None, at=NOON)
    two = store(ContentFile(picture("red")), name="ข.png", by=None, at=NOON)

    assert one.pk != two.pk
    assert (one.name, two.name) == ("ก.png", "ข.png")
    _folders, names = default_storage.listdir(content_key(one.sha256).rpartition("/")[0])
    assert names.count(one.sha256) == 1
    assert not [name for name in names if name.startswith(".")]


def test_the_type_is_told_by_the_content_not_by_the_name(town):
    file = store(picture(kind="JPEG"), name="สัญญา.pdf", by=None, at=NOON)

    assert (file.content_type, file.name) == ("image/jpeg", "สัญญา.jpg")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\somchai\\สแกน 1.PDF", "สแกน 1.png"),
        ("ใบแจ้ง\u202efdp.exe", "ใบแจ้งfdp.png"),
        ('a"b<c>\nd.png', "a b c d.png"),
        ("...", "ไฟล์.png"),
        ("", "ไฟล์.png"),
        ("มท 0808.2 ว 1234", "มท 0808.2 ว 1234.png"),
    ],
)
def test_a_name_is_made_fit_to_save_under(town, name, kept):
    assert store(picture(), name=name, by=None, at=NOON).name == kept


def test_a_very_long_name_is_cut(town):
    file = store(picture(), name="ญี่ปุ่น" * 200 + ".png", by=None, at=NOON)

    assert len(file.name) <= 255
    assert file.name.endswith("….png")


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"<html><script>alert(1)</script>", b"PK\x03\x04", b"%PDF-1.7 broken"],
)
def test_what_is_no_document_is_refused_and_not_stored(town, content):
    with pytest.raises(NotADocument):
        store(content, name="a.pdf", by=None, at=NOON)

    assert not StoredFile.objects.exists()
    assert not default_storage.exists(content_key(hashlib.sha256(content).hexdigest()))


def test_what_is_too_large_is_refused_before_it_is_read(town, settings):
    settings.UPLOAD_LIMIT_BYTES = 3 * 1024 * 1024
    upload = SimpleUploadedFile("ใหญ่.pdf", b"")
    upload.size = 3 * 1024 * 1024 + 1

    with pytest.raises(TooLarge, match="3 MB"):
        store(upload, name=upload.name, by=None, at=NOON)


def test_damaged_bytes_are_never_given_out(town, caplog):
    file = store(picture("blue"), name="a.png", by=None, at=NOON)
    default_storage.save(content_key(file.sha256), ContentFile(picture("green")))

    with pytest.raises(DamagedFile):
        file_bytes(file)
    assert "damaged" in caplog.text


def test_missing_bytes_are_said_so(town, caplog):
    file = store(picture("gold"), name="a.png", by=None, at=NOON)
    default_storage.delete(content_key(file.sha256))

    with pytest.raises(DamagedFile):
        file_bytes(file)
    assert "missing" in caplog.text


def test_storing_again_heals_what_was_damaged(town):
    file = store(picture("pink"), name="a.png", by=None, at=NOON)
    default_storage.save(content_key(file.sha256), ContentFile(b"rot"))

    store(picture("pink"), name="b.png", by=None, at=NOON)

    assert file_bytes(file) == picture("pink")


def test_a_page_is_drawn_once_and_kept_beside_the_content(town):
    file = store(picture("navy"), name="a.png", by=None, at=NOON)
    drawn = page_picture(file, page=1, width=1000)
    default_storage.delete(content_key(file.sha256))

    assert Image.open(BytesIO(drawn)).size[0] == 1240
    assert page_picture(file, page=1, width=1240) == drawn


def test_there_is_no_page_after_the_last(town):
    file = store(picture("teal"), name="a.png", by=None, at=NOON)

    with pytest.raises(NotADocument):
        page_picture(file, page=2)


def test_two_towns_share_no_bytes(town, bangna):
    file = store(picture("olive"), name="a.png", by=None, at=NOON)
    sha256 = file.sha256

    place = directory.place_of(bangna)
    with standing_in(place), undone(place):
        assert not default_storage.exists(content_key(sha256))


def test_without_a_town_there_is_no_key():
    with pytest.raises(NoTenant):
        content_key("ab" * 32)
