"""The pages of a letter sent that goes round: sent round, found in งานของฉัน, acknowledged."""

import pytest
from django.utils import timezone

from modules.saraban.commands.cancel_outgoing import cancel_outgoing
from modules.saraban.commands.register_outgoing import Written, register_outgoing
from modules.saraban.models import CirculationCopy, PaperKind, Secrecy

SUBJECT = "ซ้อมหนีไฟประจำปี"


def numbered(by, office, **more):
    words = Written(kind=PaperKind.INTERNAL_MEMO, subject=SUBJECT, addressee="พนักงาน", **more)
    return register_outgoing(by=by, office=office, written=words, at=timezone.now())


@pytest.fixture
def memo(malee, organisation):
    """A memo of the whole house, numbered by Malee now."""
    return numbered(malee, organisation)


def home(letter):
    return f"/saraban/outgoing/{letter.pk}"


def page(letter):
    return f"{home(letter)}/circulation"


def test_it_goes_round_from_its_page_and_is_acknowledged_there(memo, as_, malee, anong):
    assert f'href="{page(memo)}"' in as_(malee).get(home(memo)).text
    browser = as_(malee)
    assert browser.post(page(memo), {"people": [anong.pk], "note": "ทราบ"}).status_code == 303
    assert "0 จาก 1 คน" in browser.get(page(memo)).text

    hers = as_(anong)
    row = hers.get("/?show=know").text
    assert SUBJECT in row
    assert f'href="{home(memo)}"' in row
    shown = hers.get(home(memo)).text
    assert "หนังสือเวียน รอท่านรับทราบ" in shown
    assert shown.index("รอท่านรับทราบ") < shown.index("เลขทะเบียนส่ง")  # it comes first
    assert page(memo) not in shown
    assert hers.post(f"{home(memo)}/acknowledge").status_code == 303
    after = hers.get(home(memo)).text
    assert "รอท่านรับทราบ" not in after
    assert "รับทราบแล้ว" in after
    assert SUBJECT not in hers.get("/").text

    mine = as_(malee).get(home(memo)).text
    assert "1 จาก 1 คน" in mine
    assert "เวียนให้ทราบ 1 คน" in mine


def test_an_officer_does_not_circulate(memo, as_, malee, anong):
    as_(malee).post(page(memo), {"people": [anong.pk]})
    assert as_(anong).get(page(memo)).status_code == 403
    assert as_(anong).post(f"{home(memo)}/remind").status_code == 403


def test_a_stranger_finds_no_door(memo, as_, anong):
    for door in ("acknowledge", "circulation", "remind"):
        assert as_(anong).post(f"{home(memo)}/{door}").status_code == 404


def test_picking_nobody_says_so(memo, as_, malee):
    answer = as_(malee).post(page(memo), {"note": "เก็บไว้"})
    assert answer.status_code == 422
    assert "เก็บไว้" in answer.text


def test_a_secret_letter_stays_and_the_page_says_why(as_, malee, anong, organisation):
    letter = numbered(malee, organisation, secrecy=Secrecy.SECRET)
    assert "เวียนให้ทราบ" not in as_(malee).get(home(letter)).text
    assert "หนังสือลับเวียนไม่ได้" in as_(malee).get(page(letter)).text
    assert as_(malee).post(page(letter), {"people": [anong.pk]}).status_code == 422
    assert not CirculationCopy.objects.exists()


def test_a_cancelled_letter_waits_for_nobody(memo, as_, malee, anong):
    as_(malee).post(page(memo), {"people": [anong.pk]})
    cancel_outgoing(by=malee, letter=memo.pk, reason="เลื่อน", at=timezone.now())
    shown = as_(anong).get(home(memo)).text
    assert "รอท่านรับทราบ" not in shown
    assert SUBJECT not in as_(anong).get("/").text
    late = as_(anong).post(f"{home(memo)}/acknowledge")
    assert late.status_code == 409
    assert "ยกเลิกแล้ว" in late.text
    assert "เวียนและรับทราบไม่ได้อีก" in as_(malee).get(page(memo)).text


def test_reminding_twice_a_day_is_said_not_done(memo, as_, malee, anong):
    as_(malee).post(page(memo), {"people": [anong.pk]})
    browser = as_(malee)
    browser.post(f"{home(memo)}/remind")
    assert "เตือนผู้ที่ยังไม่รับทราบ 1 คนแล้ว" in browser.get(page(memo)).text
    browser.post(f"{home(memo)}/remind")
    assert "วันนี้เตือนแล้ว" in browser.get(page(memo)).text
