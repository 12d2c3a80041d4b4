"""The form that reserves a number."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import labels
from modules.saraban.books import Book


class ReserveForm(forms.Form):
    """In which book, for what, until when."""

    book = forms.ChoiceField(
        label=_("ทะเบียน"),
        choices=labels(Book.choices),
        widget=forms.RadioSelect,
        initial=Book.LETTERS,
    )
    office = forms.ChoiceField(label=_("เจ้าของเรื่อง"))
    reason = forms.CharField(
        label=_("เหตุผลที่จอง"), required=False, help_text=_("เช่น หนังสือรอลงนามวันพรุ่งนี้")
    )
    expires_on = ThaiDateField(label=_("ใช้ได้ถึงวันที่"), required=False)

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"] = forms.ChoiceField(
            label=_("เจ้าของเรื่อง"), choices=[(str(one.pk), one.name) for one in offices]
        )
        self.offices = {str(one.pk): one for one in offices}
