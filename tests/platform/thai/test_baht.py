"""Money in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.baht import baht_text, satang_of


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (1, "หนึ่งสตางค์"),
        (50, "ห้าสิบสตางค์"),
        (1_00, "หนึ่งบาทถ้วน"),
        (10_00, "สิบบาทถ้วน"),
        (11_00, "สิบเอ็ดบาทถ้วน"),
        (21_00, "ยี่สิบเอ็ดบาทถ้วน"),
        (101_00, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (100_25, "หนึ่งร้อยบาทยี่สิบห้าสตางค์"),
        (1_21, "หนึ่งบาทยี่สิบเอ็ดสตางค์"),
        (11_01, "สิบเอ็ดบาทหนึ่งสตางค์"),
        (123_456_00, "หนึ่งแสนสองหมื่นสามพันสี่ร้อยห้าสิบหกบาทถ้วน"),
        (1_000_001_00, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (1_000_000_00, "หนึ่งล้านบาทถ้วน"),
        (11_000_000_00, "สิบเอ็ดล้านบาทถ้วน"),
        (1_000_000_000_000_00, "หนึ่งล้านล้านบาทถ้วน"),
        (1_000_001_000_000_00, "หนึ่งล้านเอ็ดล้านบาทถ้วน"),
        (-5_00, "ลบห้าบาทถ้วน"),
    ],
)
def test_an_amount_in_words(satang: int, words: str) -> None:
    assert baht_text(satang) == words


@pytest.mark.parametrize("amount", [1.5, Decimal("1.5"), True, "1"])
def test_only_whole_satang_are_written(amount: object) -> None:
    with pytest.raises(TypeError):
        baht_text(amount)  # type: ignore[arg-type]


def test_half_a_satang_is_rounded_up() -> None:
    assert satang_of(Decimal("100.255")) == 10026
    assert satang_of(Decimal("-0.005")) == -1
    assert satang_of(Decimal("4166.67")) == 416667


@given(st.lists(st.integers(0, 10**16), min_size=2, max_size=2, unique=True))
def test_two_amounts_never_read_the_same(amounts: list[int]) -> None:
    assert baht_text(amounts[0]) != baht_text(amounts[1])
