"""Write something down beside a vehicle: one of `notes.NOTES`."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from frontend.booking.vehicles.notes import FIELD_OF, NOTES
from frontend.booking.vehicles.views import page, vehicle_or_404
from frontend.shell.doors import signed_in
from frontend.shell.flash import say
from modules.booking.access import manages
from modules.booking.access.vehicles import may_order_fuel
from modules.booking.typed import Mistyped


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: SignedInRequest, vehicle_id: int, verb: str) -> HttpResponse:
    """Write a note down, or show the page again with what was typed."""
    told = NOTES.get(verb)
    if told is None:
        raise Http404
    row = vehicle_or_404(request, vehicle_id)
    may = manages if told.keeper else may_order_fuel
    if not may(request.viewer, row.resource):
        raise PermissionDenied
    address = f"{reverse('booking:vehicle', args=[row.pk])}?{urlencode({'tab': told.tab})}"
    if request.method != "POST":  # read again after a form that was wrong
        return HttpResponseRedirect(f"{address}&open={verb}")
    form = told.form(request.POST)
    if form.is_valid():
        try:
            told.run(request.user, row.pk, dict(form.cleaned_data), timezone.now())
        except Mistyped as bad:
            for name, words in bad.problems.items():
                field = FIELD_OF.get(name, name)
                form.add_error(field if field in form.fields else None, words)
        else:
            say(request, _(str(told.done)))
            return HttpResponseRedirect(address, status=303)
    return page(request, row, tab=told.tab, typed={verb: form}, status=422)
