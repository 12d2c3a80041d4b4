"""The words that a town puts in the open places of those who write to it."""

import random

from demo.towns import Town
from thai.provinces import province

VILLAGERS = (
    "นางบุญล้อม พอเพียง",
    "นายสำรวย นาดี",
    "นางสาวหนูเล็ก ยิ้มแย้ม",
    "นายทองใบ ไร่งาม",
    "นางสมใจ ปลูกผัก",
    "นายเฉลียว ช่างพูด",
    "นางละมุน อุ่นใจ",
    "นายบุญส่ง คลองใส",
)


def place_words(town: Town, rng: random.Random) -> dict[str, object]:
    """Return what stands in the open places of a sender who writes to a town."""
    home = province(town.province)
    post = town.address.rsplit(" ", 1)[-1]
    return {"letters": home.letters, "post": post, "villager": rng.choice(VILLAGERS)}
