"""The page of components, in development only."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frontend.shell import showcase_words as words
from frontend.shell.fields import FilesField, ThaiDateField


class Sample(forms.Form):
    """One field of each kind."""

    reference = forms.CharField(label="ที่", initial="พจ 0023.3/ว 2087")
    sender = forms.CharField(label="จาก", help_text="พิมพ์สองสามตัวแรก ชื่อที่เคยใช้จะขึ้นมา")
    dated = ThaiDateField(label="ลงวันที่", help_text="พิมพ์ได้ เช่น 27/11/69 หรือ 27 พ.ย. 2569")
    subject = forms.CharField(label="เรื่อง", widget=forms.Textarea, initial=words.LONG_SUBJECT)
    channel = forms.ChoiceField(
        label="ช่องทาง", choices=[("paper", "กระดาษ"), ("email", "อีเมลสารบรรณ")]
    )
    urgency = forms.ChoiceField(
        label="ชั้นความเร็ว", widget=forms.RadioSelect, choices=words.URGENCIES, initial="very"
    )
    offices = forms.MultipleChoiceField(
        label="มอบ", widget=forms.CheckboxSelectMultiple, choices=words.OFFICES, initial=["1", "3"]
    )
    secret = forms.CharField(label="รหัสผ่าน", widget=forms.PasswordInput)
    sure = forms.BooleanField(label="ยืนยันว่าเป็นคนละฉบับ", help_text="ระบบจะบันทึกเหตุผลไว้ในทะเบียน")
    locked = forms.CharField(label="เลขรับ", initial="ออกให้เมื่อลงรับ", disabled=True)
    letter = FilesField(label="ไฟล์หนังสือ", required=False)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, light beside dark."""
    sides = [_side(theme) for theme in ("light", "dark")]
    return render(
        request,
        "shell/showcase.html",
        {"sides": sides, "parts": words.PARTS, "icons": words.icons()},
    )


def _side(theme: str) -> dict[str, Any]:
    wrong = Sample(
        {f"w-{theme}-dated": "31/2/2569", f"w-{theme}-sender": "อบต.ญี่ปุ่น"}, prefix=f"w-{theme}"
    )
    wrong.add_error(None, "เคยรับหนังสือฉบับนี้แล้วเมื่อ 20 พ.ย. 2569")
    return {
        "theme": theme,
        "pages": words.pages(),
        "form": Sample(prefix=theme),
        "wrong": wrong,
        "years": [(2569, 2569), (2568, 2568)],
        **words.SAMPLES,
    }
