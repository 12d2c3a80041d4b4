"""The page that sends a letter round."""

from modules.saraban.models import CirculationCopy


def page(letter):
    return f"/saraban/incoming/{letter.pk}/circulation"


def test_a_whole_office_and_one_more_person_get_a_copy(
    letter, as_, malee, somchai, anong, engineering
):
    form = {"offices": [engineering.pk], "people": [somchai.pk], "note": "โปรดทราบ", "due_on": ""}
    assert as_(malee).post(page(letter), form).status_code == 303
    people = set(CirculationCopy.objects.values_list("person__username", flat=True))
    assert people == {"anong", "somchai"}
    assert "0 จาก 2 คน" in as_(malee).get(page(letter)).text


def test_everyone_gets_a_copy(letter, as_, malee, everyone):
    assert as_(malee).post(page(letter), {"everyone": "on"}).status_code == 303
    assert CirculationCopy.objects.count() == len(everyone)


def test_picking_nobody_says_so(letter, as_, malee):
    answer = as_(malee).post(page(letter), {"note": "เก็บไว้"})
    assert answer.status_code == 422
    assert "เก็บไว้" in answer.text


def test_an_officer_does_not_circulate(letter, as_, malee, anong):
    as_(malee).post(page(letter), {"people": [anong.pk]})
    assert as_(anong).get(page(letter)).status_code == 403


def test_reminding_twice_a_day_is_said_not_done(letter, as_, malee, anong):
    as_(malee).post(page(letter), {"people": [anong.pk]})
    browser = as_(malee)
    browser.post(f"/saraban/incoming/{letter.pk}/remind")
    assert "เตือนผู้ที่ยังไม่รับทราบ 1 คนแล้ว" in browser.get(page(letter)).text
    browser.post(f"/saraban/incoming/{letter.pk}/remind")
    assert "วันนี้เตือนแล้ว" in browser.get(page(letter)).text
