"""The 77 provinces."""

import pytest

from thai.provinces import PROVINCES, UnknownProvince, province


def test_there_are_77_and_no_twins() -> None:
    assert len(PROVINCES) == 77
    for part in ("code", "name", "letters"):
        assert len({getattr(each, part) for each in PROVINCES}) == 77


def test_a_province_is_found_by_its_code() -> None:
    found = province("14")
    assert (found.name, found.letters) == ("พระนครศรีอยุธยา", "อย")


@pytest.mark.parametrize("code", ["", "00", "97", "๑๔", "1"])
def test_an_unknown_code_is_said_so(code: str) -> None:
    with pytest.raises(UnknownProvince):
        province(code)
