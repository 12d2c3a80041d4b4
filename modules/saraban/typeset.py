"""Set a draft as official paper: the page seen while writing, the original, the file copy."""

import re
from datetime import date
from pathlib import Path

from django.conf import settings

from modules.saraban.books import code_of, root_of, running
from modules.saraban.drafting import forms_of, is_memo, read_content
from modules.saraban.models import Draft, DraftStepKind, Secrecy, Urgency
from modules.saraban.signers import Capacity, block_of, signing_today
from papers.letters import ExternalLetter, Hand, Memo, external_letter_pdf, memo_pdf
from papers.signature import SignatureBlock
from thai.dates import bangkok_date

# Who stands on the file copy, and with which word (domain 1.3.1).
_HANDS = {DraftStepKind.WRITTEN: "ร่าง", DraftStepKind.CHECKED: "ตรวจ"}


def draft_pdf(draft: Draft, *, on: date) -> bytes:
    """Return a draft as it stands on a day: no number, marked ร่าง. Raises `PaperError`."""
    return _set(draft, number=None, dated=None, signer=_block(draft, on), hands=())


def original_pdf(draft: Draft, *, number: int, dated: date) -> bytes:
    """Return the signed letter under its number and date, as PDF/A-2b. Raises `PaperError`."""
    return _set(
        draft,
        number=running(number, circular=draft.circular),
        dated=dated,
        signer=_block(draft, dated),
        hands=(),
    )


def file_copy_pdf(draft: Draft, *, number: int, dated: date) -> bytes:
    """Return the copy for the file (สำเนาคู่ฉบับ): who drafted and who checked, and when."""
    steps = draft.steps.filter(kind__in=_HANDS).order_by("id")
    hands = {
        (step.kind, step.name): Hand(
            did=_HANDS[DraftStepKind(step.kind)], name=step.name, day=bangkok_date(step.at)
        )
        for step in steps
    }
    return _set(
        draft,
        number=running(number, circular=draft.circular),
        dated=dated,
        signer=_block(draft, dated),
        hands=tuple(hands.values()),
    )


def _set(
    draft: Draft,
    *,
    number: str | None,
    dated: date | None,
    signer: SignatureBlock,
    hands: tuple[Hand, ...],
) -> bytes:
    if is_memo(draft):
        return memo_pdf(_memo(draft, number, dated, signer, hands))
    return external_letter_pdf(_letter(draft, number, dated, signer, hands))


def _memo(
    draft: Draft,
    number: str | None,
    dated: date | None,
    signer: SignatureBlock,
    hands: tuple[Hand, ...],
) -> Memo:
    content = read_content(draft.content)
    agency = root_of(draft.office)
    owner = content.owner or draft.office.name
    named = owner if agency.name in owner else f"{owner} {agency.name}"
    return Memo(
        agency=agency.name,
        owner=f"{named} โทร. {content.phone}" if content.phone else named,
        code=code_of(draft.office),
        number=number,
        dated=dated,
        subject=draft.subject,
        recipient=draft.addressee,
        body=content.body,
        signer=signer,
        salutation=forms_of(content, draft.addressee).salutation,
        urgency=urgency_word(draft.urgency),
        secrecy=secrecy_word(draft.secrecy),
        hands=hands,
        garuda=_garuda(),
    )


def _letter(
    draft: Draft,
    number: str | None,
    dated: date | None,
    signer: SignatureBlock,
    hands: tuple[Hand, ...],
) -> ExternalLetter:
    content = read_content(draft.content)
    agency = root_of(draft.office)
    forms = forms_of(content, draft.addressee)
    return ExternalLetter(
        agency=agency.name,
        address=_address_lines(agency.address),
        code=code_of(draft.office),
        number=number,
        dated=dated,
        subject=draft.subject,
        recipient=draft.addressee,
        body=content.body,
        signer=signer,
        owner_division=tuple(filter(None, content.owner.splitlines())) or (draft.office.name,),
        phone=content.phone,
        email=content.email,
        salutation=forms.salutation,
        closing=forms.closing,
        references=content.references,
        enclosures=content.enclosures,
        copies=content.copies,
        urgency=urgency_word(draft.urgency),
        secrecy=secrecy_word(draft.secrecy),
        hands=hands,
        garuda=_garuda(),
    )


def _block(draft: Draft, on: date) -> SignatureBlock:
    signed = draft.steps.filter(kind=DraftStepKind.APPROVED).order_by("-id").first()
    if draft.approved_at and signed:
        capacity = Capacity(
            person=signed.by,
            position=signed.position,
            acting_mode=signed.acting_mode,
            acting_for=signed.acting_for,
        )
        return block_of(capacity, signed=True)
    if draft.signer is None:
        return SignatureBlock(name="", position="")
    today = signing_today([draft.signer], on=on)[draft.signer.pk]
    return block_of(today[0]) if today else SignatureBlock(name="", position=draft.signer.name)


def _address_lines(address: str) -> tuple[str, ...]:
    """Return an address in the lines of a letterhead: อำเภอ or เขต begins the second one."""
    lines = address.splitlines() if "\n" in address else re.split(r" (?=อำเภอ|อ\.|เขต)", address)
    return tuple(line.strip() for line in lines if line.strip())


def urgency_word(urgency: str) -> str:
    """Return the word that is printed for an urgency; nothing for a normal letter (ข้อ 28)."""
    return "" if urgency == Urgency.NORMAL else str(Urgency(urgency).label)


def secrecy_word(secrecy: str) -> str:
    """Return the word that is printed for a secrecy; nothing for an open letter."""
    return "" if secrecy == Secrecy.OPEN else str(Secrecy(secrecy).label)


def _garuda() -> Path | None:
    # The emblem is a file of the deployment: it is never drawn by us (domain 8.7).
    found = getattr(settings, "GARUDA_FILE", None)
    return Path(found) if found else None
