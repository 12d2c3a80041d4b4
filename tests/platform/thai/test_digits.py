"""Thai digits go out on paper and come in as Arabic."""

from hypothesis import given
from hypothesis import strategies as st

from thai.digits import arabic, thai


def test_paper_has_thai_digits() -> None:
    assert thai("ที่ อย 0023.3/ว 567") == "ที่ อย ๐๐๒๓.๓/ว ๕๖๗"
    assert thai(-2567) == "-๒๕๖๗"


def test_digits_of_other_scripts_are_left_alone() -> None:
    assert arabic("๑٢²3") == "1٢²3"


@given(st.integers())
def test_a_number_comes_back_from_paper(number: int) -> None:
    assert arabic(thai(number)) == str(number)
