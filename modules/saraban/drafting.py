"""What a writer fills in on a paper, and how a draft keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from modules.saraban.models import Draft, PaperKind, Secrecy, Urgency
from papers.letters import Enclosure
from papers.salutations import FORMS, Addressee, Forms, suggested_for
from thai.text import tidy

MOST_LINES = 30
LONGEST_LINE = 300
LONGEST_BODY = 40_000


class Unwritable(Exception):
    """What was typed cannot be kept; `problems` maps a field to a Thai sentence."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Content:
    """The fields of a paper beside subject and addressee, in the order of the form.

    `greeting` is the group of the addressee (`papers.salutations.Addressee`), empty to follow from
    the addressee's name; `salutation` and `closing` are typed by hand and go before it.
    `body` has one paragraph a line (`papers.body`). `owner` is the division that did the work.
    """

    greeting: str = ""
    salutation: str = ""
    closing: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    body: str = ""
    owner: str = ""
    phone: str = ""
    email: str = ""
    copies: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the content as `Draft.content` keeps it."""
        things = [[thing.name, thing.quantity] for thing in self.enclosures]
        lists = {"references": list(self.references), "copies": list(self.copies)}
        return {**vars(self), **lists, "enclosures": things}


@dataclass(frozen=True, kw_only=True)
class Writing:
    """Everything of a draft that its writer may change. `signer_id` is a `Position`."""

    subject: str = ""
    addressee: str = ""
    urgency: str = Urgency.NORMAL
    secrecy: str = Secrecy.OPEN
    circular: bool = False
    signer_id: int | None = None
    content: Content = field(default_factory=Content)


def read_content(kept: Mapping[str, Any]) -> Content:
    """Return the content that a draft keeps."""
    return Content(
        **{
            **kept,
            "references": tuple(kept.get("references", ())),
            "copies": tuple(kept.get("copies", ())),
            "enclosures": tuple(
                Enclosure(name=name, quantity=quantity)
                for name, quantity in kept.get("enclosures", ())
            ),
        }
    )


def writing_of(draft: Draft) -> Writing:
    """Return what a draft says now."""
    return Writing(
        subject=draft.subject,
        addressee=draft.addressee,
        urgency=draft.urgency,
        secrecy=draft.secrecy,
        circular=draft.circular,
        signer_id=draft.signer_id,
        content=read_content(draft.content),
    )


def forms_of(content: Content, addressee: str) -> Forms:
    """Return the greeting and the closing that the paper will have (ภาคผนวก 2)."""
    chosen = Addressee(content.greeting) if content.greeting else None
    forms = FORMS[chosen] if chosen else suggested_for(addressee)
    return Forms(content.salutation or forms.salutation, content.closing or forms.closing)


def write(draft: Draft, writing: Writing) -> None:
    """Put what was typed on a draft, tidied. Raises `Unwritable`; the draft is not saved here."""
    if problems := _problems(writing):
        raise Unwritable(problems)
    draft.subject = tidy(writing.subject)
    draft.addressee = tidy(writing.addressee)
    draft.urgency = writing.urgency
    draft.secrecy = writing.secrecy
    draft.circular = writing.circular
    draft.signer_id = writing.signer_id
    draft.content = _tidied(writing.content).as_json()


def missing_in(draft: Draft) -> dict[str, str]:
    """Return what a draft still lacks before it may go further, field by field."""
    lacks: dict[str, str] = {}
    if not draft.subject:
        lacks["subject"] = _("กรอกเรื่อง เป็นใจความสั้นที่สุดของหนังสือ")
    if not draft.addressee:
        lacks["addressee"] = _("กรอกผู้รับ ว่าเรียนถึงใคร")
    if not read_content(draft.content).body.strip():
        lacks["body"] = _("เขียนข้อความของหนังสือ")
    if draft.signer_id is None:
        lacks["signer"] = _("เลือกตำแหน่งผู้ลงนาม")
    return lacks


def _problems(writing: Writing) -> dict[str, str]:
    content = writing.content
    found: dict[str, str] = {}
    if writing.secrecy == Secrecy.TOP_SECRET:
        found["secrecy"] = _("หนังสือลับที่สุดเขียนในระบบไม่ได้ (ข้อ 29) โปรดจัดทำเป็นเอกสารกระดาษ")
    for name, text, most in (
        ("subject", writing.subject, 500),
        ("addressee", writing.addressee, 200),
        ("body", content.body, LONGEST_BODY),
        ("owner", content.owner, LONGEST_LINE),
        ("phone", content.phone, 60),
        ("email", content.email, 200),
        ("salutation", content.salutation, 60),
        ("closing", content.closing, 100),
    ):
        if len(text) > most:
            found[name] = _("ยาวเกินไป กรอกได้ไม่เกิน %(most)s ตัวอักษร") % {"most": f"{most:,}"}
    for name, lines in (
        ("references", content.references),
        ("enclosures", [thing.name + thing.quantity for thing in content.enclosures]),
        ("copies", content.copies),
    ):
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            found[name] = _("กรอกได้ไม่เกิน 30 รายการ รายการละไม่เกิน 300 ตัวอักษร")
    return found


def _tidied(content: Content) -> Content:
    things = (
        Enclosure(name=tidy(thing.name), quantity=tidy(thing.quantity))
        for thing in content.enclosures
    )
    return Content(
        greeting=content.greeting,
        salutation=tidy(content.salutation),
        closing=tidy(content.closing),
        references=tuple(filter(None, map(tidy, content.references))),
        enclosures=tuple(thing for thing in things if thing.name),
        body=tidy(content.body),
        owner=tidy(content.owner),
        phone=tidy(content.phone),
        email=tidy(content.email),
        copies=tuple(filter(None, map(tidy, content.copies))),
    )


def is_memo(draft: Draft) -> bool:
    """Tell whether a draft is written on a memo (บันทึกข้อความ)."""
    return draft.kind == PaperKind.INTERNAL_MEMO
