"""Letters received from outside (หนังสือรับ), as แบบที่ 13 draws the register."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from accounts.models import Office, Person
from database.rows import Rows
from modules.saraban.models.levels import Secrecy, Urgency


class Channel(models.TextChoices):
    """How a letter came in."""

    PAPER = "paper", "ไปรษณีย์/เอกสาร"
    EMAIL = "email", "ไปรษณีย์อิเล็กทรอนิกส์"
    HAND = "hand", "นำส่งด้วยตนเอง"
    EXCHANGE = "exchange", "ระบบแลกเปลี่ยนหนังสือ"


class IncomingLetter(models.Model):
    """A letter entered in an office's incoming register.

    Written only by `commands/`; once registered, its number never changes and its row is never
    deleted: a wrong entry is cancelled in place.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("เลขทะเบียนรับ")
    reference = models.CharField("ที่", max_length=80, blank=True)  # verbatim, as on the paper
    reference_key = models.CharField(max_length=80, db_collation="C")  # for finding, never shown
    dated = models.DateField("ลงวันที่", null=True)
    sender = models.CharField("จาก", max_length=200)
    sender_sort = models.CharField(max_length=500, db_collation="C")
    addressee = models.CharField("ถึง", max_length=200)
    subject = models.CharField("เรื่อง", max_length=500)
    subject_sort = models.CharField(max_length=200, db_collation="C")
    urgency = models.CharField("ชั้นความเร็ว", max_length=12, choices=Urgency)
    secrecy = models.CharField("ชั้นความลับ", max_length=12, choices=Secrecy)
    channel = models.CharField("ช่องทาง", max_length=10, choices=Channel)
    enclosures = models.TextField("สิ่งที่ส่งมาด้วย", default="", blank=True)  # as the paper lists them
    remark = models.CharField("หมายเหตุ", max_length=500, default="", blank=True)
    received_at = models.DateTimeField("รับเมื่อ")
    registered_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    # Why the same letter was entered a second time; empty for every ordinary entry.
    repeat_reason = models.CharField(max_length=300, default="", blank=True)
    due_on = models.DateField("ครบกำหนด", null=True)
    # What was done (การปฏิบัติ), in the register's words; each command on the path rewrites it.
    action_taken = models.CharField("การปฏิบัติ", max_length=300, default="", blank=True)
    closed_at = models.DateTimeField("ปิดเรื่องเมื่อ", null=True)
    cancelled_at = models.DateTimeField("ยกเลิกเมื่อ", null=True)
    cancelled_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    cancel_reason = models.CharField("เหตุที่ยกเลิก", max_length=300, default="", blank=True)
    # Words of subject, parties and numbers (search.words); empty for a secret letter.
    words = SearchVectorField(null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "number"], name="incoming_number_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["office", "sender", "reference_key", "dated"],
                # A clash must not tell of a secret letter, so only open ones are compared.
                condition=Q(repeat_reason="", cancelled_at__isnull=True, secrecy=Secrecy.OPEN)
                & ~Q(reference_key=""),
                name="incoming_letter_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (
                    Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")
                ),
                name="incoming_cancelled_by_someone_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["reference_key"], name="incoming_by_reference"),
            GinIndex(fields=["words"], name="incoming_by_words", fastupdate=False),
            models.Index(fields=["dated"], name="incoming_by_date"),
            models.Index(fields=["office", "received_at"], name="incoming_by_day"),
            # Orders of the register beside its own; of any office, for a division's book too.
            models.Index(fields=["sender_sort"], name="incoming_by_sender"),
            models.Index(fields=["subject_sort"], name="incoming_by_subject"),
            # What a year's chips count: what is open, and what is out of the ordinary.
            models.Index(
                fields=["office", "year", "due_on"],
                condition=Q(closed_at__isnull=True, cancelled_at__isnull=True),
                include=["urgency", "secrecy", "id"],
                name="incoming_open",
            ),
            models.Index(
                fields=["office", "year"],
                condition=~Q(secrecy=Secrecy.OPEN) | Q(cancelled_at__isnull=False),
                name="incoming_uncommon",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
