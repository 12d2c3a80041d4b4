"""Letters sent: registering one written elsewhere, and cancelling one."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Office, Person
from audit.models import Entry
from files.store import store
from modules.saraban.commands.cancel_outgoing import AlreadyCancelled, cancel_outgoing
from modules.saraban.commands.register_outgoing import BadLetter, Written, register_outgoing
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.draft_path import NoteMissing
from modules.saraban.models import OutgoingLetter, PaperKind, Part, Party, Secrecy
from tests.conftest import NOON
from tests.modules.saraban.samples import scan

LETTER = Written(subject="ขอส่งรายงานประจำปี", addressee="ผู้ว่าราชการจังหวัดพิจิตร")


def test_a_letter_written_elsewhere_gets_number_file_and_place(
    malee: Person, engineering: Office, organisation: Office
) -> None:
    file = store(scan(), name="หนังสือ.pdf", by=malee, at=NOON)
    written = Written(subject="ขอส่งรายงาน", addressee="ผู้ว่าราชการจังหวัดพิจิตร", files=[file])
    sent = register_outgoing(by=malee, office=engineering, written=written, at=NOON)
    assert (sent.reference, sent.office, sent.owner) == ("พจ 52103/1", organisation, engineering)
    assert sent.attachments.get(part=Part.MAIN).file == file
    assert Party.objects.get().name == "ผู้ว่าราชการจังหวัดพิจิตร"
    assert Entry.objects.filter(action="saraban.outgoing.registered").count() == 1


def test_a_reserved_number_is_used_for_it(malee: Person, engineering: Office) -> None:
    kept = reserve_number(by=malee, office=engineering, book="letters", reason="รอ", at=NOON)
    register_outgoing(by=malee, office=engineering, written=LETTER, at=NOON)
    sent = register_outgoing(
        by=malee, office=engineering, written=LETTER, at=NOON, reservation=kept.pk
    )
    assert sent.number == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"addressee": ""}, "addressee"),
        ({"subject": "ก" * 501}, "subject"),
        ({"remark": "ก" * 501}, "remark"),
        ({"urgency": "tomorrow"}, "urgency"),
        ({"kind": "order"}, "kind"),
    ],
)
def test_a_bad_letter_uses_no_number_up(
    malee: Person, engineering: Office, wrong: dict[str, str], field: str
) -> None:
    written = Written(**{"subject": "เรื่อง", "addressee": "ผู้รับ", **wrong})
    with pytest.raises(BadLetter) as refused:
        register_outgoing(by=malee, office=engineering, written=written, at=NOON)
    assert field in refused.value.problems
    good = register_outgoing(by=malee, office=engineering, written=LETTER, at=NOON)
    assert good.number == 1


def test_a_top_secret_letter_has_no_file(malee: Person, engineering: Office) -> None:
    file = store(scan(), name="ลับ.pdf", by=malee, at=NOON)
    secret = Written(subject="ลับ", addressee="จังหวัด", secrecy=Secrecy.TOP_SECRET, files=[file])
    with pytest.raises(BadLetter):
        register_outgoing(by=malee, office=engineering, written=secret, at=NOON)
    bare = Written(subject="ลับ", addressee="จังหวัด", secrecy=Secrecy.TOP_SECRET)
    sent = register_outgoing(by=malee, office=engineering, written=bare, at=NOON)
    sent.refresh_from_db()
    assert list(sent.readers.values_list("person", flat=True)) == [malee.pk]
    assert sent.words is None
    assert not Party.objects.exists()


def test_a_divisions_registry_registers_its_memos_alone(
    wanchai: Person, engineering: Office
) -> None:
    with pytest.raises(PermissionDenied):
        register_outgoing(by=wanchai, office=engineering, written=LETTER, at=NOON)
    memo = Written(kind=PaperKind.INTERNAL_MEMO, subject="ขออนุมัติ", addressee="ปลัดเทศบาล")
    sent = register_outgoing(by=wanchai, office=engineering, written=memo, at=NOON)
    assert (sent.office, sent.book) == (engineering, "memos")


def test_a_cancelled_letter_keeps_its_number(malee: Person, engineering: Office) -> None:
    sent = register_outgoing(by=malee, office=engineering, written=LETTER, at=NOON)
    cancel_outgoing(by=malee, letter=sent.pk, reason="พิมพ์ผิด", at=NOON)
    again = register_outgoing(by=malee, office=engineering, written=LETTER, at=NOON)
    sent.refresh_from_db()
    assert (sent.number, sent.cancel_reason, again.number) == (1, "พิมพ์ผิด", 2)
    with pytest.raises(AlreadyCancelled):
        cancel_outgoing(by=malee, letter=sent.pk, reason="อีกครั้ง", at=NOON)


def test_cancelling_needs_a_word_and_the_registry(
    malee: Person, boonmee: Person, somchai: Person, engineering: Office
) -> None:
    sent = register_outgoing(by=malee, office=engineering, written=LETTER, at=NOON)
    with pytest.raises(NoteMissing):
        cancel_outgoing(by=malee, letter=sent.pk, reason="", at=NOON)
    with pytest.raises(PermissionDenied):
        cancel_outgoing(by=boonmee, letter=sent.pk, reason="ผิด", at=NOON)
    with pytest.raises(OutgoingLetter.DoesNotExist):
        cancel_outgoing(by=somchai, letter=sent.pk, reason="ผิด", at=NOON)
