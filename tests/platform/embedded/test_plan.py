"""What runs follows from the environment."""

from pathlib import Path

import pytest

from embedded.children import EmbeddedError
from embedded.plan import manage_plan, read_plan
from embedded.services import Services

HERE = Path("/srv/thongthin")


def test_with_nothing_set_everything_is_embedded() -> None:
    plan = read_plan({}, root=HERE)
    assert plan.services == {"postgres", "valkey"}
    assert plan.environment["PORT"] == "8000"
    assert plan.environment["BASE_DOMAIN"] == "localhost"
    assert plan.environment["DATA_DIR"] == "/srv/thongthin/.data"
    assert [step.name for step in plan.steps] == ["prepare"]
    assert [program.name for program in plan.programs] == ["worker", "relay", "clock"]


def test_the_web_server_gets_the_port_that_was_asked_for() -> None:
    web = read_plan({"PORT": "8129", "HOST": "127.0.0.2"}, root=HERE).web.words
    assert web[web.index("--port") + 1] == "8129"
    assert web[web.index("--host") + 1] == "127.0.0.2"


@pytest.mark.parametrize("port", ["", "0", "65536", "eight", "-1", "٨٠٠٠"])
def test_what_is_no_port_is_refused_by_name(port: str) -> None:
    with pytest.raises(EmbeddedError, match="PORT"):
        read_plan({"PORT": port}, root=HERE)


@pytest.mark.parametrize(
    ("given", "embedded"),
    [
        ({"REDIS_URL": "redis://elsewhere"}, {"postgres"}),
        ({"DATABASE_URL": "postgresql://a/b", "CELL_URLS": "cell_01=postgresql://a/c"}, {"valkey"}),
        ({"DATABASE_URL": "postgresql://a/b"}, {"postgres", "valkey"}),  # the cell still needs one
        ({"REDIS_URL": ""}, {"postgres", "valkey"}),
    ],
)
def test_what_is_given_has_no_embedded_twin(given: dict[str, str], embedded: set[str]) -> None:
    assert read_plan(given, root=HERE).services == embedded


def test_addresses_that_were_given_are_not_replaced(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgresql://a/b", "REDIS_URL": "redis://elsewhere"}
    services = Services(read_plan({**given, "DATA_DIR": str(tmp_path)}, root=HERE))
    try:
        addresses = services.start()
    finally:
        services.stop()
    assert set(addresses) == {"CELL_URLS"}
    assert addresses["CELL_URLS"].startswith("cell_01=postgresql://thongthin@%2F")


def test_a_command_of_manage_runs_prepared_and_alone() -> None:
    plan = manage_plan(read_plan({}, root=HERE), ["demo", "--large"])
    assert [step.words[2:] for step in plan.steps] == [("prepare",), ("demo", "--large")]
    assert (plan.web, plan.programs, plan.welcome) == (None, (), None)
