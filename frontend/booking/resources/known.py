"""The resource of an address, for whoever may see it, and for whoever may change it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Office, Person
from accounts.queries.offices import open_offices
from accounts.requests import SignedInRequest
from modules.booking import access
from modules.booking.models import Resource
from modules.booking.queries.resources import resource_for


def known(request: SignedInRequest, resource_id: int) -> Resource:
    """Return a resource, retired or not, or raise 404."""
    try:
        return resource_for(request.viewer, resource_id)
    except Resource.DoesNotExist as unknown:
        raise Http404 from unknown


def kept(request: SignedInRequest, resource_id: int) -> Resource:
    """Return a resource in use that the sender looks after; raises 404, or 403 to others."""
    found = known(request, resource_id)
    if not access.manages(request.viewer, found):
        raise PermissionDenied
    if found.retired_at is not None:
        raise Http404
    return found


def own_offices(request: SignedInRequest) -> list[Office]:
    """Return the offices whose things the sender looks after, in the order of the tree."""
    offices = [office for office, _depth in open_offices(request.viewer)]
    return [each for each in offices if access.manages(request.viewer, Resource(office=each))]


def keepers(request: SignedInRequest) -> list[Person]:
    """Return who may be named as keeper, in Thai order."""
    return list(Person.objects.filter(disabled_at=None).order_by("sort_key", "pk"))
