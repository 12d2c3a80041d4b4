"""The stamped rendition of a letter."""

from files.read import file_bytes
from files.store import store
from modules.saraban.commands.stamp_incoming import stamp_incoming
from modules.saraban.models import OfficeReceipt, Part
from papers.intake import Intake
from tests.conftest import NOON
from tests.modules.saraban.samples import registered, scan


def stored(kind="PDF", colour="white"):
    return store(scan(colour, kind), name="หนังสือ.pdf", by=None, at=NOON)


def test_stands_beside_the_untouched_original(malee, organisation):
    letter = registered(malee, organisation, files=[stored(), stored(colour="red")])

    stamp_incoming(letter=letter.pk)

    parts = dict(letter.attachments.exclude(part=Part.ENCLOSURE).values_list("part", "file"))
    main = letter.attachments.get(part=Part.MAIN).file
    rendition = letter.attachments.get(part=Part.STAMPED).file
    assert set(parts) == {Part.MAIN, Part.STAMPED}
    assert file_bytes(main) == scan("white", "PDF")
    assert file_bytes(rendition) != file_bytes(main)
    assert (rendition.pages, rendition.content_type) == (1, "application/pdf")


def test_a_picture_becomes_a_stamped_pdf(malee, organisation):
    letter = registered(malee, organisation, files=[stored("JPEG")])

    stamp_incoming(letter=letter.pk)

    assert file_bytes(letter.attachments.get(part=Part.STAMPED).file).startswith(b"%PDF-")


def test_stamping_twice_changes_nothing(malee, organisation):
    letter = registered(malee, organisation, files=[stored()])

    stamp_incoming(letter=letter.pk)
    stamp_incoming(letter=letter.pk)

    assert letter.attachments.filter(part=Part.STAMPED).count() == 1


def test_an_office_that_received_it_adds_its_own_stamp(malee, organisation, wanchai, engineering):
    letter = registered(malee, organisation, files=[stored()])
    stamp_incoming(letter=letter.pk)
    OfficeReceipt.objects.create(
        letter=letter,
        office=engineering,
        year=2569,
        number=7,
        received_at=NOON,
        received_by=wanchai,
    )

    stamp_incoming(letter=letter.pk)

    assert letter.attachments.filter(part=Part.STAMPED).count() == 2


def test_a_letter_on_paper_alone_is_left_alone(malee, organisation):
    letter = registered(malee, organisation)

    stamp_incoming(letter=letter.pk)

    assert not letter.attachments.exists()


def test_a_file_that_cannot_be_stamped_keeps_its_original(malee, organisation, caplog):
    plain = Intake(kind="pdf", pages=1, active=False, signed=False)
    broken = store(b"%PDF-1.4 nothing", name="ก.pdf", by=None, at=NOON, known=plain)
    letter = registered(malee, organisation, files=[broken])

    stamp_incoming(letter=letter.pk)

    assert letter.attachments.get().part == Part.MAIN
    assert "cannot be stamped" in caplog.text
