"""How long to wait before starting again."""

import pytest

from embedded.children import EmbeddedError
from embedded.patience import Patience


def test_each_wait_is_twice_the_one_before() -> None:
    patience = Patience("web", first_wait=0.5, steady=30, most=4)
    assert [patience.fell(0.0) for _ in range(4)] == [0.5, 1, 2, 4]


def test_it_ends_with_one_fall_too_many() -> None:
    patience = Patience("web", first_wait=0.5, steady=30, most=1)
    patience.fell(0.0)
    with pytest.raises(EmbeddedError, match="web fell 2 times"):
        patience.fell(1.0)


def test_a_steady_run_is_forgiven_its_earlier_falls() -> None:
    patience = Patience("web", first_wait=0.5, steady=30, most=1)
    patience.fell(0.0)
    patience.started(1.0)
    assert patience.fell(31.0) == 0.5
