"""What in a PDF acts by itself: find it in what comes in, take it out of what we show."""

import pikepdf

_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/GoToR",
    "/Rendition",
    "/RichMediaExecute",
}
_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_DEEPEST = 40


def is_active(pdf: pikepdf.Pdf) -> bool:
    """Tell whether the document has scripts, launches, forms that send, or files inside it."""
    return any(_acts(thing, 0) for thing in pdf.objects)


def make_still(pdf: pikepdf.Pdf) -> None:
    """Take out everything that acts, and press forms and signatures flat on their pages."""
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Perms", "/AF", "/Collection"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
        if "/Annots" in page.obj:
            page.obj["/Annots"] = pikepdf.Array(
                [note for note in page.obj.Annots if _may_stay(note)]
            )


def _may_stay(annotation: pikepdf.Object) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary):
        return False
    action = annotation.get("/A")
    plain = not isinstance(action, pikepdf.Dictionary) or action.get("/S") in ("/URI", "/GoTo")
    return plain and "/AA" not in annotation and annotation.get("/Subtype") not in _ANNOTATIONS


def _acts(thing: pikepdf.Object, depth: int) -> bool:
    # Only direct children: whatever is referred to comes by in `pdf.objects` by itself.
    if depth > _DEEPEST:
        return True
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        if thing.get("/S") in _ACTIONS or thing.get("/Subtype") in _ANNOTATIONS:
            return True
        if any(key in thing for key in ("/JS", "/EmbeddedFiles", "/XFA", "/EF", "/JavaScript")):
            return True
        return any(_acts(value, depth + 1) for _, value in thing.items() if _direct(value))
    if isinstance(thing, pikepdf.Array):
        return any(_acts(value, depth + 1) for value in thing if _direct(value))
    return False


def _direct(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
