"""How far the opening of a tenant has come."""

from django.db import models

from tenants.models.tenant import Tenant


class Step(models.TextChoices):
    """The next thing to do for a tenant that is being opened."""

    SCHEMA = "schema", "สร้างฐานข้อมูล"
    SEED = "seed", "จัดตั้งส่วนราชการ"
    DONE = "done", "เสร็จสิ้น"


class Preset(models.TextChoices):
    """Which offices and positions a new tenant begins with."""

    FULL = "full", "ตามโครงสร้างของประเภท"
    SMALL = "small", "องค์กรขนาดเล็ก คนหนึ่งหลายหน้าที่"
    NONE = "none", "ว่าง รอโครงสร้างของหน่วยงานเอง"


class Opening(models.Model):
    """The saga of opening one tenant; running it again continues at `step`."""

    tenant = models.OneToOneField(Tenant, on_delete=models.PROTECT, related_name="opening")
    step = models.CharField(max_length=10, choices=Step, default=Step.SCHEMA)
    preset = models.CharField(max_length=5, choices=Preset, default=Preset.NONE)
    by = models.CharField("ผู้สั่ง", max_length=100)
    problem = models.TextField(default="", blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.tenant_id}: {self.step}"
