"""Who a program is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Person


@pytest.fixture
def program(malee, organisation, program_of):
    return program_of(malee)


def status_of(program, **headers):
    return program.client.get("/api/v1/saraban/incoming", headers=headers).status_code


def test_a_token_opens_what_its_person_may_see(program):
    assert status_of(program) == 200
    program.row.refresh_from_db()
    assert program.row.used_at is not None


@pytest.mark.parametrize(
    "header", ["Bearer tt_no", "Bearer ", "Basic bWFsZWU6", "Token tt_malee", "tt_malee"]
)
def test_anything_else_is_401_with_a_challenge(program, header):
    answer = program.client.get("/api/v1/saraban/incoming", headers={"authorization": header})

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_nobody_is_401(browser, organisation):
    assert browser.get("/api/v1/saraban/incoming").status_code == 401


def test_a_token_in_the_address_is_refused(program):
    answer = program.client.get("/api/v1/saraban/incoming?token=tt_malee")

    assert answer.status_code == 400


def test_a_revoked_or_run_out_token_is_nobody(program):
    type(program.row).objects.filter(pk=program.row.pk).update(expires_on=date(2020, 1, 1))
    assert status_of(program) == 401
    type(program.row).objects.filter(pk=program.row.pk).update(
        expires_on=None, revoked_at=timezone.now() - timedelta(days=1)
    )
    assert status_of(program) == 401


def test_a_person_who_was_disabled_has_no_program(program, malee):
    Person.objects.filter(pk=malee.pk).update(disabled_at=timezone.now())

    assert status_of(program) == 401


def test_the_browsers_session_reads_and_writes_only_with_its_csrf_token(browser, malee):
    browser.force_login(malee)
    browser.handler.enforce_csrf_checks = True
    headers = {"idempotency-key": "session-key-1"}

    assert browser.get("/api/v1/saraban/incoming").status_code == 200
    answer = browser.post("/api/v1/saraban/incoming", {}, headers=headers)
    assert answer.status_code == 403
