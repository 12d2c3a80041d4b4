"""What is true of every resource, whoever writes it."""

from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Office, Person
from modules.booking import access
from modules.booking.models import BookableBy, Resource, ResourceKind
from modules.booking.typed import Mistyped
from thai.sorting import sort_key
from thai.text import tidy

LENT_OUT = (ResourceKind.ROOM, ResourceKind.EQUIPMENT)  # what citizens may ask for
_DAY = 24 * 60  # minutes
_DEAREST = 100_000_000  # satang: a million baht
_TEXTS = {"name": 120, "place": 200, "about": 4_000, "fee_basis": 200}
_MINUTES = {"setup_minutes": _DAY, "cleanup_minutes": _DAY, "notice_minutes": 365 * _DAY}
_FEES = ("fee_hour_satang", "fee_day_satang", "deposit_satang")


class BadResource(Mistyped):
    """What was typed of a resource cannot stand."""


@dataclass(frozen=True, kw_only=True)
class ResourceDetails:
    """What is told of a resource: minutes, days and satang, as the columns of `Resource`."""

    kind: ResourceKind
    name: str
    office: Office
    keeper: Person | None = None
    place: str = ""
    capacity: int | None = None
    features: tuple[str, ...] = ()
    about: str = ""
    bookable_by: BookableBy = BookableBy.STAFF
    setup_minutes: int = 0
    cleanup_minutes: int = 0
    notice_minutes: int = 0
    horizon_days: int = 180
    longest_minutes: int | None = None
    on_holidays: bool = False
    grace_minutes: int | None = None
    outsiders: bool = False
    fee_hour_satang: int = 0
    fee_day_satang: int = 0
    deposit_satang: int = 0
    fee_basis: str = ""
    sort: int = 100

    def columns(self) -> dict[str, Any]:
        """Return the values as they are kept: texts tidied, features once each."""
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        kept |= {name: tidy(kept[name]) for name in _TEXTS}
        kept["features"] = list(dict.fromkeys(filter(None, map(tidy, self.features))))
        kept["name_sort"] = sort_key(kept["name"])[:300]
        return kept


def demand_manager(viewer: Viewer, resource: Resource) -> None:
    """Raise `PermissionDenied` unless a viewer looks after a resource."""
    if not access.manages(viewer, resource):
        raise PermissionDenied(_("เฉพาะผู้ดูแล หัวหน้าหรือธุรการของหน่วยงานที่ดูแล จึงทำเรื่องนี้ได้"))


def check_resource(resource: Resource) -> None:
    """Raise `BadResource` with every field at fault."""
    wrong = {**_unfit_texts(resource), **_unfit_numbers(resource), **_unfit_fees(resource)}
    if resource.office.closed_at is not None:
        wrong["office"] = _("หน่วยงานนี้ยุบแล้ว เลือกหน่วยงานอื่น")
    if resource.keeper is not None and not resource.keeper.is_active:
        wrong["keeper"] = _("บัญชีของผู้ดูแลถูกปิด เลือกคนอื่น")
    if wrong:
        raise BadResource(wrong)


def _unfit_texts(resource: Resource) -> dict[str, str]:
    wrong = {
        name: _("ยาวเกิน %(most)s ตัวอักษร ย่อให้สั้นลง") % {"most": most}
        for name, most in _TEXTS.items()
        if len(getattr(resource, name)) > most
    }
    if not resource.name:
        wrong["name"] = _("กรอกชื่อที่คนในหน่วยงานเรียก เช่น ห้องประชุมเล็ก")
    if len(resource.features) > 30 or any(len(word) > 60 for word in resource.features):
        wrong["features"] = _("ใส่ได้ไม่เกิน 30 อย่าง อย่างละไม่เกิน 60 ตัวอักษร")
    return wrong


def _unfit_numbers(resource: Resource) -> dict[str, str]:
    wrong = {
        name: _("ใช้เลข 0 ถึง %(most)s") % {"most": f"{most:,}"}
        for name, most in {**_MINUTES, "sort": 9_999}.items()
        if not 0 <= getattr(resource, name) <= most
    }
    if resource.capacity is not None and not 1 <= resource.capacity <= 100_000:
        wrong["capacity"] = _("ใช้เลข 1 ถึง 100,000 หรือเว้นว่างถ้าไม่จำกัด")
    if not 1 <= resource.horizon_days <= 1_095:
        wrong["horizon_days"] = _("ใช้เลข 1 ถึง 1,095 วัน")
    elif 0 <= resource.horizon_days * _DAY <= resource.notice_minutes:
        wrong["notice_minutes"] = _("ต้องสั้นกว่าช่วงที่เปิดให้จองล่วงหน้า ไม่เช่นนั้นจะไม่มีวันใดจองได้")
    if resource.longest_minutes is not None and not 15 <= resource.longest_minutes <= 366 * _DAY:
        wrong["longest_minutes"] = _("ใช้เวลา 15 นาทีขึ้นไป หรือเว้นว่างถ้าไม่จำกัด")
    if resource.grace_minutes is not None and not 5 <= resource.grace_minutes <= 240:
        wrong["grace_minutes"] = _("ใช้เลข 5 ถึง 240 นาที หรือเว้นว่างถ้าไม่ปล่อยคืน")
    return wrong


def _unfit_fees(resource: Resource) -> dict[str, str]:
    wrong = {
        name: _("ใช้จำนวนเงิน 0 ถึง 1,000,000 บาท")
        for name in _FEES
        if not 0 <= getattr(resource, name) <= _DEAREST
    }
    if resource.outsiders and resource.kind not in LENT_OUT:
        wrong["outsiders"] = _("เปิดให้ประชาชนขอใช้ได้เฉพาะห้องและอุปกรณ์")
    if any(getattr(resource, name) for name in _FEES) and not resource.fee_basis:
        wrong["fee_basis"] = _("กรอกชื่อข้อบัญญัติหรือประกาศที่กำหนดค่าธรรมเนียมนี้")
    return wrong
