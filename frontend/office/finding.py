"""Turn a row that is not there, or not for this viewer, into a page that is not there."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404


def found_or_404[T](find: Callable[[], T]) -> T:
    """Return what a query finds; raise `Http404` when it finds nothing."""
    try:
        return find()
    except ObjectDoesNotExist as unknown:
        raise Http404 from unknown
