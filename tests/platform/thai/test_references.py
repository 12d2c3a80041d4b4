"""One key for all writings of a document number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import thai
from thai.references import CODE_PATTERN, looks_like_reference, reference_key


@pytest.mark.parametrize(
    "written",
    [
        "อย 0023.3/ว567", "ที่ อย ๐๐๒๓.๓/ว ๕๖๗", "ที่อย0023.3/ว567", "อย. 0023.3 / ว. 567",
        "ด่วนที่สุด ที่ อย ๐๐๒๓.๓/ว ๕๖๗", "หนังสือที่ อย 0023.3/ว 567 ลงวันที่ 26 สิงหาคม 2567",
        "อย 0023.3\\ว0567", "อย\u00a00023.3／ว\u200b567", "ที่ : อย 0023.3/ว 567 ลว. 26 ส.ค. 67",
    ],
)  # fmt: skip
def test_every_writing_gives_the_same_key(written: str) -> None:
    assert reference_key(written) == "อย0023.3/ว567"
    assert looks_like_reference(written)


def test_what_differs_stays_apart() -> None:
    different = [
        "อย 0023.3/567",
        "อย 0023.3/ว567",
        "อย 00233/567",
        "อย 23.3/567",
        "มท 0023.3/567",
        "อย 0023.3/5671",
    ]
    assert len({reference_key(each) for each in different}) == len(different)


@pytest.mark.parametrize(
    "text", ["อย 72101/123", "ว 12", "123/2567", "อย 72101 (กพต)/12", "มท 0820.3", "123/1"]
)
def test_document_numbers_are_known(text: str) -> None:
    assert looks_like_reference(text)


@pytest.mark.parametrize(
    "text", ["", "ขอความอนุเคราะห์", "2567", "26/8/2567", "อย", "0 3588 1234", "x" * 10_000, "a/b"]
)
def test_other_text_is_not_taken_for_a_number(text: str) -> None:
    assert not looks_like_reference(text)


@pytest.mark.parametrize("code", ["อย 72101", "อย72101", "มท 0820.3", "สฎ 0023.3.1"])
def test_codes_of_offices_are_accepted(code: str) -> None:
    assert CODE_PATTERN.match(code)


@pytest.mark.parametrize(
    "code",
    ["อย", "72101", "อย 123", "อย 72101/1", "อย ๗๒๑๐๑", "อย 72101\n", "ab 72101", "อยอยอย 72101"],
)
def test_other_codes_are_refused(code: str) -> None:
    assert not CODE_PATTERN.match(code)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text: str) -> None:
    assert reference_key(reference_key(text)) == reference_key(text)


@given(st.integers(1000, 99999), st.integers(1, 9), st.integers(1, 99999), st.booleans())
def test_paper_and_keyboard_agree(code: int, sub: int, number: int, circular: bool) -> None:
    typed = f"อย {code}.{sub}/{'ว' if circular else ''}{number}"
    assert reference_key("ที่ " + thai(typed).replace("ว", "ว ")) == reference_key(typed)
