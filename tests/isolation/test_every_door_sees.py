"""The checks of every door do see: each leak that is let into the product turns one of them red."""

import logging
from dataclasses import replace

import pytest
from django.core.cache import cache, caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

import api.authentication
import files.keys
import tenants.middleware
from accounts.duties import Viewer
from accounts.models import Office, Person, Role, Session
from accounts.sessions import SessionStore
from database.place import standing_in
from database.work import atomic
from frontend.shell.middleware import KeptByNobody
from tenants.middleware import InTown
from tests.conftest import undone
from tests.isolation.every_door_checks import (
    changed,
    foreign_marks,
    opened,
    rows_now,
    strangers_let_in,
    stray_files,
    stray_keys,
    stray_lines,
)
from tests.isolation.every_door_rounds import log, towns
from tests.isolation.every_door_table import PAGES
from tests.isolation.every_door_visits import Door, Visit, browser, doors, knock, signed_in

__all__ = ["log", "towns"]  # fixtures
LOOKED_AT = ("", "saraban/registers/incoming", "api/v1/saraban/incoming")


def round_of(client, **more) -> list[Visit]:
    """Knock at a few doors."""
    chosen = [door for door in doors() if door.route in LOOKED_AT]
    assert len(chosen) == len(LOOKED_AT)
    return [knock(client, door, f"/{door.route}", **more) for door in chosen]


@pytest.fixture
def registry(towns):
    """The registry of the first town, signed in."""
    return signed_in(towns[0], towns[0].people[Role.REGISTRY_CENTRAL])


def stranger(towns, number: int = 1):
    """The registry of another town, with its session, at the address of the first."""
    return signed_in(towns[number], towns[number].people[Role.REGISTRY_CENTRAL], host=towns[0])


def test_a_town_chosen_by_a_header_is_seen(towns, registry, monkeypatch):
    named = {"HTTP_X_FORWARDED_HOST": towns[1].host}
    assert foreign_marks(towns[0], round_of(registry, **named)) == []
    answer = InTown.__call__

    def trusting(self, request):
        request.META["HTTP_HOST"] = request.META.get("HTTP_X_FORWARDED_HOST", "")
        return answer(self, request)

    monkeypatch.setattr(InTown, "__call__", trusting)
    client = stranger(towns)  # the same cookie would not do in the other town
    assert foreign_marks(towns[0], round_of(client, **named))


def test_a_wrong_search_path_is_seen(towns, monkeypatch):
    at = tenants.middleware.tenant_at
    monkeypatch.setattr(
        tenants.middleware, "tenant_at", lambda host: replace(at(host), place=towns[1].place)
    )
    visits = round_of(stranger(towns))
    assert strangers_let_in(visits)
    assert foreign_marks(towns[0], visits)


def test_a_session_that_is_looked_up_in_every_town_is_seen(towns, monkeypatch):
    assert strangers_let_in(round_of(stranger(towns))) == []
    load = SessionStore.load

    def wherever(self):
        key = self.session_key
        found = load(self)
        if not found and key:
            with standing_in(towns[2].place), atomic():  # in the other cell: one more connection
                row = Session.objects.filter(session_key=key).first()
                found = self.decode(row.session_data) if row else {}
        return found

    monkeypatch.setattr(SessionStore, "load", wherever)
    assert strangers_let_in(round_of(stranger(towns, 2))) == []  # the password's hash differs
    monkeypatch.setattr(Person, "get_session_auth_hash", lambda self: "the same for all")
    assert strangers_let_in(round_of(stranger(towns, 2)))


def test_a_token_that_is_looked_up_by_its_digest_alone_is_seen(towns, monkeypatch):
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {towns[2].tokens[Role.REGISTRY_CENTRAL]}"}
    assert strangers_let_in(round_of(browser(towns[0]), **bearer)) == []
    use = api.authentication.use_token

    def wherever(*, digest, at):
        with standing_in(towns[2].place), atomic():
            found = use(digest=digest, at=at)
        return found and (Person.objects.get(pk=found[0].pk), None)

    monkeypatch.setattr(api.authentication, "use_token", wherever)
    assert strangers_let_in(round_of(browser(towns[0]), **bearer))


def test_an_answer_kept_by_its_address_alone_is_seen(towns, registry, monkeypatch):
    answer, kept = KeptByNobody.__call__, {}

    def keeping(self, request):
        if request.path not in kept:
            kept[request.path] = answer(self, request).content
        return HttpResponse(kept[request.path])

    monkeypatch.setattr(KeptByNobody, "__call__", keeping)
    round_of(signed_in(towns[1], towns[1].people[Role.REGISTRY_CENTRAL]))
    assert foreign_marks(towns[0], round_of(registry))


def test_a_file_that_lies_under_no_town_is_seen(towns, monkeypatch):
    assert stray_files(towns) == []
    monkeypatch.setattr(files.keys, "key_here", lambda key: key)
    name = default_storage.save(files.keys.content_key("ab" * 32), ContentFile(b"CNRY-1"))
    try:
        assert stray_files(towns) == [name]
    finally:
        default_storage.delete(name)


def test_a_file_of_one_town_under_another_is_seen(towns):
    with standing_in(towns[0].place):
        name = default_storage.save(files.keys.content_key("cd" * 32), ContentFile(b"CNRY-2"))
    try:
        assert stray_files(towns) == [name]
    finally:
        default_storage.delete(name)


def test_a_cache_key_without_a_town_is_seen(towns, monkeypatch):
    before = stray_keys()
    monkeypatch.setattr(caches["default"], "key_func", lambda key, prefix, version: key)
    cache.set("letters", "CNRY-1")
    try:
        assert stray_keys() == [*before, "letters"]
    finally:
        cache.delete("letters")


def test_a_door_without_forms_of_its_own_is_seen(towns, registry, monkeypatch):
    door = Door("notices/read", ())
    assert knock(registry, door, "/notices/read", "POST").status == 403
    monkeypatch.setattr(CsrfViewMiddleware, "process_view", lambda *anything: None)
    careless = signed_in(towns[0], towns[0].people[Role.REGISTRY_CENTRAL])
    with standing_in(towns[0].place), undone(towns[0].place):
        assert knock(careless, door, "/notices/read", "POST").status != 403


def test_a_page_that_writes_when_it_is_looked_at_is_seen(towns, registry, monkeypatch):
    place, answer = towns[0].place, KeptByNobody.__call__

    def writing(self, request):
        Office.objects.filter(parent=None).update(phone=str(timezone.now()))
        return answer(self, request)

    with standing_in(place), undone(place):
        before = rows_now(place)
        round_of(registry)
        assert changed(before, rows_now(place)) == []
        monkeypatch.setattr(KeptByNobody, "__call__", writing)
        round_of(registry)
        assert changed(before, rows_now(place)) == ["accounts_office"]


def test_a_role_that_is_not_asked_for_is_seen(towns, monkeypatch):
    officer = signed_in(towns[0], towns[0].people[Role.OFFICER])
    door = Door("office/people", ())
    assert not opened(knock(officer, door, "/office/people"))
    monkeypatch.setattr(Viewer, "is_any", lambda *anything: True)
    assert opened(knock(officer, door, "/office/people"))
    assert Role.OFFICER not in PAGES[door.route]


def test_a_line_of_the_log_with_words_of_another_town_is_seen(towns, log):
    before = stray_lines(log.lines, towns)
    with standing_in(towns[0].place):
        logging.getLogger("accounts").warning("refused %s", towns[1].mark)
    assert len(stray_lines(log.lines, towns)) == len(before) + 1
    log.lines.pop()
