"""Adding a file to a letter that is registered."""

import pytest
from django.core.exceptions import PermissionDenied

from modules.saraban.commands.add_file import NotADocument, add_file
from modules.saraban.commands.keep_upload import keep_upload
from modules.saraban.envelope import BadEnvelope
from modules.saraban.models import Attachment, Part
from tests.conftest import NOON
from tests.modules.saraban.samples import SECRET, registered, scan


def add(by, letter, content=None, name="สแกน.pdf"):
    upload = scan() if content is None else content
    return add_file(by=by, letter=letter.pk, upload=upload, name=name, at=NOON)


def test_the_first_is_the_letter_and_the_others_are_enclosures(malee, organisation):
    letter = registered(malee, organisation)

    parts = [(add(malee, letter).part, add(malee, letter).sort) for _ in range(2)]

    assert parts == [(Part.MAIN, 1), (Part.ENCLOSURE, 3)]


def test_only_who_keeps_the_register_may(malee, somchai, preecha, organisation):
    letter = registered(malee, organisation)

    for person in (somchai, preecha):
        with pytest.raises(PermissionDenied):
            add(person, letter)
    assert not Attachment.objects.exists()


def test_a_top_secret_letter_takes_no_file(malee, organisation):
    letter = registered(malee, organisation, SECRET, secrecy="top_secret")

    with pytest.raises(BadEnvelope):
        add(malee, letter)


def test_what_is_no_document_is_refused(malee, organisation):
    letter = registered(malee, organisation)

    with pytest.raises(NotADocument):
        add(malee, letter, b"MZ this is a program", "หนังสือ.pdf")


def test_an_upload_before_registering_needs_a_register(malee, somchai, wanchai, organisation):
    file = keep_upload(by=malee, office=organisation, upload=scan(), name="ก.pdf", at=NOON)
    assert file.stored_by == malee

    for person in (somchai, wanchai):
        with pytest.raises(PermissionDenied):
            keep_upload(by=person, office=organisation, upload=scan(), name="ก.pdf", at=NOON)
