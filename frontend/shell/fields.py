"""Form fields of this door: dates of the Buddhist era, and several files at once."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from frontend.shell.spoken import in_english, typed_date
from thai.dates import BANGKOK, UnreadableDate, read_date

# The words of `UnreadableDate` say in Thai what exactly is wrong; this says it in English.
UNREADABLE = gettext_noop("อ่านวันที่นี้ไม่ได้ พิมพ์ เช่น 26/8/2567")


class ThaiDateInput(forms.TextInput):
    """A text box beside which the calendar of the Buddhist era opens."""

    is_thai_date = True

    def format_value(self, value: Any) -> str | None:
        """Show a day as 26 ส.ค. 2567, in English 26/8/2024; what was typed as it was typed."""
        return typed_date(value) if isinstance(value, date) else value


class ThaiDateField(forms.Field):
    """A day typed in พ.ศ. or ค.ศ., as `thai.dates.read_date` reads it; cleans to `date`."""

    widget = ThaiDateInput

    def to_python(self, value: Any) -> date | None:
        """Return the Gregorian day, or None when nothing was typed.

        Raises `ValidationError` with the Thai words of `UnreadableDate`.
        """
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return read_date(str(value), today=timezone.now().astimezone(BANGKOK).date())
        except UnreadableDate as unreadable:
            words = _(UNREADABLE) if in_english() else str(unreadable)
            raise forms.ValidationError(words, code="unreadable") from unreadable


class FilesInput(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Several files at once; cleans to a list of uploads, empty when none came and none must."""

    widget = FilesInput
    default_error_messages = {
        "empty": gettext_lazy("ไฟล์ “%(name)s” ว่างเปล่า ตรวจไฟล์แล้วเลือกใหม่"),
    }

    def to_python(self, value: Any) -> list[UploadedFile]:
        """Return the uploads. Raises `ValidationError` naming a file that is empty."""
        uploads = value if isinstance(value, list) else [value] if value else []
        for upload in uploads:
            if not upload.size:
                raise forms.ValidationError(
                    self.error_messages["empty"],
                    code="empty",
                    params={"name": upload.name},
                )
        return uploads
