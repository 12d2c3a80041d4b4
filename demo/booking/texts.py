"""What the demo lends and for what: the words of `texts/*.toml`, for one town."""

import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from demo.towns import Town
from tenants.models import Kind
from thai.provinces import province

FOLDER = Path(__file__).parent / "texts"
KINDS = ("room", "equipment", "vehicle")

type Words = dict[str, Any]


def things(town: Town) -> dict[str, Words]:
    """Return what a town lends by key, vehicles with their `plate`; `kind` says what it is."""
    found: dict[str, Words] = {}
    for kind in KINDS:
        for one in _read("things")[kind]:
            name = one.get("names", {}).get(town.host, one["name"])
            words = {**one, "kind": kind, "name": name}
            if kind == "vehicle":
                plate = one["plates"].get(town.host, "")
                if not plate:
                    continue
                words |= {"plate": plate, "name": f"{one['name']} {plate}"}
            found[one["key"]] = words
    return found | dict(_copies(town))


def _copies(town: Town) -> Iterator[tuple[str, Words]]:
    """Yield the many rooms and vehicles of the large set, each like one of the others."""
    wanted = _read("things")["copies"].get(town.host)
    if wanted is None:
        return
    for kind in ("room", "vehicle"):
        known = {one["key"]: one for one in _read("things")[kind]}
        for n in range(wanted[f"{kind}s"]):
            like = wanted[kind][n % len(wanted[kind])]
            name = f"ห้องประชุม {n + 1}" if kind == "room" else f"{known[like]['name']} ขก {1001 + n}"
            words = {**known[like], "kind": kind, "key": f"{like}{n}", "like": like, "name": name}
            yield words["key"], {**words, "plate": f"ขก {1001 + n}", "names": {}}


def drivers(town: Town) -> list[Words]:
    """Return who drives in a town, in the order in which its vehicles name them."""
    return [one for one in _read("things")["driver"] if town.host in one["towns"]]


def uses(kind: str, town: Town) -> list[Words]:
    """Return what things are asked for: of kind meeting, trip, rescue, outside or repair."""
    found: list[Words] = _read("uses")[kind]
    if town.kind != Kind.AGENCY:
        return found
    here = [one for one in found if not one.get("local")]
    return [one for one in here if one.get("office", "clerk") in ("clerk", "finance")]


def places(town: Town, rng: random.Random) -> dict[str, object]:
    """Return what stands in the open places of where a trip goes."""
    moo, other = rng.sample(range(1, 12), 2)
    home = {"district": town.district or "ดุสิต", "province": province(town.province).name}
    return {**home, "moo": moo, "moo2": other}


@cache
def _read(name: str) -> Words:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
