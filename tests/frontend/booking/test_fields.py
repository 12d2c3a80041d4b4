"""Form fields of booking: what is said of wrong words, in the language of the page."""

import pytest
from django import forms
from django.utils import translation

from frontend.booking.fields import words_field

FIELD = words_field("ชื่อ", 5)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "ยาวเกินไป ย่อให้ไม่เกิน 5 ตัวอักษร"),
        ("en", "Too long. Shorten it to 5 characters."),
    ],
)
def test_words_that_are_too_long_are_refused_in_the_language_of_the_page(language, said):
    with translation.override(language):
        with pytest.raises(forms.ValidationError) as refused:
            FIELD.clean("สำนักปลัดเทศบาล")
        assert refused.value.messages == [said]
