"""Pictures of what a town lends: drawn here, since no photograph of it exists."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from accounts.models import Role
from demo.desk import Desk, Event, chance
from modules.booking.commands.add_photo import add_photo
from modules.booking.models import Photo, Resource, ResourceKind

SIZE = (960, 640)
WALLS = ("#dfe7e4", "#e8e2d6", "#dbe4ee", "#e6dfe8")
BODIES = ("#f4f4f1", "#c9d3da", "#2f5d8a", "#b5473c", "#e0b13c")
DARK, GLASS, WOOD = "#2b2f33", "#a9c4d4", "#a9845b"


def pictures(opened_at: datetime, known: Mapping[str, Resource]) -> list[Event]:
    """Return the adding of a picture to each room and vehicle."""
    shown = [
        (key, row)
        for key, row in known.items()
        if row.kind in (ResourceKind.ROOM, ResourceKind.VEHICLE)
    ]
    return [
        Event(opened_at - timedelta(minutes=40 - n), partial(hang, key=key, resource=row.pk))
        for n, (key, row) in enumerate(shown)
    ]


def hang(desk: Desk, at: datetime, *, key: str, resource: int) -> None:
    """Add the picture, unless somebody has added one."""
    row = Resource.objects.get(pk=resource)
    if not Photo.objects.filter(resource=row).exists():
        by = desk.holder(Role.LOCAL_ADMIN, at)
        add_photo(by=by, resource=resource, data=drawn(key, row), name=f"{row.name}.jpg", at=at)


def drawn(key: str, row: Resource) -> bytes:
    """Return a picture of a resource as JPEG."""
    image = Image.new("RGB", SIZE, "#ffffff")
    pen = ImageDraw.Draw(image)
    if row.kind == ResourceKind.VEHICLE:
        _vehicle(pen, key, row)
    else:
        _room(pen, row)
    kept = BytesIO()
    image.save(kept, "JPEG", quality=82)
    return kept.getvalue()


def _room(pen: ImageDraw.ImageDraw, row: Resource) -> None:
    """Draw a wall with windows and a screen, and rows of chairs as many as it seats."""
    pen.rectangle((0, 0, 960, 400), fill=chance(row.name).choice(WALLS))
    pen.rectangle((0, 400, 960, 640), fill="#c9b79c")
    for side in (40, 180, 700, 830):
        pen.rectangle((side, 70, side + 100, 270), fill=GLASS, outline="#ffffff", width=8)
    pen.rectangle((330, 60, 630, 250), fill="#ffffff", outline=DARK, width=6)
    pen.polygon([(300, 330), (660, 330), (720, 390), (240, 390)], fill=WOOD)
    seats = min(row.capacity or 12, 60)
    columns = 6 if seats <= 12 else 10 if seats <= 40 else 15
    for n in range(seats):
        line, column = divmod(n, columns)
        step = 820 // columns
        left, top = 80 + column * step, 430 + line * 50
        pen.rounded_rectangle((left, top, left + step // 2, top + 32), 6, fill="#41607a")


def _vehicle(pen: ImageDraw.ImageDraw, key: str, row: Resource) -> None:
    """Draw a vehicle from its side: a cab, and behind it what the kind carries."""
    pen.rectangle((0, 0, 960, 430), fill="#d9e8f2")
    pen.rectangle((0, 430, 960, 640), fill="#8d9296")
    colour = chance(row.name).choice(BODIES)
    boxed = key.startswith(("van", "rescue"))
    pen.rounded_rectangle((140, 330, 820, 470), 26, fill=colour, outline=DARK, width=4)
    if boxed:
        pen.rounded_rectangle((160, 190, 800, 400), 40, fill=colour, outline=DARK, width=4)
        for left in (200, 340, 480, 620):
            pen.rounded_rectangle((left, 230, left + 110, 310), 10, fill=GLASS)
    else:
        pen.polygon([(480, 335), (520, 220), (720, 220), (780, 335)], fill=colour, outline=DARK)
        pen.polygon([(530, 320), (550, 245), (700, 245), (740, 320)], fill=GLASS)
    if key.startswith("water"):
        pen.rounded_rectangle((150, 220, 470, 350), 60, fill="#5f87a8", outline=DARK, width=4)
    if key.startswith("bucket"):
        pen.line([(430, 330), (250, 170), (130, 200)], fill=DARK, width=14)
        pen.rectangle((80, 190, 160, 260), fill="#e0b13c", outline=DARK, width=4)
    if key.startswith("rescue"):
        pen.rectangle((440, 165, 520, 190), fill="#b5473c")
    for left in (220, 640):
        pen.ellipse((left, 410, left + 120, 530), fill=DARK)
        pen.ellipse((left + 35, 445, left + 85, 495), fill="#c9d3da")
