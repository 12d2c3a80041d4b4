"""The path of an incoming letter: what was done, and what is expected of whom."""

from django.db import models
from django.db.models import Q

from accounts.models import ActingMode, Office, Person
from database.rows import Rows
from modules.saraban.models.incoming import IncomingLetter


class StepKind(models.TextChoices):
    """What somebody did with a letter."""

    REGISTERED = "registered", "ลงทะเบียนรับ"
    PROPOSED = "proposed", "เสนอ"
    ENDORSED = "endorsed", "เสนอความเห็น"
    DIRECTED = "directed", "สั่งการ"
    RECEIVED = "received", "กองลงรับ"
    ASSIGNED = "assigned", "มอบหมาย"
    FORWARDED = "forwarded", "ส่งต่อ"
    RETURNED = "returned", "ส่งคืน"
    REFUSED = "refused", "ไม่รับ"
    RECALLED = "recalled", "ดึงกลับ"
    REPLIED = "replied", "รายงานผล"
    CLOSED = "closed", "ปิดเรื่อง"
    CIRCULATED = "circulated", "เวียนให้ทราบ"
    ACKNOWLEDGED = "acknowledged", "รับทราบ"
    READER_NAMED = "reader_named", "ให้อ่านเรื่องลับ"
    CANCELLED = "cancelled", "ยกเลิก"


class Step(models.Model):
    """One line of a letter's path (เกษียน included); only ever added.

    Name, post and acting mode are kept as they were, for they are printed as they were.
    """

    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind)
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=250)
    position = models.CharField(max_length=200, default="")
    acting_mode = models.CharField(max_length=16, choices=ActingMode, default="", blank=True)
    acting_for = models.CharField(max_length=200, default="", blank=True)
    note = models.TextField("ข้อความ", default="", blank=True)
    at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class Expected(models.TextChoices):
    """What is expected of whoever has a task, named with the verb of the regulation."""

    PROPOSE = "propose", "เสนอ"
    ENDORSE = "endorse", "เสนอความเห็น"
    DIRECT = "direct", "สั่งการ"
    RECEIVE = "receive", "ลงรับ"
    ASSIGN = "assign", "มอบหมาย"
    WORK = "work", "ดำเนินการ"
    KNOW = "know", "รับทราบ"


class Task(models.Model):
    """Something expected of an office, or of one person in it, about a letter (งานของฉัน).

    Open until `done_at`; `opened_at` is when whoever has it first looked, after which it can no
    longer be recalled. A post's task has a `role`, so that whoever acts in it today sees it.
    """

    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, related_name="tasks")
    expected = models.CharField(max_length=8, choices=Expected)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    role = models.CharField(max_length=20, default="", blank=True)  # accounts.models.Role
    lead = models.BooleanField("เจ้าของเรื่อง", default=True)  # False: a copy, for information
    note = models.CharField(max_length=500, default="", blank=True)
    sent_by = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="tasks")
    sent_at = models.DateTimeField()
    # The step's own actor, kept here so that "waiting for others" reads one index.
    sender = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    due_on = models.DateField("ครบกำหนด", null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        Step, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = Rows()

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "role", "person"],
                condition=Q(done_at__isnull=True),
                name="open_tasks_of_an_office",
            ),
            models.Index(
                fields=["person"], condition=Q(done_at__isnull=True), name="open_tasks_of_a_person"
            ),
            models.Index(
                fields=["sender"], condition=Q(done_at__isnull=True), name="open_tasks_of_a_sender"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(role=""), name="task_is_expected_of_someone"
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) ^ Q(done_by__isnull=False),
                name="task_is_done_by_a_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_expected_display()} {self.letter}"


class OfficeReceipt(models.Model):
    """An office entered a letter in its own register, with its own number (เลขรับของกอง)."""

    letter = models.ForeignKey(IncomingLetter, on_delete=models.PROTECT, related_name="receipts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("พ.ศ.")
    number = models.PositiveIntegerField("เลขรับของกอง")
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "number"], name="office_receipt_number_once_a_year"
            ),
            models.UniqueConstraint(fields=["letter", "office"], name="office_receives_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
