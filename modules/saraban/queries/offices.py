"""Which register somebody means when they name an office, or none."""

from accounts.duties import Viewer
from accounts.models import Office


def register_office(viewer: Viewer, office_id: int | None) -> Office:
    """Return the office of that key, or the organisation, whose register is the central one.

    Raises `Office.DoesNotExist`. Whether the viewer may keep its register, commands ask.
    """
    offices = Office.objects.filter(closed_at=None)
    return offices.get(pk=office_id) if office_id else offices.get(parent=None)
