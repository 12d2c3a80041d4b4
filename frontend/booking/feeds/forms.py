"""The form that makes a feed: of one's own bookings, or of a resource."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from modules.booking.models import Resource

MINE = ""


class FeedForm(forms.Form):
    """Of what a feed is made."""

    resource = forms.ChoiceField(
        label=_("ปฏิทินของ"),
        required=False,
        error_messages={"invalid_choice": _("เลือกจากรายการ")},
    )

    def __init__(self, data: Any = None, *, resources: Sequence[Resource]) -> None:
        super().__init__(data, use_required_attribute=False)
        named = [(str(each.pk), each.name) for each in resources]
        self.fields["resource"].choices = [(MINE, _("การจองของฉัน")), *named]  # type: ignore[attr-defined]

    def picked(self) -> int | None:
        """Return the key of the resource, None for one's own bookings."""
        chosen = self.cleaned_data["resource"]
        return int(chosen) if chosen else None
