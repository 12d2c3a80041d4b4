"""Letters being written here: drafts and the path they take to a signature."""

from django.db import models

from accounts.models import ActingMode, Office, Person, Position, Role
from database.rows import Rows
from modules.saraban.models.incoming import IncomingLetter
from modules.saraban.models.levels import Secrecy, Urgency


class PaperKind(models.TextChoices):
    """Which paper a letter is written on."""

    EXTERNAL_LETTER = "external_letter", "หนังสือภายนอก"
    INTERNAL_MEMO = "internal_memo", "บันทึกข้อความ"


class Draft(models.Model):
    """A letter while it is written, checked and approved (ร่าง). Its words may change until issued.

    `content` holds the fields of the paper as `drafting.Content` reads them. `revision` moves on
    with each change: whoever saves must have seen the newest one.
    """

    kind = models.CharField(max_length=16, choices=PaperKind)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    subject = models.CharField("เรื่อง", max_length=500)
    addressee = models.CharField("เรียน", max_length=200)
    urgency = models.CharField(max_length=12, choices=Urgency)
    secrecy = models.CharField(max_length=12, choices=Secrecy)
    circular = models.BooleanField("หนังสือเวียน", default=False)
    content = models.JSONField()
    answers = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="answers_drafted"
    )
    # Whose signature it is written for: the post, not the person who holds it today.
    signer = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    # With whom it is now: a person, or whoever holds the role in the office (in whichever office
    # when none is named); nobody = the writer.
    with_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    with_role = models.CharField(max_length=20, choices=Role, default="", blank=True)
    with_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sent_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    objects = Rows()

    class Meta:
        indexes = [
            models.Index(
                fields=["with_office", "with_role"],
                condition=models.Q(issued_at__isnull=True, discarded_at__isnull=True),
                name="drafts_that_wait",
            )
        ]

    def __str__(self) -> str:
        return self.subject


class DraftStepKind(models.TextChoices):
    """What somebody did with a draft."""

    WRITTEN = "written", "ร่าง"
    SENT_UP = "sent_up", "เสนอตรวจ"
    CHECKED = "checked", "ตรวจแล้ว"
    RETURNED = "returned", "ส่งคืนแก้ไข"
    APPROVED = "approved", "ลงนาม"
    ISSUED = "issued", "ออกเลข"
    TAKEN_BACK = "taken_back", "ดึงกลับ"
    DISCARDED = "discarded", "เลิกร่าง"


class DraftStep(models.Model):
    """One line of a draft's path; only ever added. Printed on the file copy (สำเนาคู่ฉบับ)."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=DraftStepKind)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    name = models.CharField(max_length=250)
    position = models.CharField(max_length=200, default="")
    acting_mode = models.CharField(max_length=16, choices=ActingMode, default="", blank=True)
    acting_for = models.CharField(max_length=200, default="", blank=True)
    note = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
