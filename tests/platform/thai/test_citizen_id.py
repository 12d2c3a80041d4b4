"""The 13-digit citizen number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.citizen_id import (
    WrongCitizenId,
    hidden_citizen_id,
    is_citizen_id,
    read_citizen_id,
    screen_citizen_id,
)
from thai.digits import thai

GOOD = "1101400001118"


@pytest.mark.parametrize(
    "typed", [GOOD, "1-1014-00001-11-8", thai(GOOD), " 1 1014 00001 11 8\u200b"]
)
def test_a_right_number_is_read(typed: str) -> None:
    assert read_citizen_id(typed) == GOOD
    assert is_citizen_id(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1101400001117",
        GOOD[:-1],
        GOOD + "8",
        "9101400001110",
        "abc",
        "١١٠١٤٠٠٠٠١١١٨",
        "1" * 9_999,
    ],
)
def test_a_wrong_number_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(WrongCitizenId, match="กรุณาตรวจ") as refused:
        read_citizen_id(typed)
    assert not typed or typed not in str(refused.value)
    assert not is_citizen_id(typed)


def test_a_number_is_shown_as_on_the_card_or_hidden() -> None:
    assert screen_citizen_id(GOOD) == "1-1014-00001-11-8"
    assert hidden_citizen_id(GOOD) == "x-xxxx-xxxx1-11-8"


@given(st.integers(10**11, 9 * 10**11 - 1))
def test_exactly_one_check_digit_is_right(first_twelve: int) -> None:
    assert sum(is_citizen_id(f"{first_twelve}{check}") for check in range(10)) == 1
