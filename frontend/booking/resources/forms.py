"""What is typed about a resource: minutes as hours, satang as baht."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Office, Person
from frontend.booking.fields import Words, words_field
from frontend.shell.spoken import labels
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.resources import LENT_OUT, ResourceDetails
from thai.baht import satang_of
from thai.digits import arabic

_NUMBER = {
    "invalid": _("กรอกเป็นตัวเลข"),
    "min_value": _("ใช้เลข 0 ขึ้นไป"),
    "max_digits": _("ตัวเลขยาวเกินไป"),
    "max_whole_digits": _("ตัวเลขยาวเกินไป"),
    "max_decimal_places": _("ใช้ทศนิยมไม่เกิน 2 ตำแหน่ง"),
}
MONEY = ("fee_hour_satang", "fee_day_satang", "deposit_satang")
HOURS = ("notice_minutes", "longest_minutes")
MORE = (
    "keeper", "bookable_by", "setup_minutes", "cleanup_minutes", "notice_minutes",
    "horizon_days", "longest_minutes", "on_holidays", "grace_minutes", "sort",
)  # fmt: skip
OUTSIDE = ("outsiders", *MONEY, "fee_basis")


class Amount(forms.DecimalField):
    """A number of baht or hours, Thai digits and commas too."""

    def __init__(self, label: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            max_digits=12,
            decimal_places=2,
            min_value=0,
            widget=forms.TextInput,
            error_messages=_NUMBER,
        )

    def to_python(self, value: Any) -> Any:
        """Return the number, or None when nothing was typed."""
        return super().to_python(arabic(str(value)).replace(",", "") if value else value)


class Whole(forms.IntegerField):
    """A whole number, Thai digits and commas too."""

    def __init__(self, label: Words, hint: Words = "", initial: int | None = None) -> None:
        super().__init__(
            label=label,
            help_text=hint,
            initial=initial,
            required=False,
            min_value=0,
            max_value=2_000_000,
            widget=forms.TextInput,
            error_messages={**_NUMBER, "max_value": _("ตัวเลขมากเกินไป")},
        )

    def to_python(self, value: Any) -> Any:
        """Return the number, or None when nothing was typed."""
        return super().to_python(arabic(str(value)).replace(",", "") if value else value)


class ResourceForm(forms.Form):
    """A resource as it is told; `kind` is chosen once."""

    kind = forms.ChoiceField(
        label=_("ประเภท"),
        choices=[c for c in labels(ResourceKind.choices) if c[0] in LENT_OUT],
        initial=ResourceKind.ROOM,
        widget=forms.RadioSelect,
    )
    name = words_field(_("ชื่อ"), 120, _("กรอกชื่อที่คนในหน่วยงานเรียก เช่น ห้องประชุมเล็ก"))
    office = forms.ChoiceField(label=_("ดูแลโดย"), error_messages={"required": _("เลือกหน่วยงาน")})
    place = words_field(_("สถานที่"), 200)
    capacity = Whole(_("จำนวนที่นั่ง"))
    features = words_field(_("สิ่งที่มี"), 2000, help_text=_("คั่นด้วยจุลภาค เช่น โปรเจกเตอร์, ไมโครโฟน"))
    about = words_field(_("รายละเอียด"), 4000, widget=forms.Textarea)
    keeper = forms.ChoiceField(
        label=_("ผู้ดูแล"), required=False, help_text=_("ผู้ถือกุญแจ แก้ไขและปิดใช้ได้")
    )
    bookable_by = forms.ChoiceField(label=_("ผู้มีสิทธิจอง"), choices=labels(BookableBy.choices))
    setup_minutes = Whole(_("เวลาเตรียมก่อนใช้ (นาที)"))
    cleanup_minutes = Whole(_("เวลาเก็บหลังใช้ (นาที)"))
    notice_minutes = Amount(_("จองล่วงหน้าอย่างน้อย (ชั่วโมง)"))
    horizon_days = Whole(_("จองล่วงหน้าได้ไม่เกิน (วัน)"), initial=180)
    longest_minutes = Amount(_("ใช้ได้ครั้งละไม่เกิน (ชั่วโมง)"), _("เว้นว่างถ้าไม่จำกัด"))
    on_holidays = forms.BooleanField(label=_("ใช้ในวันหยุดราชการได้"), required=False)
    grace_minutes = Whole(_("ปล่อยคืนถ้าไม่มาใน (นาที)"), _("เว้นว่างถ้าไม่ปล่อยคืน"))
    sort = Whole(_("ลำดับในรายการ"), _("เลขน้อยอยู่ก่อน"), initial=100)
    outsiders = forms.BooleanField(
        label=_("ให้ประชาชนขอใช้ได้"),
        required=False,
        help_text=_("แสดงบนหน้าสาธารณะ เห็นเพียงว่างหรือไม่ว่าง"),
    )
    fee_hour_satang = Amount(_("ค่าธรรมเนียมต่อชั่วโมง (บาท)"))
    fee_day_satang = Amount(_("ค่าธรรมเนียมต่อวัน (บาท)"), _("ถ้ากรอกทั้งสองช่อง วันหนึ่งคิดไม่เกินจำนวนนี้"))
    deposit_satang = Amount(_("เงินประกัน (บาท)"))
    fee_basis = words_field(
        _("ตามข้อบัญญัติหรือประกาศ"), 200, help_text=_("ชื่อและปี เช่น ข้อบัญญัติค่าธรรมเนียม พ.ศ. 2567")
    )

    def __init__(
        self,
        *args: Any,
        offices: Sequence[Office],
        keepers: Sequence[Person],
        known: Resource | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.offices = {str(each.pk): each for each in offices}
        self.keepers = {str(each.pk): each for each in keepers}
        self.fields["office"].choices = [(key, each.name) for key, each in self.offices.items()]  # type: ignore[attr-defined]
        names = [(key, each.full_name) for key, each in self.keepers.items()]
        self.fields["keeper"].choices = [("", _("ไม่ระบุ")), *names]  # type: ignore[attr-defined]
        if known is not None:
            del self.fields["kind"]
            if known.kind not in LENT_OUT:
                for name in OUTSIDE:
                    del self.fields[name]

    def more_is_wrong(self) -> bool:
        """Tell whether something is wrong behind เพิ่มเติม, which then stands open."""
        return any(name in self.errors for name in MORE)

    def outside_is_open(self) -> bool:
        """Tell whether what outsiders pay stands open."""
        return bool(self["outsiders"].value()) or any(name in self.errors for name in OUTSIDE)

    def details(self) -> ResourceDetails:
        """Return what was typed, as the command takes it; what stands empty as it was at first."""
        typed = dict(self.cleaned_data)
        for name in MONEY:
            typed[name] = satang_of(typed.get(name) or Decimal(0))
        for name in HOURS:
            hours = typed[name]
            typed[name] = None if hours is None else int(hours * 60)
        for name in ("setup_minutes", "cleanup_minutes", "notice_minutes"):
            typed[name] = typed[name] or 0
        for name, usual in (("horizon_days", 180), ("sort", 100)):
            typed[name] = usual if typed[name] is None else typed[name]
        kind = self.known.kind if self.known else typed["kind"]
        return ResourceDetails(
            **{
                **typed,
                "kind": ResourceKind(kind),
                "office": self.offices[typed["office"]],
                "keeper": self.keepers.get(typed["keeper"]),
                "features": tuple(typed["features"].replace("\n", ",").split(",")),
                "bookable_by": BookableBy(typed["bookable_by"]),
            }
        )
