"""Components say what they need, keep the policy, and put errors beside the field."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from frontend.shell.fields import ThaiDateField
from frontend.shell.showcase import components

FRONTEND = Path(settings.BASE_DIR) / "frontend"
COMPONENTS = sorted((FRONTEND / "components").glob("*.html"))
TEMPLATES = [*COMPONENTS, *sorted((FRONTEND / "shell").rglob("*.html"))]


class Letter(forms.Form):
    """What the tests type into."""

    subject = forms.CharField(label="เรื่อง", help_text="ตามหัวหนังสือ")
    dated = ThaiDateField(label="ลงวันที่")
    urgency = forms.ChoiceField(
        label="ชั้นความเร็ว",
        widget=forms.RadioSelect,
        choices=[("normal", "ปกติ"), ("very_urgent", "ด่วนมาก")],
    )


def field(form: forms.Form, name: str, **more: object) -> str:
    """Draw one field of a form."""
    return render_to_string("components/field.html", {"field": form[name], **more})


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_first_what_it_needs(path: Path) -> None:
    assert re.match(r"\{# .*Needs: .* #\}", path.read_text().splitlines()[0])


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_holds_no_inline_style_script_or_handler(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_is_shown_on_the_page_of_components(path: Path) -> None:
    if path.stem in ("icon", "register-head"):
        return  # parts that show inside others
    parts = [*(FRONTEND / "shell").rglob("*.html"), *COMPONENTS]
    name = f"components/{path.name}"
    assert any(name in part.read_text() for part in parts if part != path)


def test_the_page_of_components_shows_both_themes() -> None:
    html = components(RequestFactory().get("/-/components")).content.decode()
    assert html.count('data-theme="light"') == html.count('data-theme="dark"') == 8


def test_an_error_stands_beside_its_field_and_is_read_with_it() -> None:
    form = Letter({"subject": "", "dated": "31/2/2569"})
    html = field(form, "subject")
    assert "ยังไม่ได้กรอก" in html
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_subject_helptext"' in html
    assert 'id="id_subject_error"' in html


def test_a_date_that_cannot_be_read_says_how_to_write_it_and_stays_typed() -> None:
    html = field(Letter({"dated": "31/2/2569"}), "dated")
    assert "26/8/2567" in html
    assert 'value="31/2/2569"' in html


def test_a_date_is_shown_in_the_buddhist_era() -> None:
    from datetime import date

    form = Letter(initial={"dated": date(2024, 8, 26)})
    assert 'value="26 ส.ค. 2567"' in field(form, "dated")


def test_the_sum_of_errors_links_to_each_field() -> None:
    form = Letter({"subject": "ขอปั๊ม", "dated": "x"})
    html = render_to_string("components/form-errors.html", {"form": form})
    assert 'href="#id_dated"' in html
    assert 'href="#id_urgency"' in html
    assert html.count("<a ") == 2


def test_urgency_is_a_word_and_a_shape() -> None:
    html = field(Letter(), "urgency")
    assert "i-u2" in html
    assert html.count("i-u") == 1


def test_what_was_typed_is_never_read_as_html() -> None:
    html = field(Letter({"subject": '"><script>alert(1)</script>'}), "subject")
    assert "<script>" not in html


def test_a_word_that_is_no_secrecy_shows_nothing() -> None:
    assert render_to_string("components/secrecy.html", {"label": "ไม่ลับ"}).strip() == ""
    assert "ลับที่สุด" in render_to_string("components/secrecy.html", {"label": "ลับที่สุด"})
