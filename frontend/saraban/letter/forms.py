"""What is typed and chosen when a letter is moved; decides nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Office, Person
from frontend.saraban.letter.days import chosen_day, due_choices
from frontend.shell.fields import ThaiDateField
from modules.saraban.queries.posts import Post

OWN = "own"
PROPOSALS = ("เพื่อโปรดพิจารณา", "เพื่อโปรดทราบ", "เพื่อโปรดสั่งการ")
OPINIONS = ("เพื่อโปรดพิจารณา", "เห็นควรอนุมัติ", "เห็นควรมอบกองที่เกี่ยวข้อง", "เพื่อโปรดทราบ")
ORDERS = (
    "ดำเนินการตามเสนอ",
    "ทราบ",
    "อนุมัติ",
    "มอบดำเนินการ",
    "เพื่อทราบและถือปฏิบัติ",
    "แจ้งผู้เกี่ยวข้อง",
)
RESULTS = ("ดำเนินการเรียบร้อยแล้ว", "ทราบ จัดเก็บ", "ตอบหนังสือแล้ว")
WORDS_MISSING = gettext_lazy("เขียนข้อความ หรือเลือกข้อความสำเร็จรูป")


class Chips(forms.RadioSelect):
    """One choice of a few, as chips."""


class Phrase(forms.Form):
    """A phrase that offices write every day, words of one's own, or both."""

    phrase = forms.ChoiceField(required=False, widget=Chips)
    words = forms.CharField(
        label=gettext_lazy("ข้อความ"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, data: Any, *, phrases: Sequence[str], **more: Any) -> None:
        super().__init__(data, initial={"phrase": phrases[0], **more.pop("initial", {})}, **more)
        self.fields["phrase"].choices = [(each, each) for each in phrases] + [(OWN, _("เขียนเอง"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a form that says nothing."""
        if not self.said():
            self.add_error("words", forms.ValidationError(str(WORDS_MISSING)))
        return self.cleaned_data

    def said(self) -> str:
        """Return what was chosen and written, as one text."""
        phrase = self.cleaned_data.get("phrase") or ""
        words = self.cleaned_data.get("words") or ""
        return words if phrase == OWN else f"{phrase} {words}".strip()


class UpForm(Phrase):
    """Words, and the post above that the letter goes to."""

    to = forms.TypedChoiceField(widget=Chips)

    def __init__(self, data: Any, *, posts: Sequence[Post], initial_to: str, **more: Any) -> None:
        super().__init__(data, initial={"to": initial_to}, **more)
        self.fields["to"] = _one_of(_("เสนอ"), {post.key: (post, _named(post)) for post in posts})


class DirectForm(Phrase):
    """A directive, the offices that carry it out, those that are told, and by when."""

    due = forms.ChoiceField(label=gettext_lazy("ให้เสร็จ"), required=False)
    due_other = ThaiDateField(label=gettext_lazy("ภายในวันที่"), required=False)

    def __init__(
        self, data: Any, *, offices: Sequence[Office], due: date | None, today: date, **more: Any
    ) -> None:
        super().__init__(data, initial={"due": due.isoformat() if due else ""}, **more)
        choices = {str(office.pk): (office, str(office)) for office in offices}
        self.fields["offices"] = _some_of(_("มอบ"), choices)
        self.fields["copies"] = _some_of(_("แจ้งให้ทราบ"), choices)
        self.fields["due"].choices = due_choices(due, today)  # type: ignore[attr-defined]

    def due_on(self) -> date | None:
        """Return the day it is to be done by."""
        return chosen_day(self)


class AssignForm(forms.Form):
    """The people who are to do the work, those who are to know, what to do, and by when."""

    words = forms.CharField(
        label=gettext_lazy("ข้อสั่งการ"), required=False, max_length=500, widget=forms.Textarea
    )
    due = forms.ChoiceField(label=gettext_lazy("ให้เสร็จ"), required=False)
    due_other = ThaiDateField(label=gettext_lazy("ภายในวันที่"), required=False)

    def __init__(
        self, data: Any, *, people: Sequence[Person], due: date | None, today: date
    ) -> None:
        super().__init__(data, initial={"due": due.isoformat() if due else ""})
        choices = {str(person.pk): (person, person.full_name) for person in people}
        required = _("เลือกผู้รับผิดชอบอย่างน้อยหนึ่งคน")
        self.fields["people"] = _some_of(_("มอบ"), choices, required=required)
        self.fields["copies"] = _some_of(_("แจ้งให้ทราบ"), choices)
        self.fields["due"].choices = due_choices(due, today)  # type: ignore[attr-defined]

    def due_on(self) -> date | None:
        """Return the day it is to be done by."""
        return chosen_day(self)


class ForwardForm(forms.Form):
    """The offices, or the colleague, that have it from now on."""

    words = forms.CharField(
        label=gettext_lazy("ข้อความ"), required=False, max_length=500, widget=forms.Textarea
    )

    def __init__(self, data: Any, *, offices: Sequence[Office], people: Sequence[Person]) -> None:
        super().__init__(data)
        named = {str(office.pk): (office, str(office)) for office in offices}
        self.fields["offices"] = _some_of(_("ส่งต่อกอง"), named)
        here = {str(person.pk): (person, person.full_name) for person in people}
        if here:
            self.fields["person"] = _one_of(_("หรือผู้ร่วมงาน"), here, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a form that names nobody."""
        if not self.cleaned_data.get("offices") and not self.cleaned_data.get("person"):
            self.add_error("offices", _("เลือกกองหรือผู้ที่จะรับเรื่องต่อ"))
        return self.cleaned_data


class ReasonForm(forms.Form):
    """Why a letter is sent back or refused."""

    words = forms.CharField(
        label=gettext_lazy("เหตุผล"),
        max_length=500,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("เขียนเหตุผลก่อน เพื่อให้ผู้รับทราบว่าต้องแก้ไขอะไร")},
    )


class PeopleForm(forms.Form):
    """Some people of the house."""

    def __init__(self, data: Any, *, people: Iterable[Person]) -> None:
        super().__init__(data)
        self.people = list(people)
        choices = {str(person.pk): (person, person.full_name) for person in self.people}
        required = _("เลือกอย่างน้อยหนึ่งคน")
        self.fields["people"] = _some_of(_("ผู้อ่าน"), choices, required=required)


def _named(post: Post) -> str:
    if not post.holder:
        return post.name
    return f"{post.name} · {post.holder}" + (
        f" ({_(post.standing_in)})" if post.standing_in else ""
    )


def _one_of(
    label: str, choices: dict[str, tuple[Any, str]], *, required: bool = True
) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(key, words) for key, (_row, words) in choices.items()],
        coerce=lambda key: choices[key][0],
        empty_value=None,
        required=required,
        widget=Chips,
        error_messages={"required": _("เลือกว่าจะส่งถึงใคร")},
    )


def _some_of(
    label: str, choices: dict[str, tuple[Any, str]], *, required: str = ""
) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=[(key, words) for key, (_row, words) in choices.items()],
        coerce=lambda key: choices[key][0],
        required=bool(required),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": required},
    )
