"""Who may do what in saraban. Every rule of permission stands here, once."""

from accounts.duties import Viewer
from accounts.models import Office, Role
from modules.saraban.models import Secrecy

# Who sees the open correspondence of the whole organisation, whichever office has it.
WHOLE_HOUSE = (
    Role.CHIEF_EXECUTIVE,
    Role.DEPUTY_EXECUTIVE,
    Role.CLERK,
    Role.DEPUTY_CLERK,
    Role.REGISTRY_CENTRAL,
    Role.AUDITOR,
)


def sees_whole_house(viewer: Viewer) -> bool:
    """Tell whether a viewer sees the open letters of every office."""
    return viewer.is_any(*WHOLE_HOUSE)


def may_register(viewer: Viewer, office: Office) -> bool:
    """Tell whether a viewer keeps the incoming register of an office (นายทะเบียน ธุรการ).

    The root's register is the central one, kept by the central registry; a division's own is
    kept by its clerk, and by the central registry in a small office.
    """
    roles = {duty.role for duty in viewer.duties if duty.office.pk == office.pk}
    if office.parent_id is None:
        return viewer.is_any(Role.REGISTRY_CENTRAL)
    return Role.REGISTRY_DIVISION in roles


def is_secret(secrecy: str) -> bool:
    """Tell whether a letter of this level is for named readers only (ระเบียบความลับ 2544)."""
    return secrecy != Secrecy.OPEN
