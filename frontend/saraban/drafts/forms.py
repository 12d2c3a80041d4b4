"""The form of a paper, in the order of the paper, and the small forms on a draft's page."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from frontend.shell.spoken import labels
from modules.saraban.drafting import Content, Writing
from modules.saraban.models import PaperKind, Secrecy, Urgency
from papers.letters import Enclosure
from papers.salutations import FORMS, Addressee

GREETINGS = [
    ("", _("ตามผู้รับ (อัตโนมัติ)")),
    *((one.value, f"{FORMS[one].salutation} — {one.thai}") for one in Addressee),
]
# What can be written here: top secret is never typed in the system (ข้อ 29).
SECRECIES = [choice for choice in labels(Secrecy.choices) if choice[0] != Secrecy.TOP_SECRET]


class KindForm(forms.Form):
    """Which paper to write on."""

    kind = forms.ChoiceField(
        label=_("ชนิดหนังสือ"), choices=labels(PaperKind.choices), widget=forms.RadioSelect
    )
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DraftForm(forms.Form):
    """Everything of a draft that is typed; nothing is required while it is written."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    subject = forms.CharField(label=_("เรื่อง"), required=False)
    addressee = forms.CharField(
        label=_("เรียน"), required=False, help_text=_("ตำแหน่งหรือชื่อผู้รับ เช่น นายอำเภอบางรัก")
    )
    greeting = forms.ChoiceField(label=_("คำขึ้นต้น"), required=False, choices=GREETINGS)
    references = forms.CharField(
        label=_("อ้างถึง"),
        required=False,
        widget=forms.Textarea,
        help_text=_("เช่น หนังสืออำเภอบางรัก ที่ พจ 0118/ว 12 ลงวันที่ 2 มีนาคม 2569 (บรรทัดละฉบับ)"),
    )
    body = forms.CharField(
        label=_("ข้อความ"),
        required=False,
        widget=forms.Textarea,
        help_text=_("ขึ้นบรรทัดใหม่คือย่อหน้าใหม่ ขึ้นต้นบรรทัดด้วย 1. หรือ 1.1 หรือ (1) คือข้อย่อย"),
    )
    signer = forms.ChoiceField(label=_("ผู้ลงนาม"), required=False)
    owner = forms.CharField(label=_("ส่วนราชการเจ้าของเรื่อง"), required=False)
    phone = forms.CharField(label=_("โทร."), required=False)
    email = forms.CharField(label=_("ไปรษณีย์อิเล็กทรอนิกส์"), required=False)
    copies = forms.CharField(
        label=_("สำเนาส่ง"), required=False, widget=forms.Textarea, help_text=_("บรรทัดละหนึ่งแห่ง")
    )
    urgency = forms.ChoiceField(
        label=_("ชั้นความเร็ว"), choices=labels(Urgency.choices), widget=forms.RadioSelect
    )
    secrecy = forms.ChoiceField(
        label=_("ชั้นความลับ"),
        choices=SECRECIES,
        widget=forms.RadioSelect,
        help_text=_("เรื่องลับเห็นเฉพาะผู้ที่ระบุชื่อ ลับที่สุดห้ามเขียนในระบบ"),
    )
    circular = forms.BooleanField(label=_("หนังสือเวียน (มี ว หน้าเลขที่)"), required=False)
    salutation = forms.CharField(label=_("คำขึ้นต้นพิเศษ"), required=False)
    closing = forms.CharField(label=_("คำลงท้ายพิเศษ"), required=False)

    def __init__(self, *args: Any, signers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("ยังไม่เลือก")), *signers]
        self.fields["signer"] = forms.ChoiceField(
            label=_("ผู้ลงนาม"), required=False, choices=choices
        )

    @property
    def enclosures(self) -> list[tuple[str, str]]:
        """Return the rows of สิ่งที่ส่งมาด้วย: names and quantities, as typed."""
        if isinstance(self.data, QueryDict):
            names = self.data.getlist("enclosure_name")
            counts = self.data.getlist("enclosure_quantity")
            return list(zip(names, [*counts, *[""] * len(names)], strict=False))
        kept: list[tuple[str, str]] = self.initial.get("enclosures", [])
        return kept

    def writing(self) -> Writing:
        """Return what was typed."""
        typed = self.cleaned_data
        content = Content(
            greeting=typed["greeting"],
            salutation=typed["salutation"],
            closing=typed["closing"],
            references=tuple(typed["references"].splitlines()),
            enclosures=tuple(
                Enclosure(name=name, quantity=quantity)
                for name, quantity in self.enclosures
                if name.strip()
            ),
            body=typed["body"],
            owner=typed["owner"],
            phone=typed["phone"],
            email=typed["email"],
            copies=tuple(typed["copies"].splitlines()),
        )
        return Writing(
            subject=typed["subject"],
            addressee=typed["addressee"],
            urgency=typed["urgency"],
            secrecy=typed["secrecy"],
            circular=typed["circular"],
            signer_id=int(typed["signer"]) if typed["signer"] else None,
            content=content,
        )


class SendForm(forms.Form):
    """To whom a draft goes next, and a word with it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("เสนอต่อ"), widget=forms.RadioSelect, required=False)
    person = forms.ChoiceField(label=_("หรือเลือกบุคคล"), required=False)
    note = forms.CharField(
        label=_("ข้อความถึงผู้รับ"), required=False, widget=forms.Textarea, max_length=2000
    )

    def __init__(
        self,
        *args: Any,
        rungs: list[tuple[str, str]],
        people: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(
            label=_("เสนอต่อ"), widget=forms.RadioSelect, required=False, choices=rungs
        )
        self.fields["person"] = forms.ChoiceField(
            label=_("หรือเลือกบุคคล"), required=False, choices=[("", _("ตามตำแหน่งที่เลือก")), *people]
        )


class SignForm(forms.Form):
    """The approval of whoever signs; a secret letter names who numbers it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("ข้อความ"), required=False, widget=forms.Textarea, max_length=2000
    )
    registrar = forms.ChoiceField(label=_("ส่งให้ออกเลข"), required=False)

    def __init__(self, *args: Any, registrars: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if registrars:
            self.fields["registrar"] = forms.ChoiceField(
                label=_("ผู้ออกเลข"),
                required=False,
                choices=[("", _("เลือกนายทะเบียน")), *registrars],
                help_text=_("เรื่องลับส่งถึงนายทะเบียนที่ระบุชื่อเท่านั้น"),
            )
        else:
            del self.fields["registrar"]


class IssueForm(forms.Form):
    """Which number a letter takes: the next one, or one that was reserved."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    reservation = forms.ChoiceField(label=_("เลขที่ออก"), required=False)

    def __init__(self, *args: Any, numbers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reservation"] = forms.ChoiceField(
            label=_("เลขที่ออก"), required=False, choices=numbers
        )


class NoteForm(forms.Form):
    """A word why."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(label=_("เหตุผล"), required=False, widget=forms.Textarea)
