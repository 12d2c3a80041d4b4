"""What is done to a resource: pictures, closures, its end."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from files.store import NotADocument, TooLarge
from frontend.booking.resources.closing import standing_words
from frontend.booking.resources.closing_form import ClosureForm, PhotoForm
from frontend.booking.resources.known import kept
from frontend.booking.resources.views import show_page
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.commands.add_photo import add_photo
from modules.booking.commands.close_resource import close_resource
from modules.booking.commands.open_resource import open_resource
from modules.booking.commands.remove_photo import remove_photo
from modules.booking.commands.retire_resource import retire_resource
from modules.booking.held.standing import BookingsStand
from modules.booking.models import Closure, Photo
from modules.booking.queries.resources import closure_for, photo_for
from modules.booking.resources import BadResource


@require_POST
@signed_in
def bring_photo(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Add pictures."""
    found = kept(request, resource_id)
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            for upload in form.cleaned_data["photos"]:
                add_photo(
                    by=request.user, resource=found.pk, data=upload,
                    name=upload.name or "", at=timezone.now(),
                )  # fmt: skip
        except (BadResource, NotADocument, TooLarge) as refusal:
            form.add_error("photos", str(refusal))
        else:
            say(request, _("เพิ่มรูปแล้ว"))
            return redirect("booking:resource", found.pk)
    return show_page(request, found, form)


@require_POST
@signed_in
def take_photo(request: SignedInRequest, resource_id: int, photo_id: int) -> HttpResponse:
    """Remove a picture."""
    found = kept(request, resource_id)
    try:
        photo = photo_for(request.viewer, found.pk, photo_id)
    except Photo.DoesNotExist as unknown:
        raise Http404 from unknown
    remove_photo(by=request.user, photo=photo.pk, at=timezone.now())
    say(request, _("ลบรูปแล้ว"))
    return redirect("booking:resource", found.pk)


@require_http_methods(["GET", "POST"])
@signed_in
def close(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Close a resource for a while, then show what stands in that time."""
    found = kept(request, resource_id)
    form = ClosureForm(request.POST if request.method == "POST" else None, of=found)
    if request.method == "POST" and form.is_valid():
        try:
            closed = close_resource(
                by=request.user, resource=found.pk, at=timezone.now(), **form.typed()
            )
        except BadResource as bad:
            for name, words in bad.problems.items():
                form.add_error("last" if name == "ends" else name, words)
        else:
            say(request, _("งดใช้แล้ว ตั้งแต่นี้จองช่วงนั้นไม่ได้"))
            if closed.standing:
                return redirect("booking:closure", found.pk, closed.closure.pk)
            return redirect("booking:resource", found.pk)
    page = {"form": form, "resource": found}
    status = 422 if form.errors else 200
    return render(request, "booking/resources/close.html", page, status=status)


@require_POST
@signed_in
def reopen(request: SignedInRequest, resource_id: int, closure_id: int) -> HttpResponse:
    """End a closure."""
    found = kept(request, resource_id)
    try:
        closure = closure_for(request.viewer, found.pk, closure_id)
    except Closure.DoesNotExist as unknown:
        raise Http404 from unknown
    open_resource(by=request.user, closure=closure.pk, at=timezone.now())
    say(request, _("เปิดใช้ตามเดิมแล้ว"))
    return redirect("booking:resource", found.pk)


@require_POST
@signed_in
def retire(request: SignedInRequest, resource_id: int) -> HttpResponse:
    """Take a resource out of use, or say what stands in the way."""
    found = kept(request, resource_id)
    try:
        retire_resource(by=request.user, resource=found.pk, at=timezone.now())
    except BadResource as bad:
        say(request, str(bad), "error")
        return redirect("booking:resource", found.pk)
    except BookingsStand as stand:
        page = {
            "resource": found,
            "text": str(stand),
            "standing": standing_words(request, stand.bookings),
        }
        return render(request, "booking/resources/stands.html", page, status=409)
    say(request, _("เลิกใช้แล้ว ประวัติการใช้ยังเปิดดูได้"))
    return redirect("booking:resources")
