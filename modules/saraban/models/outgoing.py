"""Letters sent out (หนังสือส่ง), as แบบที่ 14 draws the register."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from accounts.models import Office, Person
from database.rows import Rows
from modules.saraban.models.draft import Draft, PaperKind
from modules.saraban.models.levels import Secrecy, Urgency


class OutgoingLetter(models.Model):
    """A letter that was given a number and a date, and its place in the outgoing register.

    `number` is the running part of ที่; `book` is the register it runs in: letters, circulars
    (ว) or the memos of an office. Once issued, what stands on the paper never changes: it can be
    cancelled, and `action_taken` says what was done with it since (การปฏิบัติ, แบบที่ 14).
    """

    class Book(models.TextChoices):
        """A register of its own running numbers."""

        LETTERS = "letters", "ทะเบียนหนังสือส่ง"
        CIRCULARS = "circulars", "ทะเบียนหนังสือเวียน"
        MEMOS = "memos", "ทะเบียนบันทึกข้อความ"

    book = models.CharField(max_length=10, choices=Book)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("เลขทะเบียนส่ง")
    kind = models.CharField(max_length=16, choices=PaperKind)
    # Whose matter it is (เจ้าของเรื่อง); `office` is the one that keeps the register.
    owner = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField("ที่", max_length=80)
    reference_key = models.CharField(max_length=80, db_collation="C")
    dated = models.DateField("ลงวันที่")
    sender = models.CharField("จาก", max_length=200)
    addressee = models.CharField("ถึง", max_length=200)
    addressee_sort = models.CharField(max_length=500, db_collation="C")
    subject = models.CharField("เรื่อง", max_length=500)
    subject_sort = models.CharField(max_length=200, db_collation="C")
    urgency = models.CharField(max_length=12, choices=Urgency)
    secrecy = models.CharField(max_length=12, choices=Secrecy)
    action_taken = models.CharField("การปฏิบัติ", max_length=300, default="", blank=True)
    remark = models.CharField("หมายเหตุ", max_length=500, default="", blank=True)
    draft = models.OneToOneField(
        Draft, on_delete=models.PROTECT, null=True, related_name="issued_as"
    )
    issued_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    issued_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    cancel_reason = models.CharField(max_length=300, default="", blank=True)
    words = SearchVectorField(null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "office", "year", "number"], name="outgoing_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | (
                    Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")
                ),
                name="outgoing_cancelled_by_someone_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["reference_key"], name="outgoing_by_reference"),
            GinIndex(fields=["words"], name="outgoing_by_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.reference


class NumberReservation(models.Model):
    """A number kept for a letter that is not finished yet (จองเลข).

    Ends in exactly one way: used by a letter, given up, or run out after `expires_on`; a number
    that was not used stays in the register as cancelled and is never given again.
    """

    book = models.CharField(max_length=10, choices=OutgoingLetter.Book)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("เลขที่จอง")
    reason = models.CharField("เหตุผล", max_length=300)
    reserved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    reserved_at = models.DateTimeField()
    expires_on = models.DateField("ใช้ได้ถึงวันที่")
    used_by = models.OneToOneField(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="reservation"
    )
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=300, default="", blank=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["book", "office", "year", "number"], name="number_reserved_once"
            ),
            models.CheckConstraint(
                condition=Q(used_by__isnull=True) | Q(end_reason=""),
                name="reservation_ends_in_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
