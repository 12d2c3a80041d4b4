"""The form of a letter that came in: it reads what was typed, and decides nothing."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from frontend.shell.fields import ThaiDateField
from frontend.shell.spoken import in_english, labels
from modules.saraban.envelope import Envelope
from modules.saraban.models import Channel, Secrecy, Urgency
from thai.dates import BANGKOK, UnreadableTime, read_time

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

type Words = str | StrPromise

_TOO_LONG: dict[str, Words] = {"max_length": _("ยาวเกินไป ย่อให้ไม่เกิน %(limit_value)d ตัวอักษร")}


def _words(label: Words, longest: int, missing: Words = "", **more: Any) -> forms.CharField:
    """Return a field of words; `missing` is what is said when nothing was typed."""
    messages: dict[str, Words] = {**_TOO_LONG, "required": missing}
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(missing),
        error_messages=messages,
        **more,
    )


class RegisterForm(forms.Form):
    """What the clerk reads off the paper, in the order of the paper."""

    reference = _words(_("ที่"), 80)
    dated = ThaiDateField(label=_("ลงวันที่"), required=False)
    sender = _words(_("จาก"), 200, _("ใส่ผู้ส่ง เช่น ท้องถิ่นจังหวัด หรือชื่อผู้ยื่นคำร้อง"))
    subject = _words(
        _("เรื่อง"),
        500,
        _("ใส่เรื่อง ถ้าหนังสือไม่มีชื่อเรื่องให้สรุปย่อ"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    addressee = _words(_("ถึง"), 200, _("ใส่ตำแหน่งหรือหน่วยงานที่หนังสือส่งถึง"))
    urgency = forms.ChoiceField(
        label=_("ชั้นความเร็ว"),
        choices=labels(Urgency.choices),
        initial=Urgency.NORMAL,
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(
        label=_("ช่องทางที่ได้รับ"),
        choices=labels(Channel.choices),
        initial=Channel.PAPER,
        widget=forms.RadioSelect,
    )
    secrecy = forms.ChoiceField(
        label=_("ชั้นความลับ"),
        choices=labels(Secrecy.choices),
        initial=Secrecy.OPEN,
        widget=forms.RadioSelect,
    )
    readers = forms.MultipleChoiceField(
        label=_("ผู้มีสิทธิอ่านเรื่องลับ"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = ThaiDateField(label=_("กำหนดตอบ"), required=False)
    references = _words(_("อ้างถึง"), 4000, widget=forms.Textarea(attrs={"rows": 2}))
    enclosures = _words(_("สิ่งที่ส่งมาด้วย"), 2000, widget=forms.Textarea(attrs={"rows": 2}))
    remark = _words(_("หมายเหตุ"), 500)
    received_on = ThaiDateField(label=_("วันที่รับ"), required=False)
    received_time = _words(_("เวลาที่รับ"), 20)
    late_reason = _words(_("เหตุผลที่ลงรับย้อนหลัง"), 300)
    repeat_reason = _words(_("เหตุผลที่ลงรับซ้ำ"), 300)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), person.full_name) for person in people]
        self.fields["readers"].choices = choices  # type: ignore[attr-defined]
        self.people = {str(person.pk): person for person in people}

    def clean_received_time(self) -> time | None:
        """Return the time of day, or None when nothing was typed."""
        typed = self.cleaned_data["received_time"]
        try:
            return read_time(typed) if typed else None
        except UnreadableTime as unreadable:
            words = _("อ่านเวลานี้ไม่ได้ พิมพ์ เช่น 09.30") if in_english() else str(unreadable)
            raise forms.ValidationError(words) from unreadable

    def envelope(self) -> Envelope:
        """Return what stands on the paper, once the form is valid."""
        typed = self.cleaned_data
        same = ("reference", "dated", "sender", "subject", "addressee", "due_on", "enclosures")
        return Envelope(
            **{name: typed[name] for name in (*same, "remark")},
            urgency=Urgency(typed["urgency"]),
            secrecy=Secrecy(typed["secrecy"]),
            channel=Channel(typed["channel"]),
            references=tuple(typed["references"].splitlines()),
        )

    def received_at(self, now: datetime) -> datetime | None:
        """Return when the letter came if the clerk said so; what was left out is as it is now."""
        day, clock = self.cleaned_data["received_on"], self.cleaned_data["received_time"]
        if day is None and clock is None:
            return None
        here = now.astimezone(BANGKOK)
        return datetime.combine(day or here.date(), clock or here.time(), tzinfo=BANGKOK)

    def readers_named(self) -> list[Person]:
        """Return the people who may read a secret letter; of an open one, nobody is asked."""
        if self.cleaned_data["secrecy"] == Secrecy.OPEN:
            return []
        return [self.people[key] for key in self.cleaned_data["readers"]]

    @property
    def has_rare(self) -> bool:
        """Tell whether one of the rarer fields was filled in, or has an error."""
        rare = ("readers", "due_on", "references", "enclosures", "remark", "received_on")
        names = (*rare, "received_time", "late_reason", "secrecy")
        filled = (self[name].value() not in (None, "", [], Secrecy.OPEN) for name in names)
        return any(filled) or any(name in self.errors for name in names if self.is_bound)


def typed_so_far(data: QueryDict) -> dict[str, Any]:
    """Return what stands in the form now, to show it again without judging it."""
    several = {"readers"}
    return {
        name: data.getlist(name) if name in several else data.get(name, "")
        for name in RegisterForm.base_fields
        if name in data
    }
