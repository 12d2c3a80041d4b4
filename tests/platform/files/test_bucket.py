"""Files in an S3 bucket, spoken to over its real protocol."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer

from config.settings.storage import storages
from files.keys import content_key
from files.pictures import page_picture
from files.read import DamagedFile, file_bytes
from files.store import store
from tests.conftest import NOON
from tests.platform.files.test_store import picture


@pytest.fixture
def bucket(settings, monkeypatch, tmp_path: Path) -> Iterator[None]:
    """An S3 server with one bucket, in which the town's files are kept."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    boto3.client("s3", endpoint_url=f"http://{host}:{port}").create_bucket(Bucket="letters")
    monkeypatch.setenv("FILES_URL", f"s3://letters?endpoint=http://{host}:{port}")
    settings.STORAGES = {**settings.STORAGES, "default": storages(tmp_path)["default"]}
    yield
    server.stop()


def test_a_file_goes_to_the_bucket_and_comes_back_whole(bucket, town):
    file = store(picture("red"), name="ก.png", by=None, at=NOON)
    store(picture("red"), name="ข.png", by=None, at=NOON)

    key = content_key(hashlib.sha256(picture("red")).hexdigest())
    assert default_storage.listdir(key.rpartition("/")[0])[1] == [file.sha256]
    assert file_bytes(file) == picture("red")


def test_damage_and_loss_in_the_bucket_are_noticed(bucket, town):
    file = store(picture("blue"), name="ก.png", by=None, at=NOON)
    default_storage.save(content_key(file.sha256), ContentFile(b"rot"))
    with pytest.raises(DamagedFile):
        file_bytes(file)

    default_storage.delete(content_key(file.sha256))
    with pytest.raises(DamagedFile):
        file_bytes(file)


def test_pictures_of_pages_are_kept_in_the_bucket(bucket, town):
    file = store(picture("green"), name="ก.png", by=None, at=NOON)
    drawn = page_picture(file, page=1)
    default_storage.delete(content_key(file.sha256))

    assert page_picture(file, page=1) == drawn
