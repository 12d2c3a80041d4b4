"""Give a picture to a template as text, the only thing its sources may be."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, UnidentifiedImageError


def as_svg(picture: bytes) -> bytes:
    """Return a PNG or JPEG wrapped in an SVG of its size; an SVG as it is.

    Raises `ValueError` if it is none of them.
    """
    try:
        with Image.open(BytesIO(picture), formats=["PNG", "JPEG"]) as opened:
            width, height, kind = opened.width, opened.height, opened.format or ""
            opened.load()  # a broken one would only leave a hole in the paper
    except UnidentifiedImageError:
        return _checked_svg(picture)
    except (OSError, SyntaxError) as problem:
        raise ValueError("the picture is broken") from problem
    address = f"data:image/{kind.lower()};base64,{b64encode(picture).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="{address}" width="{width}" height="{height}"/></svg>'
    ).encode()


def _checked_svg(picture: bytes) -> bytes:
    if b"<svg" not in picture[:2000]:
        raise ValueError("a picture must be PNG, JPEG or SVG")
    picture.decode()  # a UnicodeDecodeError is a ValueError too
    return picture
