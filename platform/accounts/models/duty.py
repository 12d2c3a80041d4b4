"""Posts, who holds them, who stands in for whom, and what each role may do."""

from django.db import models
from django.db.models import F, Q

from accounts.models.office import Office
from accounts.models.person import Person
from database.rows import Rows


class Role(models.TextChoices):
    """What a person is here (บทบาท); `access.py` of each module says what a role may do."""

    CHIEF_EXECUTIVE = "chief_executive", "นายก"
    DEPUTY_EXECUTIVE = "deputy_executive", "รองนายก"
    CLERK = "clerk", "ปลัด"
    DEPUTY_CLERK = "deputy_clerk", "รองปลัด"
    DIVISION_DIRECTOR = "division_director", "ผู้อำนวยการกอง/หัวหน้าสำนักปลัด"
    SECTION_HEAD = "section_head", "หัวหน้าฝ่าย/หัวหน้างาน"
    REGISTRY_CENTRAL = "registry_central", "ธุรการ (สารบรรณกลาง)"
    REGISTRY_DIVISION = "registry_division", "ธุรการกอง"
    OFFICER = "officer", "เจ้าหน้าที่"
    LOCAL_ADMIN = "local_admin", "ผู้ดูแลระบบของหน่วยงาน"
    AUDITOR = "auditor", "ผู้ตรวจสอบภายใน"
    COUNCIL_SECRETARY = "council_secretary", "เลขานุการสภา"
    COUNCIL_MEMBER = "council_member", "สมาชิกสภา"
    SUPPLY_OFFICER = "supply_officer", "เจ้าหน้าที่พัสดุ"
    DRIVER = "driver", "พนักงานขับรถยนต์"


class Position(models.Model):
    """A post in an office (ตำแหน่ง), which exists whether or not somebody holds it."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="positions")
    name = models.CharField("ชื่อตำแหน่ง", max_length=200)
    role = models.CharField("บทบาท", max_length=20, choices=Role)
    closed_at = models.DateTimeField(null=True)

    objects = Rows()

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person holds a post from a day to a day, both included."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    since = models.DateField("ตั้งแต่วันที่")
    until = models.DateField("ถึงวันที่", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="appointment_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["position", "person"],
                condition=Q(until__isnull=True),
                name="post_held_once_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.position}"


class ActingMode(models.TextChoices):
    """How somebody stands in for the holder of a post (domain 1.7)."""

    ABSENCE = "acting_absence", "รักษาราชการแทน"
    DELEGATED = "acting_delegated", "ปฏิบัติราชการแทน"
    VACANCY = "acting_vacancy", "รักษาการในตำแหน่ง"


class Acting(models.Model):
    """A person stands in for a post by an order, from a day to a day, both included."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="actings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actings")
    mode = models.CharField("ฐานะ", max_length=16, choices=ActingMode)
    order_number = models.CharField("คำสั่งที่", max_length=80)
    since = models.DateField("ตั้งแต่วันที่")
    until = models.DateField("ถึงวันที่", null=True)
    made_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField("ยกเลิกเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="acting_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(order_number=""), name="acting_rests_on_a_numbered_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_mode_display()} {self.position}"


class RoleGrant(models.Model):
    """A role given to a person beside their posts, for one office or (root) for all of them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField("บทบาท", max_length=20, choices=Role)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="role_grants", db_index=False
    )
    given_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "office"],
                condition=Q(ended_at__isnull=True),
                name="role_given_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()}"
