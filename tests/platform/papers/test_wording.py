"""Stored text becomes the wording of official paper."""

import pytest

from papers.body import paragraphs
from papers.glyphs import settable, unsettable
from papers.wording import official, place_names


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("ข้อ 5 และ 12.50 บาท", "ข้อ ๕ และ ๑๒.๕๐ บาท"),
        ("ดู https://www.dla.go.th/2567?id=9", "ดู https://www.dla.go.th/2567?id=9"),
        ("saraban_06140203@dla.go.th โทร. 035", "saraban_06140203@dla.go.th โทร. ๐๓๕"),
        ("กระดาษ A4 และ COVID-19 ปี 2564", "กระดาษ A4 และ COVID-19 ปี ๒๕๖๔"),
    ],
)
def test_digits_are_thai_but_for_addresses_and_latin_codes(stored: str, printed: str) -> None:
    assert official(stored).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    "kept", ["๑๐ บาท", "พ.ศ. ๒๕๖๗", "ต่าง ๆ", "๒๖ สิงหาคม ๒๕๖๗", "๐๙.๓๐ น.", "อย ๐๐๒๓.๓/ว ๕๖๗"]
)
def test_what_belongs_together_has_no_breaking_space(kept: str) -> None:
    assert kept.replace(" ", "\u00a0") in official(f"ณ {kept} นั้น")


def test_long_runs_of_digits_take_no_long_time() -> None:
    assert len(official("1" * 300_000)) == 300_000


def test_places_of_the_letter_are_known() -> None:
    texts = ["องค์การบริหารส่วนตำบลบางปะอิน", "99 ตำบลบ้านเลน อำเภอบางปะอิน", "จังหวัดพระนครศรีอยุธยา 13160"]
    assert place_names(texts) == ["พระนครศรีอยุธยา", "บางปะอิน", "บ้านเลน"]


def test_a_body_is_cut_in_paragraphs_and_numbered_items() -> None:
    typed = "ด้วย\n\n1. หนึ่ง\n1.1 สอง\n(1) สาม\n2) สี่\n2 คน\nจึงเรียนมา"
    cut = [(item["number"], item["level"], item["text"]) for item in paragraphs(typed)]
    assert cut == [
        ("", 0, "ด้วย"),
        ("๑.", 0, "หนึ่ง"),
        ("๑.๑", 1, "สอง"),
        ("(๑)", 2, "สาม"),
        ("๒)", 2, "สี่"),
        ("", 0, "๒\u00a0คน"),
        ("", 0, "จึงเรียนมา"),
    ]


def test_the_face_knows_its_own_signs() -> None:
    assert unsettable("กขฮ ๐๙ ฯ ๆ ABC “”–… ฿ \u00a0") == ""
    assert unsettable("ก😀中😀") == "😀中"
    assert settable("ก中ข") == "ก?ข"
