"""What accounts keeps."""

from accounts.models.duty import Acting, ActingMode, Appointment, Position, Role, RoleGrant
from accounts.models.invitation import Invitation
from accounts.models.office import Office, OfficeKind
from accounts.models.person import Person, SignatureImage
from accounts.models.session import Session
from accounts.models.token import ApiToken

__all__ = [
    "Acting",
    "ActingMode",
    "ApiToken",
    "Appointment",
    "Invitation",
    "Office",
    "OfficeKind",
    "Person",
    "Position",
    "Role",
    "RoleGrant",
    "Session",
    "SignatureImage",
]
