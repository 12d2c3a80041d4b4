"""A draft's page: what each person sees there and can do, and what they are told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Office, Person, Role
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.models import Draft, OutgoingLetter, Secrecy
from tests.conftest import NOON
from tests.modules.saraban.drafts import post_of, sent_to, signed, written

type SignIn = Callable[[Person], Client]


@pytest.fixture
def draft(
    anong: Person, boonmee: Person, malee: Person, prasert: Person, engineering: Office
) -> Draft:
    """A whole letter that is still with Anong."""
    return written(anong, engineering)


def page(client: Client, draft: Draft) -> str:
    """Return the words of a draft's page."""
    return client.get(f"/saraban/drafts/{draft.pk}").content.decode()


def act(client: Client, draft: Draft, verb: str, **typed: Any) -> Any:
    """Post one of the forms on a draft's page."""
    return client.post(f"/saraban/drafts/{draft.pk}/{verb}", {"revision": draft.revision, **typed})


def test_the_whole_way_by_the_buttons(
    as_: SignIn, draft: Draft, anong: Person, prasert: Person, boonmee: Person, malee: Person
) -> None:
    director = f"post-{post_of(Role.DIVISION_DIRECTOR, draft.office).pk}"
    mayor = f"post-{post_of(Role.CHIEF_EXECUTIVE).pk}"
    assert act(as_(anong), draft, "send", to=director)["Location"] == "/saraban/drafts"
    assert "รอท่านตรวจ" in page(as_(prasert), draft)
    assert act(as_(prasert), draft, "send", to=mayor, note="ถูกต้อง").status_code == 302
    assert "รอท่านลงนาม" in page(as_(boonmee), draft)
    assert act(as_(boonmee), draft, "sign").status_code == 302
    assert "รอท่านออกเลข" in page(as_(malee), draft)
    answer = act(as_(malee), draft, "issue", reservation="")
    letter = OutgoingLetter.objects.get()
    assert answer["Location"] == f"/saraban/outgoing/{letter.pk}"
    assert "ออกเลขแล้ว" in page(as_(anong), draft)


def test_a_named_person_goes_before_the_post(
    as_: SignIn, draft: Draft, anong: Person, prasert: Person
) -> None:
    mayor = f"post-{post_of(Role.CHIEF_EXECUTIVE).pk}"
    act(as_(anong), draft, "send", to=mayor, person=prasert.pk)
    draft.refresh_from_db()
    assert (draft.with_person, draft.with_role) == (prasert, "")


def test_nobody_chosen_or_no_word_why_is_told_on_the_page(
    as_: SignIn, draft: Draft, anong: Person, prasert: Person
) -> None:
    answer = act(as_(anong), draft, "send", note="ด่วนหน่อย")
    assert answer.status_code == 422
    assert "เลือกว่าจะเสนอต่อใคร" in answer.content.decode()
    assert "ด่วนหน่อย" in answer.content.decode()
    assert act(as_(anong), draft, "send", to="post-0").status_code == 422
    assert act(as_(anong), draft, "send", person="abc").status_code == 422
    sent_to(draft, prasert)
    answer = act(as_(prasert), draft, "return", note=" ")
    assert answer.status_code == 422
    assert "เขียนว่าให้แก้ไขอะไร" in answer.content.decode()


def test_who_read_an_older_revision_is_told(as_: SignIn, draft: Draft, boonmee: Person) -> None:
    sent_to(draft, boonmee)
    Draft.objects.filter(pk=draft.pk).update(revision=draft.revision + 1)
    answer = act(as_(boonmee), draft, "sign")
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.approved_at is None


def test_a_second_press_is_told_it_is_done(
    as_: SignIn, draft: Draft, boonmee: Person, malee: Person
) -> None:
    sent_to(draft, boonmee)
    assert act(as_(boonmee), draft, "sign").status_code == 302
    assert act(as_(boonmee), draft, "sign").status_code == 409
    assert act(as_(malee), draft, "issue").status_code == 302
    assert act(as_(malee), draft, "issue").status_code == 409
    assert OutgoingLetter.objects.count() == 1


@pytest.mark.parametrize("verb", ["send", "sign", "issue", "return", "take-back", "discard"])
def test_a_colleague_may_read_but_do_nothing(
    as_: SignIn, draft: Draft, wanchai: Person, verb: str
) -> None:
    assert "รอท่าน" not in page(as_(wanchai), draft)
    assert act(as_(wanchai), draft, verb, note="x").status_code == 403


@pytest.mark.parametrize("verb", ["send", "sign", "issue", "return", "take-back", "discard"])
def test_a_stranger_is_told_of_nothing(
    as_: SignIn, draft: Draft, somchai: Person, verb: str
) -> None:
    assert act(as_(somchai), draft, verb, note="x").status_code == 404


def test_a_secret_draft_is_hidden_from_lists_and_pages(
    as_: SignIn, draft: Draft, anong: Person, wanchai: Person
) -> None:
    Draft.objects.filter(pk=draft.pk).update(secrecy=Secrecy.SECRET)
    draft.readers.create(person=anong, named_by=anong, named_at=NOON)
    assert as_(wanchai).get(f"/saraban/drafts/{draft.pk}").status_code == 404
    assert draft.subject not in as_(wanchai).get("/saraban/drafts").content.decode()
    assert draft.subject in as_(anong).get("/saraban/drafts").content.decode()


def test_a_reserved_number_can_be_chosen_and_a_wrong_one_is_refused(
    as_: SignIn, draft: Draft, boonmee: Person, malee: Person
) -> None:
    kept = reserve_number(
        by=malee, office=draft.office, book="letters", reason="ถึงจังหวัด", at=timezone.now()
    )
    signed(draft, boonmee)
    assert "จองไว้: ถึงจังหวัด" in page(as_(malee), draft)
    assert act(as_(malee), draft, "issue", reservation="999").status_code == 422
    assert act(as_(malee), draft, "issue", reservation=kept.pk).status_code == 302
    assert OutgoingLetter.objects.get().number == kept.number


def test_the_list_asks_the_same_number_of_queries_however_long(
    as_: SignIn, draft: Draft, anong: Person, engineering: Office, town: Any
) -> None:
    def asked() -> int:
        client = as_(anong)
        with CaptureQueriesContext(connections[town.cell]) as queries:
            assert client.get("/saraban/drafts").status_code == 200
        return len(queries)

    few = asked()
    for _more in range(5):
        written(anong, engineering)
    assert asked() == few


def test_the_paper_is_a_pdf_and_its_page_a_picture(
    as_: SignIn, draft: Draft, anong: Person
) -> None:
    client = as_(anong)
    assert client.get(f"/saraban/drafts/{draft.pk}/paper").content.startswith(b"%PDF")
    answer = client.get(f"/saraban/drafts/{draft.pk}/pages/1")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert client.get(f"/saraban/drafts/{draft.pk}/pages/9").status_code == 404


@pytest.mark.parametrize("name", ["malee", "somchai", "prasert", "preecha", "boonmee", "wichai"])
def test_every_role_opens_the_list_and_starts_a_draft(
    as_: SignIn, name: str, request: pytest.FixtureRequest
) -> None:
    client = as_(request.getfixturevalue(name))
    assert client.get("/saraban/drafts").status_code == 200
    answer = client.post("/saraban/drafts/new", {"kind": "internal_memo"})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
