"""The form of a letter that was written elsewhere."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office
from files.models import StoredFile
from frontend.shell.fields import FilesField
from frontend.shell.spoken import labels
from modules.saraban.commands.register_outgoing import Written
from modules.saraban.models import PaperKind, Secrecy, Urgency


class RegisterForm(forms.Form):
    """What stands on the paper, in the order of the paper; the number is given on registering."""

    kind = forms.ChoiceField(
        label=_("ชนิดหนังสือ"),
        choices=labels(PaperKind.choices),
        widget=forms.RadioSelect,
        initial=PaperKind.EXTERNAL_LETTER,
    )
    owner = forms.ChoiceField(label=_("เจ้าของเรื่อง"))
    subject = forms.CharField(label=_("เรื่อง"), required=False, widget=forms.Textarea)
    addressee = forms.CharField(label=_("ถึง"), required=False)
    urgency = forms.ChoiceField(
        label=_("ชั้นความเร็ว"),
        choices=labels(Urgency.choices),
        widget=forms.RadioSelect,
        initial=Urgency.NORMAL,
    )
    secrecy = forms.ChoiceField(
        label=_("ชั้นความลับ"),
        choices=labels(Secrecy.choices),
        widget=forms.RadioSelect,
        initial=Secrecy.OPEN,
        help_text=_("หนังสือลับที่สุดลงทะเบียนเฉพาะรายการ ห้ามแนบไฟล์"),
    )
    circular = forms.BooleanField(label=_("หนังสือเวียน (มี ว หน้าเลขที่)"), required=False)
    remark = forms.CharField(label=_("หมายเหตุ"), required=False)
    reservation = forms.ChoiceField(label=_("เลขที่ออก"), required=False)
    files = FilesField(label=_("ไฟล์หนังสือ"), required=False)  # type: ignore[assignment]

    def __init__(
        self,
        *args: Any,
        offices: Sequence[Office],
        numbers: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"] = forms.ChoiceField(
            label=_("เจ้าของเรื่อง"), choices=[(str(one.pk), one.name) for one in offices]
        )
        self.fields["reservation"] = forms.ChoiceField(
            label=_("เลขที่ออก"), required=False, choices=[("", _("เลขถัดไปของทะเบียน")), *numbers]
        )
        self.offices = {str(one.pk): one for one in offices}

    def written(self, files: Sequence[StoredFile]) -> Written:
        """Return what stands on the letter, once the form is valid."""
        typed = self.cleaned_data
        words = {name: typed[name] for name in ("subject", "addressee", "remark")}
        return Written(
            **words,
            kind=typed["kind"],
            circular=typed["circular"],
            urgency=typed["urgency"],
            secrecy=typed["secrecy"],
            files=files,
        )
