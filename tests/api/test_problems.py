"""Whoever refuses a program, and wherever, it is told as problem details."""

import pytest
from django.test import Client

from tenants.commands.choose_modules import choose_modules
from tenants.modules import installed
from tests.conftest import NOON

PROBLEM = "application/problem+json"


@pytest.fixture
def only_saraban(bangrak):
    """Bang Rak, with booking closed for the time of the test."""
    choose_modules(tenant=bangrak, modules=["saraban"], by="สมศรี", at=NOON)
    yield bangrak
    choose_modules(tenant=bangrak, modules=installed(), by="สมศรี", at=NOON)


def told(answer, status, name):
    """Return the problem of an answer, once it is one."""
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    body = answer.json()
    assert (body["type"], body["status"]) == (f"/api/problems/{name}", status)
    assert {"title", "detail", "instance"} <= set(body)
    return body


def test_a_closed_module_is_a_problem_for_programs_and_a_page_for_people(
    only_saraban, browser, as_, malee
):
    for address in ("/api/v1/booking/bookings", "/api/v1/booking/bookings/1/approve"):
        told(browser.get(address), 404, "not-found")
        assert "ไม่ได้เปิดใช้งาน" in told(as_(malee).post(address), 404, "not-found")["detail"]
    page = as_(malee).get("/booking/")
    assert (page.status_code, page["Content-Type"].split(";")[0]) == (404, "text/html")


def test_an_address_that_is_none_is_a_problem_too(browser):
    told(browser.get("/api/v1/nothing"), 404, "not-found")
    told(browser.get("/api/v9"), 404, "not-found")
    assert browser.get("/api/problems/nothing")["Content-Type"].startswith("text/html")


def test_a_town_that_is_none_is_a_problem_too(databases):
    told(
        Client(headers={"host": "nowhere.localhost"}).get("/api/v1/booking/bookings"),
        404,
        "not-found",
    )


def test_what_the_problem_says_keeps_the_headers_of_the_page(rf):
    from django.http import HttpResponse

    from api.middleware import ProblemsForPrograms

    page = HttpResponse("<p>ไม่พร้อม", status=503, headers={"Retry-After": "10"})
    answer = ProblemsForPrograms(lambda _request: page)(rf.get("/api/v1/booking/bookings"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert b"/api/problems/unavailable" in answer.content


@pytest.mark.parametrize("name", ["not-found", "unavailable", "failed", "permission-denied"])
def test_each_problem_has_a_page_that_says_what_it_means(browser, name):
    assert browser.get(f"/api/problems/{name}").status_code == 200
