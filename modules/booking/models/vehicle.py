"""Vehicles and their drivers, as บัญชีรถ (แบบ 1, แบบ 2) lists them, and what must not lapse."""

from django.db import models
from django.db.models import Q

from accounts.models import Person
from database.rows import Rows
from modules.booking.models.resource import Resource


class VehicleClass(models.TextChoices):
    """The classes of the vehicle rule (ระเบียบ มท. ว่าด้วยการใช้และรักษารถยนต์ พ.ศ. 2548)."""

    POSITION_CAR = "position_car", "รถประจำตำแหน่ง"
    POOL_CAR = "pool_car", "รถส่วนกลาง"
    GUEST_CAR = "guest_car", "รถรับรอง"


class Fuel(models.TextChoices):
    """What a vehicle runs on."""

    DIESEL = "diesel", "ดีเซล"
    GASOHOL_95 = "gasohol_95", "แก๊สโซฮอล์ 95"
    GASOHOL_91 = "gasohol_91", "แก๊สโซฮอล์ 91"
    E20 = "e20", "แก๊สโซฮอล์ E20"
    GASOLINE = "gasoline", "เบนซิน"
    GAS = "gas", "ก๊าซ"
    ELECTRIC = "electric", "ไฟฟ้า"


class Vehicle(models.Model):
    """What the vehicle list says of a resource that is a vehicle, and its odometer today.

    `odometer` is the last reading, in km; it never goes back. Its row is locked by whoever starts
    or ends a trip, so that readings follow one another.
    """

    resource = models.OneToOneField(
        Resource, on_delete=models.PROTECT, primary_key=True, related_name="vehicle"
    )
    vehicle_class = models.CharField("ชนิด", max_length=12, choices=VehicleClass)
    body = models.CharField("ประเภทรถ", max_length=80)  # รถบรรทุก (ดีเซล) 1 ตัน ดับเบิ้ลแค็บ
    brand = models.CharField("ยี่ห้อ", max_length=60, default="", blank=True)
    model = models.CharField("รุ่น", max_length=60, default="", blank=True)
    engine_cc = models.PositiveIntegerField("ขนาด (ซีซี)", null=True)
    plate = models.CharField("เลขทะเบียน", max_length=20)
    plate_province = models.CharField("จังหวัด", max_length=40)
    engine_no = models.CharField("เลขเครื่อง", max_length=40, default="", blank=True)
    chassis_no = models.CharField("เลขตัวถัง", max_length=40, default="", blank=True)
    price_satang = models.PositiveBigIntegerField("ราคา (สตางค์)", null=True)
    acquired_on = models.DateField("วันที่ได้มา", null=True)
    fund = models.CharField("แหล่งเงิน", max_length=80, default="", blank=True)
    holder = models.CharField("ผู้ใช้หรือหน่วยงาน", max_length=200, default="", blank=True)
    disposed_on = models.DateField("วันจำหน่าย", null=True)
    remark = models.CharField("หมายเหตุ", max_length=300, default="", blank=True)
    fuel = models.CharField("เชื้อเพลิง", max_length=12, choices=Fuel)
    odometer = models.PositiveIntegerField("เลขไมล์ (กม.)", default=0)
    # Goes out to rescue at once, and is approved afterwards.
    rescue = models.BooleanField("รถกู้ชีพหรือดับเพลิง", default=False)
    usual_driver = models.ForeignKey(
        Resource, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plate", "plate_province"],
                condition=Q(disposed_on__isnull=True),
                name="plate_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plate} {self.plate_province}"


class Driver(models.Model):
    """Who a resource that is a driver is, and what they may drive."""

    resource = models.OneToOneField(
        Resource, on_delete=models.PROTECT, primary_key=True, related_name="driver"
    )
    # Null for a hired driver who does not sign in.
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="+")
    licence_no = models.CharField("เลขที่ใบขับขี่", max_length=40, default="", blank=True)
    licence_class = models.CharField("ชนิดใบขับขี่", max_length=60, default="", blank=True)

    objects = Rows()

    def __str__(self) -> str:
        return str(self.resource)


class ValidityKind(models.TextChoices):
    """What must not lapse."""

    COMPULSORY = "compulsory", "พ.ร.บ. คุ้มครองผู้ประสบภัย"
    INSURANCE = "insurance", "ประกันภัย"
    TAX = "tax", "ภาษีรถ"
    INSPECTION = "inspection", "ตรวจสภาพ"
    LICENCE = "licence", "ใบขับขี่"


# Without these a vehicle is not to be on the road, so it is not given out beyond them.
MUST_HOLD = (ValidityKind.COMPULSORY, ValidityKind.TAX, ValidityKind.LICENCE)


class Validity(models.Model):
    """Something of a vehicle or driver holds until the end of a day; the latest day counts."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="validities")
    kind = models.CharField(max_length=12, choices=ValidityKind)
    expires_on = models.DateField("ใช้ได้ถึง")
    number = models.CharField("เลขที่", max_length=60, default="", blank=True)
    noted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    noted_at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.resource}"


class FuelCriterion(models.Model):
    """What a vehicle may use in a fiscal year (เกณฑ์การใช้สิ้นเปลืองน้ำมันเชื้อเพลิง), by announcement."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="criteria")
    fiscal_year = models.PositiveSmallIntegerField("ปีงบประมาณ (พ.ศ.)")
    km_per_litre = models.DecimalField("กม. ต่อลิตร", max_digits=5, decimal_places=2)
    month_litres = models.DecimalField("ไม่เกินเดือนละ (ลิตร)", max_digits=7, decimal_places=2)
    announced = models.CharField("ตามประกาศ", max_length=200, default="", blank=True)
    set_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    set_at = models.DateTimeField()

    objects = Rows()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "fiscal_year"], name="fuel_criterion_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(km_per_litre__gt=0) & Q(month_litres__gt=0),
                name="fuel_criterion_is_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vehicle} {self.fiscal_year}"
