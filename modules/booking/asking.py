"""Whether what is wished for can be asked for at all: words, clock, hours, papers of vehicles."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.duties import Viewer
from accounts.models import Office
from modules.booking import access
from modules.booking.models import Booking, Resource, ResourceKind, VehicleClass
from modules.booking.times import clock_problems, closure_problems, is_span, opening_problems
from modules.booking.vehicles.validities import lapsed
from modules.booking.wish import BadWish, Wish, tidied, word_problems
from thai.dates import bangkok_date, screen_date

_INSTANT = timedelta(microseconds=1)


def checked(wish: Wish, *, at: datetime) -> Wish:
    """Return the wish as it is to be kept. Raises `BadWish` with all that is wrong at once.

    What needs a look into the database is looked for only beside another mistake: `demand_fit`
    asks for the rest once the time is known to be free.
    """
    wish = tidied(wish)
    if word_problems(wish) or clock_problems(wish, at=at):
        raise BadWish.of(problems_of(wish, at=at))
    return wish


def problems_of(wish: Wish, *, at: datetime) -> dict[str, str]:
    """Return all that is wrong with a tidied wish, by field: a Thai sentence what to do."""
    found = {**word_problems(wish), **clock_problems(wish, at=at)}
    if is_span(wish):
        for field, words in fit_problems(wish).items():
            found.setdefault(field, words)
    return found


def demand_fit(wish: Wish) -> None:
    """Raise `BadWish` unless every resource is in use, open then, and fit for the road."""
    if problems := fit_problems(wish):
        raise BadWish.of(problems)


def fit_problems(wish: Wish) -> dict[str, str]:
    """Return what the database says against a wish whose time is one, by field."""
    found = {
        **opening_problems(wish.resources, wish.starts, wish.ends),
        **resource_problems([wish.resource], "resource", last_day(wish)),
    }
    for field, words in resource_problems(wish.extras, "extras", last_day(wish)).items():
        found.setdefault(field, words)
    return found


def last_day(asked: Wish) -> date:
    """Return the last day in Bangkok that a wish touches."""
    return bangkok_date(asked.ends - _INSTANT)


def resource_problems(resources: Collection[Resource], field: str, until: date) -> dict[str, str]:
    """Return under a field what makes one of the resources unfit for use until a day."""
    for resource in resources:
        if resource.retired_at is not None:
            return {field: _("%(name)s เลิกใช้แล้ว เลือกรายการอื่น") % {"name": resource.name}}
        if words := _personal(resource):
            return {field: words}
    moved = [each for each in resources if each.kind in _ON_THE_ROAD]
    for line in lapsed([each.pk for each in moved], on=until) if moved else ():
        name = next(each.name for each in moved if each.pk == line.resource)
        words = _("%(what)sของ %(name)s หมดอายุวันที่ %(day)s ก่อนใช้เสร็จ ต่ออายุก่อนหรือเลือกรายการอื่น")
        given = {"what": line.kind.label, "name": name, "day": screen_date(line.expires_on)}
        return {field: words % given}
    return {}


_ON_THE_ROAD = (ResourceKind.VEHICLE, ResourceKind.DRIVER)


def _personal(resource: Resource) -> str:
    """Return why a vehicle is not for booking: it goes with one post (รถประจำตำแหน่ง)."""
    if resource.kind != ResourceKind.VEHICLE:
        return ""
    vehicle = getattr(resource, "vehicle", None)
    if vehicle is None or vehicle.vehicle_class != VehicleClass.POSITION_CAR:
        return ""
    return _("%(name)s เป็นรถประจำตำแหน่ง จองใช้ไม่ได้ เลือกรถส่วนกลาง") % {"name": resource.name}


def demand_may_ask(viewer: Viewer, office: Office, wish: Wish) -> None:
    """Raise `PermissionDenied` unless the viewer may ask for it on behalf of an office.

    An extra that is not lent to them is a `BadWish`: they may leave it out.
    """
    demand_lent(viewer, office, wish.resource)
    demand_extras(viewer, office, wish.extras)


def demand_lent(viewer: Viewer, office: Office, resource: Resource) -> None:
    """Raise `PermissionDenied` unless a resource is lent to an office that the viewer works in."""
    if access.may_book(viewer, resource, office):
        return
    if resource.kind == ResourceKind.DRIVER:
        raise PermissionDenied(_("ขอพนักงานขับรถพร้อมกับการขอใช้รถ ขอแต่พนักงานขับรถไม่ได้"))
    raise PermissionDenied


def demand_extras(viewer: Viewer, office: Office, extras: Collection[Resource]) -> None:
    """Raise `BadWish` if something that goes with a wish is not lent to an office."""
    for extra in extras:
        if not access.may_book(viewer, extra, office):
            words = _("%(name)s ไม่เปิดให้หน่วยงานของท่านขอใช้ เอาออกจากรายการ")
            raise BadWish("extras", words % {"name": extra.name})


def demand_time(wish: Wish, *, at: datetime, begun: bool = False) -> None:
    """Raise `BadWish` unless a booking may be moved to the time and the resource of a wish.

    With `begun` its beginning stays, and is not told that it comes too late.
    """
    found = clock_problems(wish, at=min(at, wish.starts) if begun else at)
    if begun:
        found.pop("starts", None)
    if is_span(wish):
        for field, words in fit_problems(wish).items():
            found.setdefault(field, words)
    if people := word_problems(wish).get("people"):
        found["people"] = people
    if found:
        raise BadWish.of(found)


def demand_usable(resource: Resource, booking: Booking, field: str) -> None:
    """Raise `BadWish` on a field if a resource is closed or unfit in a booking's time."""
    until = bangkok_date(booking.ends - _INSTANT)
    closed = closure_problems([resource], booking.starts, booking.ends)
    unfit = resource_problems([resource], field, until)
    for words in (*unfit.values(), *closed.values()):
        raise BadWish(field, words)
