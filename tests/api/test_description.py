"""The description of the API."""

from pathlib import Path

import yaml
from django.core.management import call_command

OPENAPI = Path(__file__).parents[2] / "api" / "openapi.yaml"


def test_the_committed_description_is_the_apis(tmp_path):
    """Run `make openapi` after a change of the API, and look at what changed."""
    fresh = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(fresh), validate=True, fail_on_warn=True)

    assert yaml.safe_load(fresh.read_text()) == yaml.safe_load(OPENAPI.read_text())


def test_is_served_by_us_alone(browser):
    page = browser.get("/api/docs")

    assert page.status_code == 200
    assert b"https://" not in page.content
    assert browser.get("/api/docs.js").status_code == 200
    assert browser.get("/api/openapi.yaml")["Content-Type"] == "application/yaml"


def test_each_problem_has_a_page(browser):
    assert "ลงทะเบียน" in browser.get("/api/problems/already-registered").content.decode()
    assert browser.get("/api/problems/nothing").status_code == 404
