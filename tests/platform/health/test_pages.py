"""Pages for those who run the platform."""

import json
import logging

import pytest
from django.test import Client

from health.logs import OneLine


@pytest.fixture
def visitor(databases):
    """Somebody at an address that belongs to no town."""
    return Client(headers={"host": "10.0.0.7"})


def test_says_that_the_process_lives_on_any_host(visitor):
    answer = visitor.get("/-/health")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_says_what_is_ready(visitor):
    answer = visitor.get("/-/ready")

    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "control": True,
        "cache": True,
        "cell_01": True,
        "cell_02": True,
    }


def test_a_database_that_is_away_makes_it_unready(visitor, settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["cell_02"], "NAME", "nowhere")
    from django.db import connections

    connections["cell_02"].close()

    answer = visitor.get("/-/ready")

    assert answer.status_code == 503
    assert answer.json()["cell_02"] is False
    assert answer.json()["cell_01"] is True


def test_figures_are_shown_to_who_has_the_token(visitor, settings):
    assert visitor.get("/-/metrics").status_code == 404
    settings.METRICS_TOKEN = "a-long-token"
    assert visitor.get("/-/metrics").status_code == 404
    assert visitor.get("/-/metrics", headers={"authorization": "Bearer no"}).status_code == 404

    page = visitor.get("/-/metrics", headers={"authorization": "Bearer a-long-token"})

    assert page.status_code == 200
    assert b"thongthin_request_seconds" in page.content


def test_no_answer_is_without_a_request_id(visitor):
    ids = {visitor.get("/").headers["X-Request-Id"] for _ in range(3)}

    assert len(ids) == 3


def test_a_line_names_the_request_and_not_its_query(browser, caplog):
    caplog.set_level(logging.INFO, logger="request")

    answer = browser.get("/help?secret=1101400001118")

    [record] = [r for r in caplog.records if r.name == "request"]
    line = json.loads(OneLine().format(record))
    assert line["path"] == "/help"
    assert line["town"] == "t_000001"
    assert line["status"] == answer.status_code
    assert "1101400001118" not in json.dumps(line)


def test_a_line_says_in_which_town_the_work_stood(town):
    record = logging.LogRecord("files", logging.WARNING, __file__, 1, "%s หาย", ("แฟ้ม",), None)

    line = json.loads(OneLine().format(record))

    assert (line["message"], line["town"], line["level"]) == ("แฟ้ม หาย", town.schema, "warning")
