"""Registering an incoming letter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Role
from audit.models import Entry
from files.store import store
from modules.saraban.commands.register_incoming import AlreadyRegistered, BadEnvelope
from modules.saraban.models import IncomingLetter, Party, StepKind
from modules.saraban.queries.incoming import letters_visible_to
from numbering.draw import next_number
from tests.conftest import NOON
from tests.modules.saraban.samples import LETTER, SECRET, registered, scan
from tests.people import give, make_person
from thai.dates import bangkok_date

TODAY = bangkok_date(NOON)


def stored(colour="white"):
    return store(scan(colour), name=f"{colour}.pdf", by=None, at=NOON)


def test_draws_the_next_number_of_the_year(malee, organisation):
    first = registered(malee, organisation)
    second = registered(malee, organisation, reference="พจ 0023.3/ว 2088")

    assert (str(first), str(second)) == ("1/2569", "2/2569")


def test_keeps_the_words_of_the_paper_and_a_key_to_find_them(malee, organisation):
    letter = registered(malee, organisation)

    letter.refresh_from_db()
    assert letter.reference == "ที่ พจ ๐๐๒๓.๓/ว ๒๐๘๗"
    assert letter.reference_key == "พจ0023.3/ว2087"
    assert letter.words


def test_the_year_turns_at_midnight_in_bangkok(malee, organisation):
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)

    last = registered(malee, organisation, at=new_year - timedelta(microseconds=1))
    first = registered(malee, organisation, reference="พจ 1/1", at=new_year)

    assert (str(last), str(first)) == ("1/2569", "1/2570")


def test_begins_the_path_and_leaves_a_line_in_the_trail(malee, organisation):
    letter = registered(malee, organisation)

    step = letter.steps.get()
    assert (step.kind, step.name, step.position) == (
        StepKind.REGISTERED,
        "นางสาวมาลี แก้วใส",
        "เจ้าพนักงานธุรการ",
    )
    line = Entry.objects.get(action="saraban.incoming.registered")
    assert line.subject == f"saraban.incomingletter:{letter.pk}"


def test_remembers_the_sender_once_however_it_is_spaced(malee, organisation):
    registered(malee, organisation)
    registered(malee, organisation, reference="พจ 1/2", sender="ท้องถิ่น  จังหวัดพิจิตร")

    party = Party.objects.get()
    assert (party.name, party.times) == ("ท้องถิ่นจังหวัดพิจิตร", 2)


def test_only_the_central_registry_keeps_the_central_register(
    somchai, prasert, wanchai, preecha, boonmee, organisation
):
    for person in (somchai, prasert, wanchai, preecha, boonmee):
        with pytest.raises(PermissionDenied):
            registered(person, organisation)
    assert not IncomingLetter.objects.exists()


def test_a_division_clerk_keeps_the_register_of_the_division_only(
    wanchai, malee, engineering, finance
):
    assert str(registered(wanchai, engineering)) == "1/2569"
    for person, office in ((wanchai, finance), (malee, engineering)):
        with pytest.raises(PermissionDenied):
            registered(person, office)


def test_in_a_small_office_one_person_keeps_every_register(somchai, organisation, engineering):
    give(somchai, Role.REGISTRY_CENTRAL, organisation)
    give(somchai, Role.REGISTRY_DIVISION, organisation)

    assert registered(somchai, organisation).number == 1
    assert registered(somchai, engineering).number == 1


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"reference": "พจ 0023.3/ว2087"},
        {"sender": "ท้องถิ่นจังหวัด พิจิตร", "subject": "เรื่องเดียวกัน พิมพ์ต่างกัน"},
    ],
)
def test_refuses_the_same_letter_and_keeps_the_number(malee, organisation, again):
    first = registered(malee, organisation)

    with pytest.raises(AlreadyRegistered) as refusal:
        registered(malee, organisation, **again)

    assert refusal.value.existing == first
    assert next_number(key=f"saraban.incoming/{organisation.pk}", year=2569) == 2


def test_refuses_the_same_file_under_other_words(malee, organisation):
    first = registered(malee, organisation, files=[stored(), stored("red")])
    other = replace(LETTER, reference="", dated=None, sender="นายดำ", subject="ขอความอนุเคราะห์")

    with pytest.raises(AlreadyRegistered) as refusal:
        registered(malee, organisation, other, files=[stored()])

    assert refusal.value.existing == first
    registered(malee, organisation, other, files=[stored("red")])  # an enclosure may come again


def test_takes_the_same_letter_again_for_a_reason(malee, organisation):
    registered(malee, organisation)

    again = registered(malee, organisation, repeat_reason="ฉบับจริงส่งตามมาทางไปรษณีย์")

    assert (again.number, again.repeat_reason) == (2, "ฉบับจริงส่งตามมาทางไปรษณีย์")


def test_a_reason_without_a_twin_is_not_kept(malee, organisation):
    assert registered(malee, organisation, repeat_reason="เผื่อไว้").repeat_reason == ""


def test_the_same_number_of_another_day_or_sender_is_another_letter(malee, organisation):
    registered(malee, organisation)
    registered(malee, organisation, dated=date(2026, 2, 26))
    registered(malee, organisation, sender="นายอำเภอบางรัก")

    assert IncomingLetter.objects.count() == 3


def test_a_secret_letter_is_for_its_readers_alone(malee, preecha, boonmee, organisation):
    letter = registered(malee, organisation, SECRET, readers=[preecha])

    for person, knows in ((malee, True), (preecha, True), (boonmee, False)):
        seen = letters_visible_to(viewer_of(person, on=TODAY))
        assert seen.filter(pk=letter.pk).exists() is knows
    assert letter.words is None
    assert not Party.objects.exists()
    assert "นกฮูก" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_the_twin_of_a_secret_letter_is_told_only_to_a_reader(malee, clerk_office, organisation):
    registered(malee, organisation, SECRET)
    other = make_person(
        "somsri", "นาง", "สมศรี", "งามตา", clerk_office, "ธุรการ", Role.REGISTRY_CENTRAL
    )
    IncomingLetter.objects.get().readers.exclude(person=malee).delete()

    with pytest.raises(AlreadyRegistered):
        registered(malee, organisation, SECRET)
    assert registered(other, organisation, SECRET, secrecy="open").number == 2


def test_a_top_secret_letter_has_no_files(malee, organisation):
    with pytest.raises(BadEnvelope) as refusal:
        registered(malee, organisation, SECRET, secrecy="top_secret", files=[stored()])

    assert refusal.value.field == "files"
    assert registered(malee, organisation, SECRET, secrecy="top_secret").number == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"sender": " "}, "sender"),
        ({"sender": "\u200b\u202e"}, "sender"),
        ({"sender": "ก" * 201}, "sender"),
        ({"subject": ""}, "subject"),
        ({"subject": "ก" * 501}, "subject"),
        ({"addressee": ""}, "addressee"),
        ({"reference": "9" * 81}, "reference"),
        ({"remark": "ก" * 501}, "remark"),
        ({"enclosures": "ก" * 2001}, "enclosures"),
        ({"references": ("ก" * 301,)}, "references"),
        ({"references": ("ที่ 1/1",) * 21}, "references"),
        ({"urgency": "panic"}, "urgency"),
        ({"secrecy": "cosmic"}, "secrecy"),
        ({"channel": "pigeon"}, "channel"),
        ({"dated": TODAY + timedelta(days=1)}, "dated"),
        ({"dated": date(1483, 2, 27)}, "dated"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"due_on": date(2569, 3, 1)}, "due_on"),
        ({"received_at": NOON + timedelta(seconds=1)}, "received_at"),
        ({"received_at": NOON - timedelta(days=1)}, "late_reason"),
        ({"received_at": NOON - timedelta(days=31), "late_reason": "ลืม"}, "received_at"),
    ],
)
def test_what_cannot_be_is_refused_and_no_number_is_used(malee, organisation, words, field):
    with pytest.raises(BadEnvelope) as refusal:
        registered(malee, organisation, **words)

    assert refusal.value.field == field
    assert str(refusal.value)
    assert next_number(key=f"saraban.incoming/{organisation.pk}", year=2569) == 1


def test_the_longest_words_that_fit_are_taken_whole(malee, organisation):
    longest = {"sender": 200, "subject": 500, "addressee": 200, "reference": 80, "remark": 500}

    letter = registered(malee, organisation, **{k: "ฎู่" * (n // 3) for k, n in longest.items()})

    letter.refresh_from_db()
    assert len(letter.subject) == 498


def test_a_letter_of_an_earlier_day_is_entered_with_the_reason(malee, organisation):
    came = NOON - timedelta(days=61)  # 31 ธันวาคม 2568
    with pytest.raises(BadEnvelope):
        registered(malee, organisation, received_at=came, late_reason="ระบบขัดข้อง", dated=None)

    new_year = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
    letter = registered(
        malee, organisation, at=new_year, received_at=datetime(2025, 12, 31, 9, 0, tzinfo=UTC),
        late_reason="ระบบขัดข้อง", dated=None,
    )  # fmt: skip

    assert str(letter) == "1/2568"
    line = Entry.objects.get(action="saraban.incoming.registered")
    assert line.detail["late_reason"] == "ระบบขัดข้อง"


def test_links_what_the_letter_refers_to_where_the_clerk_knows_it(malee, organisation):
    known = registered(malee, organisation)
    secret = registered(malee, organisation, SECRET)
    secret.readers.all().delete()

    letter = registered(
        malee, organisation, reference="พจ 1/3",
        references=("หนังสือ ที่ พจ 0023.3/ว2087 ลงวันที่ 27 ก.พ. 2569", "พจ 0017/ล 9", " ", "ที่ ชม 1/1"),
    )  # fmt: skip

    lines = list(letter.citations.order_by("pk").values_list("text", "cited_incoming"))
    assert [cited for _text, cited in lines] == [known.pk, None, None]


def test_a_rollback_leaves_no_gap(malee, organisation):
    class PowerCut(Exception): ...

    from database.work import atomic

    with pytest.raises(PowerCut), atomic():
        assert registered(malee, organisation).number == 1
        raise PowerCut

    assert registered(malee, organisation).number == 1
