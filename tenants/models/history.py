"""What a tenant was called before, and how its status changed."""

from django.db import models
from django.db.models import F, Q

from tenants.models.tenant import Kind, Status, Tenant


class Identity(models.Model):
    """Code, kind and names of a tenant during a period (a change follows an announcement).

    `until` is the first day on which it no longer held.
    """

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="identities")
    code = models.CharField("รหัส อปท.", max_length=8)
    kind = models.CharField("ประเภท", max_length=12, choices=Kind)
    name = models.CharField("ชื่อ", max_length=200)
    english_name = models.CharField("ชื่อภาษาอังกฤษ", max_length=200, default="", blank=True)
    since = models.DateField("ตั้งแต่วันที่")
    until = models.DateField("ถึงก่อนวันที่", null=True)
    announcement = models.CharField("ประกาศที่อ้างถึง", max_length=200, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(until=None), name="one_identity_today"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="identity_holds_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class StatusChange(models.Model):
    """One change of a tenant's status: who did it, when and why. Rows are only added."""

    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="status_changes")
    before = models.CharField(max_length=12, choices=Status)
    after = models.CharField(max_length=12, choices=Status)
    by = models.CharField("ผู้สั่ง", max_length=100)
    reason = models.CharField("เหตุผล", max_length=500)
    at = models.DateTimeField("เมื่อ")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="status_change_changes"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
