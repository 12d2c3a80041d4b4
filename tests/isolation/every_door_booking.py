"""The bookings of a town whose every word says whose it is: rooms, trips, outsiders, papers."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from io import BytesIO

from PIL import Image

from accounts.models import Office, Person, Role
from accounts.posts import holders
from files.models import StoredFile
from files.store import store
from modules.booking.commands.approve_booking import approve_booking
from modules.booking.commands.ask_from_outside import OutsideWish, ask_from_outside
from modules.booking.commands.cancel_booking import cancel_booking
from modules.booking.commands.confirm_by_call import confirm_by_call
from modules.booking.commands.end_trip import end_trip
from modules.booking.commands.endorse_booking import endorse_booking
from modules.booking.commands.make_feed import make_feed
from modules.booking.commands.record_payment import record_payment
from modules.booking.commands.reject_booking import reject_booking
from modules.booking.commands.request_booking import request_booking
from modules.booking.commands.request_series import request_series
from modules.booking.commands.start_rescue import start_rescue
from modules.booking.commands.start_trip import start_trip
from modules.booking.models import Booking, Resource, State
from modules.booking.wish import Wish
from tests.isolation.every_door_things import Things, make_things, write_books
from thai.dates import BANGKOK, bangkok_date

PRIVATE = "ความในใจ"  # stands in the words of private bookings alone
type People = dict[str, Person]


def write_bookings(
    people: People, mark: str, *, at: datetime, extra: bool = False
) -> dict[str, str]:
    """Book in every state; return secrets of addresses. With `extra`, only a few bookings more."""
    things = make_things(people, mark, at=at) if not extra else Things.there()
    works = Office.objects.get(parent__parent=None, name__startswith="กองช่าง")
    desk = Desk(people, mark, works, things, at)
    if extra:
        desk.ask(things.room, 9, title=f"ประชุมเพิ่ม {mark}")
        return {}
    desk.meetings()
    desk.trips()
    desk.rescue()
    secrets = desk.outsiders()
    rule = "FREQ=WEEKLY;COUNT=3"
    request_series(
        by=people[Role.OFFICER], office=works, wish=desk.wish(things.room, 20), rule=rule, at=at
    )
    registry = people[Role.REGISTRY_CENTRAL]
    _row, secrets["feed"] = make_feed(by=registry, at=at)
    make_feed(by=registry, resource=things.room.pk, at=at)
    return secrets


class Desk:
    """Somebody of กองช่าง who books, and everybody who decides."""

    def __init__(
        self, people: People, mark: str, office: Office, things: Things, at: datetime
    ) -> None:
        self.people, self.mark, self.office = people, mark, office
        self.things, self.at = things, at
        self.by = people[Role.OFFICER]

    def wish(self, resource: Resource, day: int, **more: object) -> Wish:
        """Return a wish for a morning some days ahead, all its words marked."""
        starts = datetime.combine(bangkok_date(self.at), time(9), BANGKOK) + timedelta(days=day)
        words: dict[str, object] = {
            "starts": starts, "ends": starts + timedelta(hours=2), "title": f"หารือ {self.mark}",
            "purpose": f"เพื่อ {self.mark}", "phone": f"ต่อ {self.mark}",
            "chair": f"ประธาน {self.mark}", "wishes": f"กาแฟ {self.mark}",
        }  # fmt: skip
        if resource.kind == "vehicle":
            words |= {"destination": f"หมู่ {self.mark}", "reach": "district", "distance_km": 20,
                      "parked_at": f"บ้าน {self.mark}"}  # fmt: skip
        return Wish(resource=resource, **{**words, **more})  # type: ignore[arg-type]

    def ask(self, resource: Resource, day: int, **more: object) -> Booking:
        """Ask for something."""
        wish = self.wish(resource, day, **more)
        return request_booking(by=self.by, office=self.office, wish=wish, at=self.at)

    def decide(self, booking: Booking, act: Callable[..., object], **more: object) -> None:
        """Let whoever's turn it is do something with a booking."""
        row = Booking.objects.select_related("waits_office").get(pk=booking.pk)
        assert row.waits_office is not None
        own = holders(row.waits_role, row.waits_office, on=bangkok_date(self.at))
        act(by=own[0], booking=row.pk, at=self.at, **more)

    def meetings(self) -> None:
        """Meetings that wait, are given, refused, called off and stand in the queue."""
        room, beamer = self.things.room, self.things.beamer
        self.ask(room, 1, extras=(beamer,))
        own = f"{PRIVATE} {self.mark}"
        secret = self.ask(room, 2, title=own, private=True, purpose=own, wishes=own)
        self.decide(secret, approve_booking, note=f"อนุมัติ {self.mark}")
        self.ask(room, 2, join_queue=True, title=f"รอคิว {self.mark}")
        self.decide(self.ask(room, 3), reject_booking, reason=f"ติดงาน {self.mark}")
        gone = self.ask(room, 4)
        cancel_booking(by=self.by, booking=gone.pk, reason=f"เลื่อน {self.mark}", at=self.at)

    def trips(self) -> None:
        """A trip that is over with its log, one that waits for the head, a private one given."""
        soon = self.at + timedelta(minutes=30)
        went = self.ask(self.things.car, 0, starts=soon, ends=soon + timedelta(hours=3))
        head = self.people[Role.SECTION_HEAD]  # stands in for the director
        endorse_booking(by=head, booking=went.pk, note=f"เห็นควร {self.mark}", at=self.at)
        self.decide(went, approve_booking, driver=self.things.driver, note=f"อนุญาต {self.mark}")
        driver, photo = self.people[Role.DRIVER], self._photo()
        start_trip(by=driver, booking=went.pk, odometer=1200, photo=photo, at=self.at)
        back = self.at + timedelta(minutes=2)
        end_trip(by=driver, booking=went.pk, odometer=1230, photo=photo, remark=f"ปกติ {self.mark}",
                 at=back)  # fmt: skip
        self.ask(self.things.car, 1)
        own = f"{PRIVATE} {self.mark}"
        car = self.things.car
        secret = self.ask(car, 2, title=own, private=True, destination=own, purpose=own)
        endorse_booking(by=head, booking=secret.pk, at=self.at)
        self.decide(secret, approve_booking, driver=self.things.driver)
        write_books(self.people, self.things, self.mark, at=back)

    def rescue(self) -> None:
        """A rescue that waits to be allowed afterwards."""
        trip = start_rescue(
            by=self.people[Role.REGISTRY_CENTRAL], vehicle=self.things.rescue.pk,
            destination=f"โรงพยาบาล {self.mark}", reason=f"หมดสติ {self.mark}", odometer=500,
            at=self.at,
        )  # fmt: skip
        assert trip.booking.state == State.IN_USE

    def outsiders(self) -> dict[str, str]:
        """One request that is not confirmed, and one that was, given and paid."""
        site = f"https://{self.mark}.example"
        waits = ask_from_outside(wish=self._outside(5), site=site, at=self.at)
        known = ask_from_outside(wish=self._outside(6), site=site, at=self.at)
        registry = self.people[Role.REGISTRY_CENTRAL]
        confirm_by_call(by=registry, booking=known.booking.pk, at=self.at)
        self.decide(known.booking, approve_booking, note=f"ให้ใช้ {self.mark}")
        record_payment(by=registry, booking=known.booking.pk, receipt=f"1/{self.mark}", at=self.at)
        return {"follow": known.token, "unconfirmed": waits.token}

    def _outside(self, day: int) -> OutsideWish:
        wish = self.wish(self.things.hall, day)
        return OutsideWish(
            resource=self.things.hall, starts=wish.starts, ends=wish.ends,
            title=f"งานบุญ {self.mark}", purpose=f"ทำบุญ {self.mark}", name=f"นางบุญ {self.mark}",
            phone="0812345678", organisation=f"ชมรม {self.mark}",
            email=f"boon@cnry-{self.mark[-1]}.example", address=f"หมู่ 9 {self.mark}", people=40,
            consent=True,
        )  # fmt: skip

    def _photo(self) -> StoredFile:
        picture = BytesIO()
        shade = int(self.mark[-1])
        Image.new("RGB", (320, 200), (shade, 120, 40)).save(picture, "JPEG")
        name = f"ไมล์ {self.mark}.jpg"
        return store(picture.getvalue(), name=name, by=self.people[Role.DRIVER], at=self.at)
