"""Find places for stamps on a page as it is seen, where they cover least of what is written."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PIL import Image

_DARKER = 40  # shades below the paper's own: ink, not the grain of a scan
_FULL = 255
_STEPS = 500  # two of a thousand dots: the least that counts as written on


class Place(NamedTuple):
    """A box on the seen page, in its units from the top left corner."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Place", gap: float) -> bool:
        """Tell whether two boxes come nearer to each other than the gap."""
        return (
            self.left < other.left + other.width + gap
            and other.left < self.left + self.width + gap
            and self.top < other.top + other.height + gap
            and other.top < self.top + self.height + gap
        )


def places(
    page: tuple[float, float],
    sizes: Sequence[tuple[float, float]],
    *,
    seen: Image.Image | None,
    margin: float,
    gap: float,
) -> list[Place]:
    """Return a place for each stamp: the first at the top right (แบบที่ 12), others where free.

    `page` is width and height as seen, and `seen` that page drawn in grey. Of the candidates the
    one with the least ink under it is taken, of equals the first. Without a drawing, or on a
    page too small for more, stamps stand below one another.
    """
    taken: list[Place] = []
    ink = _ink_of(seen) if seen else None
    for size in sizes:
        below = taken[-1].top + taken[-1].height + gap if taken else margin
        usual = Place(page[0] - margin - size[0], below, *size)
        fits = [
            place
            for place in (_candidates(page, size, margin, gap) if taken and ink else ())
            if not any(place.meets(other, gap * 0.99) for other in taken)
        ]
        taken.append(min(fits, key=lambda place: _under(ink, place, page), default=usual))
    return taken


def _candidates(
    page: tuple[float, float], size: tuple[float, float], margin: float, gap: float
) -> list[Place]:
    """Return where a stamp may stand: down the right edge, along the top, then the bottom."""
    (wide, high), (width, height) = page, size
    right, bottom = wide - margin - width, high - margin - height
    step = height + gap
    down = [(right, margin + step * i) for i in range(1, int((bottom - margin) / step) + 1)]
    along = [right - (width + gap) * i for i in range(1, int((right - margin) / (width + gap)) + 1)]
    top = [(left, margin) for left in along]
    foot = [(right, bottom), (margin, bottom), *((left, bottom) for left in along)]
    near, far = down[:2], down[2:]
    return [Place(x, y, width, height) for x, y in (*near, *top, *foot, *far)]


def _ink_of(seen: Image.Image) -> Image.Image:
    """Return the ink of a page in white on black, whatever the shade of its paper."""
    grey = seen.convert("L")
    darker = accumulate(grey.histogram())  # of the lighter quarter, the darkest is the paper
    paper = next(shade for shade, n in enumerate(darker) if n >= grey.width * grey.height * 0.75)
    return grey.point([_FULL if shade < paper - _DARKER else 0 for shade in range(_FULL + 1)])


def _under(ink: Image.Image | None, place: Place, page: tuple[float, float]) -> int:
    """Return how much of a place has ink on it, in steps; a stray dot is none."""
    if ink is None:
        return 0
    across, down = ink.width / page[0], ink.height / page[1]
    left, top = int(place.left * across), int(place.top * down)
    right = max(left + 1, round((place.left + place.width) * across))
    bottom = max(top + 1, round((place.top + place.height) * down))
    part = ink.crop((left, top, right, bottom))
    return round(part.histogram()[_FULL] / (part.width * part.height) * _STEPS)
