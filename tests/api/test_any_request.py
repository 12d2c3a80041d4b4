"""Whatever is sent as the description allows, the API answers: never with an error of ours."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings

OPENAPI = Path(__file__).parents[2] / "api" / "openapi.yaml"
DESCRIPTION = schemathesis.openapi.from_dict(yaml.safe_load(OPENAPI.read_text()))
OPERATIONS = [found.ok() for found in DESCRIPTION.get_all_operations()]
EXAMPLES = 2  # of each operation
CONSIDERED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def program(boonmee, room, hall, pickup, driver, matrix, program_of):
    """A program of the mayor, who may do most things."""
    return program_of(boonmee)


@pytest.mark.parametrize("module", ["saraban", "booking"])
def test_no_request_breaks_it(program, module):
    for operation in OPERATIONS:
        if f"/{module}/" in operation.path:
            CONSIDERED(given(operation.as_strategy())(lambda case: ask(program, case)))()


def ask(program: Any, case: Any) -> None:
    """Send a case; what it is refused for is said in JSON, unless there is no such address."""
    answer = send(program, case)
    told = (case.method, case.formatted_path, case.query, case.body, answer.content[:300])
    assert answer.status_code < 500, told
    if answer.status_code >= 400 and answer.status_code != 404:
        assert answer["Content-Type"] == "application/problem+json", told


def send(program: Any, case: Any) -> Any:
    """Send a case with the token of the program."""
    address, query = case.formatted_path, dict(case.query or {})
    if case.method == "GET":
        return program.client.get(address, query)
    key = (case.headers or {}).get("Idempotency-Key", "schema-key-1")
    body: dict[str, Any] = {"data": case.body, "content_type": "application/json"}
    if case.media_type != "application/json":
        fields = case.body if isinstance(case.body, dict) else {}
        body = {"data": {name: str(value) for name, value in fields.items() if name}}
    return program.client.post(
        address, query_params=query, headers={"idempotency-key": key}, **body
    )
