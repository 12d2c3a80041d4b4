"""The way of a draft to a signature: who passes it on, who sends it back, who signs."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.duties import viewer_of
from accounts.models import Acting, ActingMode, Office, Person, Role
from audit.models import Entry
from modules.saraban.commands.approve_draft import approve_draft
from modules.saraban.commands.change_draft import AlreadySigned, change_draft
from modules.saraban.commands.check_draft import check_draft
from modules.saraban.commands.discard_draft import discard_draft
from modules.saraban.commands.return_draft import return_draft
from modules.saraban.commands.send_up import send_up
from modules.saraban.commands.start_draft import start_draft
from modules.saraban.commands.take_back_draft import take_back_draft
from modules.saraban.draft_path import DraftChanged, DraftClosed, NoteMissing, NotReady
from modules.saraban.hand_over import NobodyThere, tell_whose_turn, tell_writer
from modules.saraban.models import Draft, DraftStepKind, PaperKind, Secrecy
from modules.saraban.queries.drafts import (
    drafts_sent_up,
    drafts_to_write,
    drafts_visible_to,
    drafts_waiting_for,
)
from modules.saraban.queries.ladder import rungs_above
from modules.saraban.recipient import Recipient
from notifications.models import Notice
from tests.conftest import NOON
from tests.modules.saraban.drafts import LATER, post_of, sent_to, signed, words, written


@pytest.fixture
def draft(anong: Person, boonmee: Person, malee: Person, engineering: Office) -> Draft:
    """A whole letter that is still with Anong."""
    return written(anong, engineering)


def kinds(draft: Draft) -> list[str]:
    """Return what was done with a draft, in order."""
    return list(draft.steps.order_by("id").values_list("kind", flat=True))


def test_a_draft_climbs_from_desk_to_signature(
    draft: Draft, anong: Person, prasert: Person, preecha: Person, boonmee: Person
) -> None:
    engineering = draft.office
    to = Recipient(office=engineering, role=Role.DIVISION_DIRECTOR)
    send_up(by=anong, draft=draft.pk, revision=draft.revision, to=to, at=NOON)
    to = Recipient(office=post_of(Role.CLERK).office, role=Role.CLERK)
    check_draft(by=prasert, draft=draft.pk, revision=draft.revision, to=to, at=NOON, note="ถูกต้อง")
    check_draft(
        by=preecha, draft=draft.pk, revision=draft.revision, to=Recipient(person=boonmee), at=NOON
    )
    approve_draft(by=boonmee, draft=draft.pk, revision=draft.revision, at=LATER)
    draft.refresh_from_db()
    assert kinds(draft) == ["written", "sent_up", "checked", "checked", "approved"]
    assert (draft.approved_at, draft.with_role) == (LATER, Role.REGISTRY_CENTRAL)
    step = draft.steps.get(kind=DraftStepKind.CHECKED, by=prasert)
    assert (step.name, step.position) == ("นายประเสริฐ ช่างทอง", "ผู้อำนวยการกองช่าง")


def test_each_sees_it_in_the_list_that_fits(
    draft: Draft, anong: Person, prasert: Person, wanchai: Person
) -> None:
    me, director, colleague = (viewer_of(one, on=NOON.date()) for one in (anong, prasert, wanchai))
    assert list(drafts_to_write(me)) == [draft]
    sent_to(draft, prasert)
    assert list(drafts_to_write(me)) == []
    assert list(drafts_sent_up(me)) == [draft]
    assert list(drafts_waiting_for(director)) == [draft]
    assert list(drafts_waiting_for(colleague)) == []
    return_draft(by=prasert, draft=draft.pk, revision=draft.revision, note="แก้วันที่", at=LATER)
    assert [one.was_returned for one in drafts_to_write(me)] == [True]
    assert list(drafts_waiting_for(director)) == []


def test_the_usual_next_is_the_director_then_the_clerk_then_the_signer(
    draft: Draft, anong: Person, prasert: Person, preecha: Person, boonmee: Person
) -> None:
    def usual(person: Person) -> str:
        rungs = rungs_above(draft, viewer_of(person, on=NOON.date()), on=NOON.date())
        return next(rung.post.name for rung in rungs if rung.usual)

    assert usual(anong) == "ผู้อำนวยการกองช่าง"
    assert usual(prasert) == "ปลัดเทศบาล"
    assert usual(preecha) == "นายกเทศมนตรี"


def test_a_checker_may_change_words_and_is_named_for_it(draft: Draft, prasert: Person) -> None:
    sent_to(draft, prasert)
    typed = words(post_of(Role.CHIEF_EXECUTIVE), subject="ขอซ่อมท่อประปาหมู่ที่ 3")
    changed = change_draft(
        by=prasert, draft=draft.pk, revision=draft.revision, writing=typed, at=LATER
    )
    assert (changed.changed_by, changed.revision) == (prasert, draft.revision + 1)
    line = Entry.objects.filter(action="saraban.draft.changed").latest("id")
    assert line.detail["before"]["subject"] == "ขอความอนุเคราะห์ซ่อมท่อประปา"


def test_who_read_an_older_revision_neither_saves_nor_signs(
    draft: Draft, anong: Person, boonmee: Person
) -> None:
    sent_to(draft, boonmee)
    old = draft.revision
    typed = words(post_of(Role.CHIEF_EXECUTIVE), subject="เรื่องใหม่")
    change_draft(by=boonmee, draft=draft.pk, revision=old, writing=typed, at=NOON)
    with pytest.raises(DraftChanged):
        approve_draft(by=boonmee, draft=draft.pk, revision=old, at=LATER)
    with pytest.raises(DraftChanged):
        change_draft(by=boonmee, draft=draft.pk, revision=old, writing=words(), at=LATER)


def test_saving_equal_words_changes_nothing(draft: Draft, anong: Person) -> None:
    typed = words(post_of(Role.CHIEF_EXECUTIVE))
    saved = change_draft(by=anong, draft=draft.pk, revision=draft.revision, writing=typed, at=LATER)
    assert (saved.revision, saved.changed_at) == (draft.revision, NOON)


def test_sending_back_needs_a_word_and_takes_the_signature_off(
    draft: Draft, boonmee: Person, malee: Person, anong: Person
) -> None:
    signed(draft, boonmee)
    with pytest.raises(NoteMissing):
        return_draft(by=malee, draft=draft.pk, revision=draft.revision, note="  ", at=LATER)
    return_draft(by=malee, draft=draft.pk, revision=draft.revision, note="ชื่อผู้รับผิด", at=LATER)
    draft.refresh_from_db()
    assert (draft.approved_at, draft.sent_at, draft.with_role) == (None, None, "")
    assert kinds(draft)[-1] == "returned"


def test_a_signed_draft_is_not_changed(draft: Draft, boonmee: Person, malee: Person) -> None:
    signed(draft, boonmee)
    with pytest.raises(AlreadySigned):
        change_draft(by=malee, draft=draft.pk, revision=draft.revision, writing=words(), at=LATER)


def test_only_whoever_may_sign_for_the_post_today_signs(
    draft: Draft, preecha: Person, boonmee: Person
) -> None:
    sent_to(draft, preecha)
    with pytest.raises(PermissionDenied):
        approve_draft(by=preecha, draft=draft.pk, revision=draft.revision, at=LATER)
    Acting.objects.create(
        position=post_of(Role.CHIEF_EXECUTIVE),
        person=preecha,
        mode=ActingMode.ABSENCE,
        order_number="1/2569",
        since=NOON.date(),
        until=NOON.date(),
        made_by=boonmee,
        made_at=NOON,
    )
    tomorrow = NOON + timedelta(days=1)
    with pytest.raises(PermissionDenied):
        approve_draft(by=preecha, draft=draft.pk, revision=draft.revision, at=tomorrow)
    approve_draft(by=preecha, draft=draft.pk, revision=draft.revision, at=LATER)
    step = draft.steps.get(kind=DraftStepKind.APPROVED)
    assert (step.position, step.acting_mode, step.acting_for) == (
        "ปลัดเทศบาล",
        ActingMode.ABSENCE,
        "นายกเทศมนตรี",
    )


def test_a_draft_without_words_goes_nowhere(
    anong: Person, prasert: Person, boonmee: Person, engineering: Office
) -> None:
    draft = start_draft(by=anong, office=engineering, kind=PaperKind.EXTERNAL_LETTER, at=NOON)
    with pytest.raises(NotReady) as refused:
        sent_to(draft, prasert)
    assert set(refused.value.problems) == {"subject", "addressee", "body"}
    assert kinds(draft) == ["written"]


def test_nobody_sends_to_a_vacant_post_or_to_themselves(
    draft: Draft, anong: Person, finance: Office
) -> None:
    for to in (
        Recipient(office=finance, role=Role.DIVISION_DIRECTOR),
        Recipient(person=anong),
        Recipient(),
        Recipient(office=finance, role="king"),
    ):
        with pytest.raises(NobodyThere):
            send_up(by=anong, draft=draft.pk, revision=draft.revision, to=to, at=NOON)


def test_whose_turn_it_is_not_moves_nothing(
    draft: Draft, wanchai: Person, prasert: Person, boonmee: Person
) -> None:
    to = Recipient(person=boonmee)
    revision = draft.revision
    with pytest.raises(PermissionDenied):
        send_up(by=wanchai, draft=draft.pk, revision=revision, to=to, at=NOON)
    with pytest.raises(PermissionDenied):
        return_draft(by=prasert, draft=draft.pk, revision=revision, note="แก้", at=NOON)
    with pytest.raises(PermissionDenied):
        discard_draft(by=prasert, draft=draft.pk, at=NOON)
    with pytest.raises(PermissionDenied):
        take_back_draft(by=prasert, draft=draft.pk, at=NOON)


def test_the_writer_takes_it_back_until_it_is_signed(
    draft: Draft, anong: Person, boonmee: Person
) -> None:
    sent_to(draft, boonmee)
    take_back_draft(by=anong, draft=draft.pk, at=LATER)
    draft.refresh_from_db()
    assert draft.sent_at is None
    signed(draft, boonmee)
    with pytest.raises(AlreadySigned):
        take_back_draft(by=anong, draft=draft.pk, at=LATER)


def test_a_discarded_draft_stays_as_it_is(draft: Draft, anong: Person) -> None:
    discard_draft(by=anong, draft=draft.pk, at=LATER)
    with pytest.raises(DraftClosed):
        change_draft(by=anong, draft=draft.pk, revision=draft.revision, writing=words(), at=LATER)


def test_only_who_works_in_an_office_writes_for_it(
    anong: Person, finance: Office, engineering: Office
) -> None:
    with pytest.raises(PermissionDenied):
        start_draft(by=anong, office=finance, kind=PaperKind.INTERNAL_MEMO, at=NOON)
    with pytest.raises(PermissionDenied):
        start_draft(by=anong, office=engineering, kind="order", at=NOON)


def test_a_secret_draft_is_known_to_those_it_was_sent_to_alone(
    draft: Draft, anong: Person, wanchai: Person, prasert: Person, preecha: Person, boonmee: Person
) -> None:
    typed = words(post_of(Role.CHIEF_EXECUTIVE), secrecy=Secrecy.SECRET)
    draft = change_draft(by=anong, draft=draft.pk, revision=draft.revision, writing=typed, at=NOON)
    sent_to(draft, prasert)

    def knows(person: Person) -> bool:
        return drafts_visible_to(viewer_of(person, on=NOON.date())).exists()

    assert [knows(one) for one in (anong, prasert)] == [True, True]
    assert [knows(one) for one in (wanchai, preecha, boonmee)] == [False, False, False]
    with pytest.raises(Draft.DoesNotExist):
        approve_draft(by=boonmee, draft=draft.pk, revision=draft.revision, at=LATER)


def test_a_secret_draft_is_numbered_by_a_named_registrar(
    draft: Draft, anong: Person, boonmee: Person, malee: Person, wanchai: Person
) -> None:
    typed = words(post_of(Role.CHIEF_EXECUTIVE), secrecy=Secrecy.CONFIDENTIAL)
    draft = change_draft(by=anong, draft=draft.pk, revision=draft.revision, writing=typed, at=NOON)
    sent_to(draft, boonmee)
    for registrar in (None, wanchai):
        with pytest.raises(NobodyThere):
            approve_draft(
                by=boonmee, draft=draft.pk, revision=draft.revision, at=LATER, registrar=registrar
            )
    approve_draft(by=boonmee, draft=draft.pk, revision=draft.revision, at=LATER, registrar=malee)
    draft.refresh_from_db()
    assert draft.with_person == malee


def test_notices_go_to_whose_turn_it_is_and_hide_what_is_secret(
    draft: Draft, anong: Person, prasert: Person
) -> None:
    sent_to(draft, prasert)
    tell_whose_turn(draft_id=draft.pk)
    notice = Notice.objects.get(person=prasert)
    assert "ซ่อมท่อประปา" in notice.text
    assert notice.url == f"/saraban/drafts/{draft.pk}"
    Draft.objects.filter(pk=draft.pk).update(secrecy=Secrecy.SECRET)
    tell_writer(draft_id=draft.pk, text="ลงนามแล้ว: %(subject)s", moment=NOON.isoformat())
    assert Notice.objects.get(person=anong).text == "ลงนามแล้ว: เรื่องลับ"
