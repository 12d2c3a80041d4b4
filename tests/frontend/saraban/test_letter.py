"""The page of a letter: what each person sees on it, and what they can do from it."""

import pytest

from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.forward import forward
from modules.saraban.commands.propose import propose
from modules.saraban.models import Task
from tests.letters import SECRET, SUBJECT, last_step, task_of


@pytest.fixture
def url(letter):
    return f"/saraban/incoming/{letter.pk}"


@pytest.fixture
def now():
    from django.utils import timezone

    return timezone.now()


def test_the_mayor_directs_from_it(letter, url, as_, post, malee, boonmee, engineering, now):
    propose(by=malee, task=task_of(letter, "propose"), to=post("chief_executive"), at=now)
    page = as_(boonmee).get(url)
    assert "รอท่านสั่งการ" in page.text
    assert SUBJECT in page.text
    answer = as_(boonmee).post(
        f"{url}/moves/direct",
        {"task": task_of(letter, "direct"), "phrase": "อนุมัติ", "offices": [engineering.pk]},
    )
    assert answer.status_code == 303
    assert last_step(letter).note == "อนุมัติ"
    assert "สั่งการแล้ว มอบกองช่าง" in as_(boonmee).get(answer["location"]).text


def test_the_registry_proposes_from_it(letter, url, as_, malee, post, preecha):
    form = {
        "task": task_of(letter, "propose"),
        "phrase": "own",
        "words": "ขอได้โปรดพิจารณา",
        "to": post("clerk").key,
    }
    assert as_(malee).post(f"{url}/moves/propose", form).status_code == 303
    assert last_step(letter).note == "ขอได้โปรดพิจารณา"


def test_opening_it_marks_the_task_opened_but_only_for_whose_it_is(
    letter, url, as_, malee, preecha, post, now
):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=now)
    as_(malee).get(url)
    assert Task.objects.get(letter=letter, done_at=None).opened_at is None
    as_(preecha).get(url)
    assert Task.objects.get(letter=letter, done_at=None).opened_by == preecha


def test_a_form_that_says_nothing_is_shown_again_with_what_was_chosen(
    letter, url, as_, malee, preecha, post
):
    form = {
        "task": task_of(letter, "propose"),
        "phrase": "own",
        "words": "",
        "to": post("clerk").key,
    }
    answer = as_(malee).post(f"{url}/moves/propose", form)
    assert answer.status_code == 422
    assert "เขียนข้อความ หรือเลือกข้อความสำเร็จรูป" in answer.text
    assert last_step(letter).kind == "registered"


def test_a_choice_that_was_not_offered_is_refused(letter, url, as_, malee):
    form = {"task": task_of(letter, "propose"), "phrase": "เพื่อโปรดทราบ", "to": "mayor-of-elsewhere"}
    assert as_(malee).post(f"{url}/moves/propose", form).status_code == 422


def test_the_second_of_two_reads_who_did_it(letter, url, as_, malee, preecha, post, now):
    task = task_of(letter, "propose")
    propose(by=malee, task=task, to=post("clerk"), at=now)
    answer = as_(malee).post(f"{url}/moves/propose", {"task": task})
    assert answer.status_code == 409
    assert "มาลี แก้วใส เสนอแล้ว" in answer.text


def test_whose_turn_it_is_not_gets_403(letter, url, as_, malee, preecha):
    answer = as_(preecha).post(f"{url}/moves/propose", {"task": task_of(letter, "propose")})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["", "/circulation", "/endorsements"])
def test_who_may_not_see_the_letter_gets_404(letter, url, as_, anong, path):
    assert as_(anong).get(url + path).status_code == 404


@pytest.mark.parametrize("path", ["moves/propose", "acknowledge", "recall", "cancel", "readers"])
def test_who_may_not_see_the_letter_can_do_nothing(letter, url, as_, anong, path):
    assert as_(anong).post(f"{url}/{path}", {"task": 1}).status_code == 404


def test_what_was_sent_is_recalled_from_it(letter, url, as_, malee, preecha, post, now):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), at=now)
    page = as_(malee).get(url)
    assert "ดึงกลับ" in page.text
    as_(malee).post(f"{url}/recall", {"step": last_step(letter).pk})
    assert last_step(letter).kind == "recalled"


def test_a_wrong_step_is_not_recalled(letter, url, as_, malee):
    assert as_(malee).post(f"{url}/recall", {"step": "x"}).status_code == 403


def test_a_circulated_letter_is_acknowledged_from_it(letter, url, as_, malee, anong, now):
    circulate(by=malee, letter=letter.pk, people=[anong], at=now)
    assert "หนังสือเวียน รอท่านรับทราบ" in as_(anong).get(url).text
    assert as_(anong).post(f"{url}/acknowledge").status_code == 303
    assert "หนังสือเวียน รอท่านรับทราบ" not in as_(anong).get(url).text


def test_a_secret_letter_is_not_there_for_others(
    secret_letter, as_, malee, boonmee, preecha, wichai
):
    page = f"/saraban/incoming/{secret_letter.pk}"
    assert SECRET in as_(malee).get(page).text
    for person in (boonmee, preecha, wichai):
        assert as_(person).get(page).status_code == 404


def test_another_reader_is_named_from_it(secret_letter, as_, malee, somchai):
    page = f"/saraban/incoming/{secret_letter.pk}"
    assert as_(malee).post(f"{page}/readers", {"people": [somchai.pk]}).status_code == 303
    assert SECRET in as_(somchai).get(page).text
    assert as_(somchai).post(f"{page}/readers", {"people": [malee.pk]}).status_code == 403


def test_cancelling_needs_a_reason(letter, url, as_, malee):
    assert as_(malee).post(f"{url}/cancel", {"reason": " "}).status_code == 422
    assert as_(malee).post(f"{url}/cancel", {"reason": "ลงซ้ำ"}).status_code == 303
    assert "หนังสือฉบับนี้ยกเลิกการรับแล้ว" in as_(malee).get(url).text


def test_every_panel_can_be_opened(letter, url, as_, malee, wanchai, prasert, engineering, now):
    for verb in ("propose", "forward", "close"):
        assert f"moves/{verb}" in as_(malee).get(f"{url}?do={verb}").text
    forward(by=malee, task=task_of(letter, "propose"), offices=[engineering], at=now)
    for verb in ("receive", "forward", "refuse"):
        assert f"moves/{verb}" in as_(wanchai).get(f"{url}?do={verb}").text
    as_(wanchai).post(f"{url}/moves/receive", {"task": task_of(letter, "receive")})
    for verb in ("assign", "reply", "close", "forward", "return"):
        assert f"moves/{verb}" in as_(prasert).get(f"{url}?do={verb}").text


def test_it_asks_the_database_the_same_however_long_the_path(
    letter, url, as_, malee, preecha, post, now, django_assert_max_num_queries, bangrak
):
    browser = as_(malee)
    browser.get(url)
    with django_assert_max_num_queries(30, using="cell_01"):
        browser.get(url)


def test_the_endorsements_are_a_pdf(letter, url, as_, malee, preecha, post, now):
    propose(by=malee, task=task_of(letter, "propose"), to=post("clerk"), note="เพื่อทราบ", at=now)
    answer = as_(malee).get(f"{url}/endorsements")
    assert answer["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
