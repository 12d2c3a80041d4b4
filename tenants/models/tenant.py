"""Tenants: the organisations that use the product."""

from django.db import models
from django.db.models import Q


class Kind(models.TextChoices):
    """What an organisation is (domain 3.1)."""

    PAO = "pao", "องค์การบริหารส่วนจังหวัด"
    CITY = "city", "เทศบาลนคร"
    TOWN = "town", "เทศบาลเมือง"
    SUBDISTRICT = "subdistrict", "เทศบาลตำบล"
    SAO = "sao", "องค์การบริหารส่วนตำบล"
    PATTAYA = "pattaya", "เมืองพัทยา"
    BMA = "bma", "กรุงเทพมหานคร"
    AGENCY = "agency", "หน่วยงานส่วนกลาง"


class Status(models.TextChoices):
    """Where a tenant stands in its life."""

    OPENING = "opening", "กำลังเปิด"
    ACTIVE = "active", "ใช้งาน"
    READ_ONLY = "read_only", "อ่านอย่างเดียว"
    SUSPENDED = "suspended", "ระงับ"
    CLOSED = "closed", "ปิด"


class Tenant(models.Model):
    """One organisation. Its rows live in the schema `t_<id>` of its cell, never elsewhere.

    `code` is the 8-digit DLA code, a string (it may begin with 0) that changes when a
    sub-district administration becomes a municipality; it is no key of anything.
    """

    code = models.CharField("รหัส อปท.", max_length=8)
    kind = models.CharField("ประเภท", max_length=12, choices=Kind)
    name = models.CharField("ชื่อ", max_length=200)
    english_name = models.CharField("ชื่อภาษาอังกฤษ", max_length=200, default="", blank=True)
    province = models.CharField("รหัสจังหวัด", max_length=2)
    district = models.CharField("อำเภอ", max_length=100, default="", blank=True)
    cell = models.CharField(max_length=20)
    status = models.CharField(max_length=12, choices=Status, default=Status.OPENING)
    modules = models.JSONField("ระบบงานที่เปิดใช้", default=list)
    emblem = models.BinaryField("ตราประจำองค์กร", null=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(status="closed"), name="code_used_by_one_open_tenant"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def schema(self) -> str:
        """Return the name of its schema and role: ASCII, made from the key alone."""
        return f"t_{self.pk:06d}"
