"""Who is written to decides greeting and closing."""

import pytest

from papers.salutations import FORMS, Addressee, suggested_for


@pytest.mark.parametrize(
    ("recipient", "addressee"),
    [
        ("นายอำเภอบางปะอิน", Addressee.ORDINARY),
        ("นายกเทศมนตรีเมืองบางรัก", Addressee.ORDINARY),
        ("นายกรัฐมนตรี", Addressee.HIGH_OFFICE),
        ("ประธานศาลฎีกา", Addressee.HIGH_OFFICE),
        ("เจ้าอาวาสวัดพนัญเชิง", Addressee.MONK),
        ("สมเด็จพระพุฒาจารย์", Addressee.SOMDET_MONK),
    ],
)
def test_the_forms_follow_from_the_recipient(recipient: str, addressee: Addressee) -> None:
    assert suggested_for(recipient) == FORMS[addressee]


def test_every_group_has_a_name_and_both_forms() -> None:
    for addressee in Addressee:
        assert addressee.thai
        assert all(FORMS[addressee])
