"""The offices of an organisation, as a tree (สำนักปลัด กองคลัง กองช่าง …)."""

from django.db import models

from database.rows import Rows


class OfficeKind(models.TextChoices):
    """What an office is in the structure of a local government (ส่วนราชการ)."""

    ORGANISATION = "organisation", "องค์กร"
    CLERK_OFFICE = "clerk_office", "สำนักปลัด"
    DIVISION = "division", "กอง"
    SECTION = "section", "ฝ่าย/งาน"
    SUB_UNIT = "sub_unit", "หน่วยงานในสังกัด"


class Office(models.Model):
    """A unit of the organisation (หน่วยงาน).

    The root is the organisation itself: its head is the chief executive, and the central
    registers (ทะเบียนกลาง) are its registers. An office is closed, never deleted.
    """

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children", db_index=False
    )
    kind = models.CharField("ประเภท", max_length=12, choices=OfficeKind)
    name = models.CharField("ชื่อหน่วยงาน", max_length=200)
    short_name = models.CharField("ชื่อย่อ", max_length=60, default="", blank=True)
    # The part of ที่ before the slash, such as `อย 72101`; printed, never parsed (domain 1.4).
    code = models.CharField("รหัสหนังสือ", max_length=40, default="", blank=True)
    phone = models.CharField("โทรศัพท์", max_length=60, default="", blank=True)
    email = models.CharField("ไปรษณีย์อิเล็กทรอนิกส์", max_length=200, default="", blank=True)
    address = models.CharField("ที่อยู่", max_length=300, default="", blank=True)
    sort = models.PositiveSmallIntegerField("ลำดับ", default=100)
    closed_at = models.DateTimeField("ยุบเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=models.Q(closed_at__isnull=True),
                name="open_office_name_once_under_its_parent",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(parent__isnull=True),
                name="one_root_office",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name
