"""What comes in is known by its content, and nothing in it can hurt."""

import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from papers import child
from papers.intake import NotADocument, as_pdf, clean_picture, inspect, preview


def picture(kind: str, size: tuple[int, int] = (300, 420), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


def pdf_with(pages: int = 1, **root: object) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    for name, value in root.items():
        pdf.Root[f"/{name}"] = value
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_pictures_are_known_by_content_and_become_a4(kind: str) -> None:
    found = inspect(picture(kind))
    assert (found.kind, found.pages, found.active) == (kind.lower(), 1, False)
    with pikepdf.open(BytesIO(as_pdf(picture(kind)))) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx(
            [0, 0, 595.276, 841.89]
        )


def test_every_frame_of_a_fax_becomes_a_page() -> None:
    frames = [Image.new("1", (400, 300), 1) for _ in range(3)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert inspect(out.getvalue()).pages == 3
    with pikepdf.open(BytesIO(as_pdf(out.getvalue()))) as pdf:
        assert len(pdf.pages) == 3
        assert pdf.pages[0].mediabox[2] > pdf.pages[0].mediabox[3]


def test_a_photo_held_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    with pikepdf.open(BytesIO(as_pdf(picture("JPEG", (420, 300), exif=exif)))) as pdf:
        assert pdf.pages[0].mediabox[3] > pdf.pages[0].mediabox[2]


def test_a_plain_pdf_is_taken_as_it_is() -> None:
    data = pdf_with(pages=4)
    found = inspect(data)
    assert (found.kind, found.pages, found.active, found.signed) == ("pdf", 4, False, False)
    assert as_pdf(data) == data


@pytest.mark.parametrize(
    "root",
    [
        {"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")},
        {"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")},
        {"AA": pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm))},
        {"Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array()))},
        {"AcroForm": pikepdf.Dictionary(XFA="<xdp/>")},
    ],
)
def test_what_acts_by_itself_is_marked(root: dict[str, pikepdf.Object]) -> None:
    assert inspect(pdf_with(**root)).active


def locked() -> bytes:
    out = BytesIO()
    pikepdf.open(BytesIO(pdf_with())).save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "ว่างเปล่า"),
        (b"hello", "รับเฉพาะไฟล์ PDF"),
        (b"PK\x03\x04" + b"0" * 200, "รับเฉพาะไฟล์ PDF"),
        (b"<html>" + pdf_with(), "รับเฉพาะไฟล์ PDF"),
        (pdf_with() + b"<script>alert(1)</script>", "แฝงอยู่"),
        (pdf_with() + b"PK\x05\x06" + b"\0" * 18, "แฝงอยู่"),
        (b"%PDF-1.7 and nothing more", "เสียหาย"),
        (pdf_with(pages=0), "ไม่มีหน้า"),
        (locked(), "รหัสผ่าน"),
        (picture("PNG")[:60], "เสียหาย"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(NotADocument, match=reason):
        inspect(data)


def bomb() -> bytes:
    """Return a PDF whose page draws a stream of 2 GiB packed in 2 MiB."""
    packer, packed = zlib.compressobj(9), []
    for _ in range(2048):
        packed.append(packer.compress(b" " * (1 << 20)))
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"".join([*packed, packer.flush()]))
    stream.stream_dict.Filter = pikepdf.Name.FlateDecode
    page.obj.Contents = stream
    out = BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def test_a_packed_bomb_ends_the_child_and_not_us() -> None:
    with pytest.raises(NotADocument):
        child.ask_child("stamp", [bomb()])
    assert inspect(pdf_with()).pages == 1


def test_a_picture_of_too_many_dots_is_refused() -> None:
    flat = BytesIO()
    Image.new("1", (20_000, 20_000)).save(flat, "PNG")
    with pytest.raises(NotADocument, match="ใหญ่เกินไป"):
        inspect(flat.getvalue())


def test_a_child_that_dies_is_a_refusal() -> None:
    with pytest.raises(NotADocument, match="เสียหายหรือซับซ้อน"):
        child.ask_child("no such operation", [b""])


def test_a_preview_is_a_picture_of_the_asked_width() -> None:
    for data in (pdf_with(pages=2), picture("JPEG")):
        shown = Image.open(BytesIO(preview(data, 1, 320)))
        assert (shown.format, shown.width) == ("WEBP", 320)
    with pytest.raises(NotADocument, match="ไม่มีหน้าที่ 3"):
        preview(pdf_with(pages=2), 3, 320)


def test_a_signature_picture_is_drawn_again_without_its_extras() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    clean = clean_picture(picture("JPEG", (3000, 1000), exif=exif))
    assert b"secret place" not in clean
    assert Image.open(BytesIO(clean)).size == (1200, 400)
