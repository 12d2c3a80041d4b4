"""What can be booked: rooms, vehicles, equipment and drivers, and when they are to be had."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.models import Office, Person
from database.rows import Rows
from files.models import StoredFile


class ResourceKind(models.TextChoices):
    """What a resource is."""

    ROOM = "room", "ห้อง"
    VEHICLE = "vehicle", "รถ"
    EQUIPMENT = "equipment", "อุปกรณ์"
    DRIVER = "driver", "พนักงานขับรถ"


class BookableBy(models.TextChoices):
    """Which staff may ask for a resource."""

    STAFF = "staff", "ทุกหน่วยงาน"
    OFFICE = "office", "เฉพาะหน่วยงานที่ดูแล"
    NOBODY = "nobody", "ไม่เปิดให้จอง"


class Resource(models.Model):
    """Something that can be given to one booking at a time.

    A resource that has parts (a hall of two halves) is never held itself: booking it holds its
    parts, so that whole and parts block each other (`holding.leaves_of`).
    """

    kind = models.CharField("ประเภท", max_length=10, choices=ResourceKind)
    name = models.CharField("ชื่อ", max_length=120)
    name_sort = models.CharField(max_length=300, db_collation="C")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="ดูแลโดย"
    )
    # Whoever has the key: manages this resource whatever their post (ผู้ดูแล).
    keeper = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    place = models.CharField("สถานที่", max_length=200, default="", blank=True)
    capacity = models.PositiveIntegerField("จำนวนที่นั่ง", null=True)
    features = ArrayField(models.CharField(max_length=60), verbose_name="สิ่งที่มี", default=list)
    about = models.TextField("รายละเอียด", default="", blank=True)
    # What is printed as a code at the door; names the page, gives no rights.
    door = models.CharField(max_length=22, unique=True, db_collation="C")
    bookable_by = models.CharField(
        "ผู้มีสิทธิจอง", max_length=8, choices=BookableBy, default=BookableBy.STAFF
    )
    setup_minutes = models.PositiveSmallIntegerField("เวลาเตรียม (นาที)", default=0)
    cleanup_minutes = models.PositiveSmallIntegerField("เวลาเก็บ (นาที)", default=0)
    notice_minutes = models.PositiveIntegerField("จองล่วงหน้าอย่างน้อย (นาที)", default=0)
    horizon_days = models.PositiveSmallIntegerField("จองล่วงหน้าได้ไม่เกิน (วัน)", default=180)
    longest_minutes = models.PositiveIntegerField("จองได้ครั้งละไม่เกิน (นาที)", null=True)
    on_holidays = models.BooleanField("ให้ใช้ในวันหยุด", default=False)
    # A room is given to others when nobody has come this long after the start; null: never.
    grace_minutes = models.PositiveSmallIntegerField("ปล่อยคืนถ้าไม่มาใน (นาที)", null=True)
    outsiders = models.BooleanField("ให้ประชาชนขอใช้", default=False)
    fee_hour_satang = models.PositiveBigIntegerField("ค่าธรรมเนียมต่อชั่วโมง", default=0)
    fee_day_satang = models.PositiveBigIntegerField("ค่าธรรมเนียมต่อวัน", default=0)
    deposit_satang = models.PositiveBigIntegerField("เงินประกัน", default=0)
    fee_basis = models.CharField("ตามประกาศหรือข้อบัญญัติ", max_length=200, default="", blank=True)
    sort = models.PositiveSmallIntegerField("ลำดับ", default=100)
    retired_at = models.DateTimeField("เลิกใช้เมื่อ", null=True)
    retired_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                condition=Q(retired_at__isnull=True),
                name="resource_name_once_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True) ^ Q(retired_by__isnull=False),
                name="resource_is_retired_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """A resource is part of another: half a hall, a loudspeaker that belongs to a room."""

    whole = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="parts")
    part = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="wholes")

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["whole", "part"], name="part_once_in_its_whole"),
            models.CheckConstraint(condition=~Q(whole=F("part")), name="nothing_is_its_own_part"),
        ]

    def __str__(self) -> str:
        return f"{self.whole} / {self.part}"


class Photo(models.Model):
    """A picture of a resource, the first of which stands for it."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sort = models.PositiveSmallIntegerField(default=0)

    objects = Rows()

    def __str__(self) -> str:
        return str(self.file)
