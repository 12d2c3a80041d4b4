"""Whom a letter is sent round to; decides nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Office, Person
from frontend.shell.fields import ThaiDateField

type Staff = Sequence[tuple[Person, str, Office]]


class CirculateForm(forms.Form):
    """Whole offices, single people, a few words, and by when."""

    note = forms.CharField(
        label=gettext_lazy("ข้อความถึงผู้รับ"),
        required=False,
        max_length=500,
        widget=forms.Textarea,
    )
    due_on = ThaiDateField(label=gettext_lazy("รับทราบภายใน"), required=False)

    def __init__(self, data: Any, *, offices: Sequence[Office], staff: Staff) -> None:
        super().__init__(data)
        self.staff = list(staff)
        self.fields["everyone"] = forms.BooleanField(
            label=_("ทุกคน (%(n)s คน)") % {"n": len(self.staff)}, required=False
        )
        self.fields["offices"] = forms.MultipleChoiceField(
            label=_("ทั้งกอง"),
            choices=[(str(office.pk), str(office)) for office in offices],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["people"] = forms.MultipleChoiceField(
            label=_("รายคน"),
            choices=[(str(person.pk), person.full_name) for person, _post, _at in self.staff],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def people(self, by_office: dict[int, list[Person]]) -> list[Person]:
        """Return everybody who was picked, each once, in the order of names."""
        if self.cleaned_data["everyone"]:
            return [person for person, _post, _at in self.staff]
        picked = {int(key) for key in self.cleaned_data["people"]}
        for key in self.cleaned_data["offices"]:
            picked |= {person.pk for person in by_office.get(int(key), [])}
        return [person for person, _post, _at in self.staff if person.pk in picked]

    def due(self) -> date | None:
        """Return by when they are to acknowledge."""
        day: date | None = self.cleaned_data["due_on"]
        return day
