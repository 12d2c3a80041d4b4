"""What is booked in the weeks around today: who asks for what, when, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Near:
    """One booking of the demo's present. `day` counts working days from today, which is 0.

    `clock` are its hours, of which the second may lie `nights` later; it was asked for `ahead`
    working days before. `then` are steps of `acts` with how many office hours each takes
    after the one before, or "start" and "end" by the clock of the booking itself.
    """

    key: str
    title: str
    office: str
    day: int
    clock: tuple[str, str]
    then: tuple[str, ...] = ()
    ahead: int = 2
    nights: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)


ROAD = {"reach": "district", "distance_km": 24, "people": 3}
FAR = {"reach": "outside", "distance_km": 310, "people": 7}
GIVEN = ("endorse", "approve")
DRIVEN = (*GIVEN, "start", "end")
MET = ("approve", "come", "leave")

NEAR = (
    Near(key="council", title="ประชุมคณะกรรมการพัฒนาท้องถิ่น", office="clerk", day=-4,
         clock=("09:00", "12:00"), then=MET, more={"people": 30, "chair": "นายก",
         "wishes": "อาหารว่าง 30 ชุด"}),
    Near(key="council", title="ซักซ้อมแผนเผชิญเหตุอัคคีภัย", office="clerk", day=-2,
         clock=("13:00", "15:00"), then=("approve", "release"), more={"people": 20}),
    Near(key="hall_a", title="ประชุมผู้ปกครองศูนย์พัฒนาเด็กเล็ก", office="education", day=-3,
         clock=("09:00", "11:30"), then=MET, more={"people": 70, "extras": ("sound",)}),
    Near(key="hall_b", title="กิจกรรมโรงเรียนผู้สูงอายุ", office="welfare", day=-1,
         clock=("09:00", "14:00"), then=MET, more={"people": 60}),
    Near(key="council", title="ประชุมชี้แจงงบประมาณรายจ่ายประจำปี", office="finance", day=0,
         clock=("09:00", "12:00"), then=("approve", "come"),
         more={"people": 28, "extras": ("projector",)}),
    Near(key="small", title="ตรวจรับงานจ้างก่อสร้างถนน หมู่ที่ 5", office="works", day=0,
         clock=("13:30", "15:30"), ahead=1, more={"people": 6}),
    Near(key="small", title="สอบข้อเท็จจริงเรื่องร้องเรียน", office="clerk", day=0,
         clock=("10:30", "12:00"), ahead=3, more={"people": 5, "private": True}),
    Near(key="hall_a", title="จ่ายเบี้ยยังชีพผู้สูงอายุ", office="welfare", day=0,
         clock=("08:30", "15:00"), then=("approve", "come"), ahead=4, more={"people": 80}),
    Near(key="council", title="ประชุมสภาท้องถิ่น สมัยสามัญ", office="clerk", day=1,
         clock=("09:30", "16:00"), then=("approve",), ahead=5,
         more={"people": 36, "chair": "ประธานสภา", "wishes": "น้ำดื่ม อาหารว่าง 40 ชุด"}),
    Near(key="council", title="อบรมการใช้งานแผนที่ภาษี", office="finance", day=1,
         clock=("13:00", "16:00"), ahead=1, more={"people": 20, "join_queue": True}),
    Near(key="council", title="ประชุมคณะกรรมการกองทุนหลักประกันสุขภาพ", office="welfare", day=2,
         clock=("09:00", "12:00"), ahead=1, more={"people": 14, "extras": ("projector",)}),
    Near(key="council", title="ประชุมเตรียมงานประเพณี", office="education", day=2,
         clock=("10:00", "12:00"), ahead=1, more={"people": 25}),
    Near(key="council", title="เลี้ยงสังสรรค์วันเกิด", office="works", day=3,
         clock=("13:00", "16:30"), then=("refuse",), more={"people": 30}),
    Near(key="council", title="ประชุมพนักงานประจำเดือน", office="clerk", day=4,
         clock=("13:30", "16:00"), then=("approve", "move"), more={"people": 38}),
    Near(key="hall", title="ประชุมประชาคมแผนพัฒนาท้องถิ่น", office="clerk", day=6,
         clock=("09:00", "12:00"), then=("approve",), ahead=4,
         more={"people": 150, "extras": ("sound",), "layout": "theatre"}),
    Near(key="hall_b", title="ฝึกอาชีพกลุ่มสตรี", office="welfare", day=3,
         clock=("09:00", "15:00"), then=("approve", "drop"), more={"people": 40}),
    Near(key="small", title="เปิดซองเสนอราคา", office="finance", day=3,
         clock=("10:00", "11:30"), ahead=1, more={"people": 5}),
    Near(key="tents", title="กิจกรรมจิตอาสาพัฒนาคลอง", office="works", day=4,
         clock=("08:00", "16:00"), ahead=1, more={"people": 40}),
    Near(key="pickup", title="ตรวจงานก่อสร้างถนนคอนกรีต", office="works", day=-3,
         clock=("08:30", "11:30"), then=DRIVEN, more={**ROAD, "destination": "หมู่ที่ 5"}),
    Near(key="pickup", title="นำส่งเงินรายได้ฝากธนาคาร", office="finance", day=-2,
         clock=("13:00", "15:30"), then=(*DRIVEN, "fuel"),
         more={**ROAD, "destination": "ธนาคารในตัวอำเภอ"}),
    Near(key="bucket", title="ซ่อมไฟฟ้าสาธารณะตามคำร้อง", office="works", day=-1,
         clock=("09:00", "15:00"), then=("approve", "start", "end"),
         more={**ROAD, "destination": "หมู่ที่ 2 และหมู่ที่ 7", "self_drive": True}),
    Near(key="van", title="ประชุมเชิงปฏิบัติการการคลังท้องถิ่น", office="finance", day=-1,
         clock=("06:30", "20:00"), nights=2, then=(*GIVEN, "start"), ahead=3,
         more={**FAR, "destination": "โรงแรมในตัวเมืองนครสวรรค์", "purpose":
         "อบรมเชิงปฏิบัติการ ระบบบัญชีคอมพิวเตอร์"}),
    Near(key="pickup", title="เยี่ยมบ้านผู้สูงอายุและผู้พิการ", office="welfare", day=0,
         clock=("08:30", "12:00"), then=DRIVEN, more={**ROAD, "destination": "หมู่ที่ 1 และหมู่ที่ 9"}),
    Near(key="pickup", title="ส่งหนังสือและติดต่องานที่อำเภอ", office="clerk", day=0,
         clock=("13:00", "16:00"), then=GIVEN, ahead=1,
         more={**ROAD, "destination": "ที่ว่าการอำเภอ"}),
    Near(key="pickup", title="สำรวจถนนชำรุดตามคำร้อง", office="works", day=1,
         clock=("09:00", "12:00"), ahead=1, more={**ROAD, "destination": "หมู่ที่ 3"}),
    Near(key="pickup", title="เยี่ยมศูนย์พัฒนาเด็กเล็ก", office="education", day=1,
         clock=("13:30", "16:00"), then=("endorse",), ahead=2,
         more={**ROAD, "destination": "ศูนย์พัฒนาเด็กเล็ก หมู่ที่ 6"}),
    Near(key="van", title="รับส่งเด็กไปทัศนศึกษา", office="education", day=4,
         clock=("07:00", "16:30"), then=("endorse",), ahead=4,
         more={**FAR, "people": 11, "distance_km": 180, "destination": "สวนสัตว์จังหวัดใกล้เคียง"}),
    Near(key="van", title="ประชุมที่ศาลากลางจังหวัด", office="clerk", day=5,
         clock=("08:00", "15:00"), then=(*GIVEN, "swap"), ahead=3,
         more={**ROAD, "reach": "province", "people": 4, "distance_km": 90,
               "destination": "ศาลากลางจังหวัด"}),
    Near(key="bucket", title="ตัดแต่งกิ่งไม้ใกล้สายไฟ", office="works", day=2,
         clock=("09:00", "15:00"), then=("approve",), ahead=1,
         more={**ROAD, "destination": "ถนนเลียบคลอง หมู่ที่ 4", "self_drive": True}),
)  # fmt: skip
