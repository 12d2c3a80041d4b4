"""A booking: who asks for what and when, how far it has come, and what it holds."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from accounts.models import Office, Person
from database.rows import Rows
from modules.booking.models.outsider import Outsider
from modules.booking.models.resource import Resource
from modules.booking.models.rule import Reach
from modules.booking.models.series import Series


class State(models.TextChoices):
    """How far a booking has come."""

    UNCONFIRMED = "unconfirmed", "รอยืนยันตัวตน"
    ASKED = "asked", "รอหัวหน้าหน่วยงาน"
    ENDORSED = "endorsed", "รออนุมัติ"
    WAITING = "waiting", "อยู่ในคิวรอ"
    APPROVED = "approved", "อนุมัติแล้ว"
    IN_USE = "in_use", "กำลังใช้"
    DONE = "done", "ใช้เสร็จแล้ว"
    REJECTED = "rejected", "ไม่อนุมัติ"
    CANCELLED = "cancelled", "ยกเลิกแล้ว"
    NO_SHOW = "no_show", "ไม่มาใช้"


# What waits for somebody; may overlap, for approval decides.
PENDING = (State.UNCONFIRMED, State.ASKED, State.ENDORSED, State.WAITING)
# What has been given, and blocks others.
HELD = (State.APPROVED, State.IN_USE, State.DONE)

# Said without IN: what the catalog writes down must read the same when it is run again.
IS_PENDING = reduce(or_, (Q(state=state) for state in PENDING))


class Layout(models.TextChoices):
    """How a room is set up (รูปแบบการจัดโต๊ะ)."""

    ANY = "any", "ตามที่จัดไว้"
    U_SHAPE = "u_shape", "ตัวยู"
    CLASSROOM = "classroom", "ห้องเรียน"
    THEATRE = "theatre", "เก้าอี้เรียงแถว"
    GROUPS = "groups", "โต๊ะกลุ่ม"
    BANQUET = "banquet", "โต๊ะจีน"


class Booking(models.Model):
    """One resource asked for from one moment to another, by a member of staff or an outsider.

    Written only by `commands/`; never deleted. Times are half-open: one may start when another
    ends. `waits_role` and `waits_office` name the post whose turn it is, empty when it is nobody's.
    """

    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="bookings", db_index=False
    )
    during = DateTimeRangeField("เวลา")
    state = models.CharField("สถานะ", max_length=12, choices=State)
    title = models.CharField("หัวข้อ", max_length=200)
    private = models.BooleanField("ไม่แสดงหัวข้อแก่ผู้อื่น", default=False)
    purpose = models.TextField("เพื่อ", default="", blank=True)
    people = models.PositiveIntegerField("จำนวนคน", default=1)
    asked_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outsider = models.OneToOneField(
        Outsider, on_delete=models.PROTECT, null=True, related_name="booking"
    )
    # Whose matter it is: the asker's office; of an outsider's request, the resource's office.
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    phone = models.CharField("โทรศัพท์", max_length=60, default="", blank=True)
    asked_at = models.DateTimeField("ขอเมื่อ")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, related_name="bookings", db_index=False
    )
    # Rooms: who presides, how it is set up, and what else is wished for.
    chair = models.CharField("ประธาน", max_length=200, default="", blank=True)
    layout = models.CharField("จัดโต๊ะ", max_length=10, choices=Layout, default=Layout.ANY)
    wishes = models.TextField("โสตทัศนูปกรณ์ อาหาร เครื่องดื่ม", default="", blank=True)
    # Trips, as แบบ 3 asks.
    destination = models.CharField("ไปที่", max_length=300, default="", blank=True)
    reach = models.CharField("เขตเดินทาง", max_length=8, choices=Reach, default="", blank=True)
    distance_km = models.PositiveIntegerField("ระยะทางโดยประมาณ (กม.)", null=True)
    self_drive = models.BooleanField("ขอขับเอง", default=False)
    parked_at = models.CharField("ที่จอดนอกสำนักงาน", max_length=200, default="", blank=True)
    # Why it was used before anybody could approve it (ขออนุญาตภายหลัง); empty for all others.
    afterwards = models.CharField("เหตุที่ขออนุญาตภายหลัง", max_length=300, default="", blank=True)
    waits_role = models.CharField(max_length=20, default="", blank=True)  # accounts.models.Role
    waits_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField("อนุมัติเมื่อ", null=True)
    fee_satang = models.PositiveBigIntegerField("ค่าธรรมเนียม (สตางค์)", null=True)
    receipt = models.CharField("เลขที่ใบเสร็จ", max_length=60, default="", blank=True)
    paid_at = models.DateTimeField("ชำระเมื่อ", null=True)
    # Words of title, purpose and destination (search.words); empty for a private booking.
    words = SearchVectorField(null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False, during__lower_inf=False, during__upper_inf=False
                ),
                name="booking_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False) ^ Q(outsider__isnull=False),
                name="booking_is_asked_for_by_one",
            ),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=True) ^ ~Q(receipt=""), name="booking_paid_with_receipt"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_by", "-id"], name="bookings_of_a_person"),
            models.Index(fields=["series", "id"], name="bookings_of_a_series"),
            models.Index(
                fields=["waits_role", "waits_office"],
                condition=~Q(waits_role=""),
                name="bookings_waiting_for_a_post",
            ),
            # What may still overlap: a calendar shows it beside what is held.
            GistIndex(
                fields=["during"],
                condition=IS_PENDING,
                name="bookings_pending",
            ),
            # Reports and "soon" read by the moment of beginning.
            models.Index(models.F("during__startswith"), name="bookings_by_start"),
            # What is not over yet, among years that are: the register, feeds, a driver's day.
            models.Index(models.F("during__endswith"), name="bookings_by_end"),
            models.Index("resource", models.F("during__startswith"), name="bookings_of_a_resource"),
            GinIndex(fields=["words"], name="bookings_by_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def starts(self) -> datetime:
        """Return when it begins."""
        return self.during.lower

    @property
    def ends(self) -> datetime:
        """Return the first moment after it."""
        return self.during.upper
