"""The page of holidays: national ones are there, the local admin notes what differs."""

import pytest

from workdays.models import Holiday

URL = "/booking/holidays"
FESTIVAL = {"day": "10/3/2569", "off": "off", "name": "งานประจำปีของตำบล"}


def test_national_days_are_listed_to_everybody(as_, somchai):
    page = as_(somchai).get(f"{URL}?year=2569").content.decode()
    assert "มาฆบูชา" in page
    assert '<form method="post" novalidate>' not in page


def test_the_local_admin_notes_a_day_and_takes_it_out(as_, sunee):
    browser = as_(sunee)
    assert browser.post(URL, FESTIVAL).url == f"{URL}?year=2569"
    assert "งานประจำปีของตำบล" in browser.get(f"{URL}?year=2569").content.decode()
    holiday = Holiday.objects.get()
    browser.post(f"{URL}/{holiday.pk}/forget")
    assert not Holiday.objects.exists()
    assert browser.post(f"{URL}/{holiday.pk}/forget").status_code == 404


def test_a_holiday_that_is_worked_says_what_it_was(as_, sunee):
    browser = as_(sunee)
    browser.post(URL, {"day": "3/3/2569", "off": "worked", "name": "เลือกตั้ง"})
    day = next(d for d in browser.get(f"{URL}?year=2569").context["days"] if d["noted"])
    assert (day["name"], "มาฆบูชา" in day["was"]) == ("เลือกตั้ง", True)


def test_others_note_nothing(as_, preecha):
    assert as_(preecha).post(URL, FESTIVAL).status_code == 403
    assert as_(preecha).post(f"{URL}/1/forget").status_code == 403


@pytest.mark.parametrize("typed", [{"day": "31/2/2569"}, {"name": " "}, {"off": "x"}, {"day": ""}])
def test_what_cannot_be_stays_typed(as_, sunee, typed):
    answer = as_(sunee).post(URL, {**FESTIVAL, **typed})
    assert answer.status_code == 422
    assert not Holiday.objects.exists()


@pytest.mark.parametrize("year", ["", "0", "9999", "x", "๒๕๖๙", "-1"])
def test_any_year_in_the_address_is_answered(as_, somchai, year):
    assert as_(somchai).get(URL, {"year": year}).status_code == 200
