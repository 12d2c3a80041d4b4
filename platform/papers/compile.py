"""Compile a paper's template and data to PDF with Typst, the same bytes for the same data."""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from papers.glyphs import unsettable
from papers.picture import as_svg

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_NO_DAY = date(2000, 1, 1)  # a draft has no date yet, and PDF/A must carry one
_of_this_thread = threading.local()


type Standard = Literal["a-2b", "a-2u", "a-2a", "a-3b", "ua-1", ""]


class PaperError(Exception):
    """The paper could not be set: a template is wrong, or a picture in it cannot be read."""


def compile_paper(
    template: str,
    data: Mapping[str, object],
    *,
    standard: Standard = "a-2b",
    dated: date | None = None,
    tagged: bool = True,
) -> bytes:
    """Set `data` in the template of that name and return the PDF.

    Text in `data` stays literal, whatever markup it holds. A value of type `bytes` is a picture
    (PNG, JPEG, SVG). `dated` stands in the PDF's own data; the clock
    is never read, so equal arguments give equal bytes. `tagged` adds the structure screen readers
    use; long tables are four times smaller without. Raises `PaperError`, its text in Thai when the
    writer can mend it.
    """
    made_on = dated or _NO_DAY
    made = {"year": made_on.year, "month": made_on.month, "day": made_on.day}
    pictures: dict[str, bytes] = {}
    plain = _lift_pictures({**data, "made_on": made}, pictures)
    words = json.dumps(plain, ensure_ascii=False)
    _refuse_unsettable(words)
    try:
        # The package takes several named sources, which its types do not know yet.
        pdf = _compiler().compile(  # type: ignore[type-var]
            input={**_sources(template), **pictures},
            format="pdf",
            sys_inputs={"data": words},
            pdf_standards=[standard] if standard else [],
            pdf_tags=tagged,
            timestamp=datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC),
        )
    except RuntimeError as problem:  # `TypstError` is one, but not every error is a `TypstError`
        raise PaperError(f"{template}: {problem}") from problem
    assert isinstance(pdf, bytes)
    return pdf


def _lift_pictures(value: Any, pictures: dict[str, bytes]) -> Any:
    """Return `value` with each picture replaced by a name, under which `pictures` has it."""
    if isinstance(value, bytes):
        name = f"picture-{len(pictures) + 1}.svg"
        try:
            pictures[name] = as_svg(value)
        except ValueError as problem:
            raise PaperError(f"อ่านภาพไม่ได้ ใช้ได้เฉพาะ PNG, JPEG หรือ SVG ({problem})") from problem
        return name
    if isinstance(value, Mapping):
        return {key: _lift_pictures(inner, pictures) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_lift_pictures(inner, pictures) for inner in value]
    return value


def _refuse_unsettable(words: str) -> None:
    if missing := unsettable(words):
        shown = " ".join(missing[:10])
        raise PaperError(f"แบบอักษรของหนังสือราชการไม่มีตัว {shown} โปรดลบหรือพิมพ์ด้วยตัวอื่น")


def _compiler() -> typst.Compiler:
    # One a thread: a compiler keeps its caches and may not be shared.
    if not hasattr(_of_this_thread, "compiler"):
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[_HERE / "fonts"],
        )
        _of_this_thread.compiler = typst.Compiler(
            root=_TEMPLATES, font_paths=fonts, ignore_system_fonts=True
        )
    return _of_this_thread.compiler


def _sources(template: str) -> dict[str, bytes]:
    return {
        "main": (_TEMPLATES / f"{template}.typ").read_bytes(),
        "sheet.typ": (_TEMPLATES / "sheet.typ").read_bytes(),
        "form.typ": (_TEMPLATES / "form.typ").read_bytes(),
    }
