"""Which modules there are, which door belongs to which, and what a tenant may be given."""

import re
from collections.abc import Sequence

from django.apps import apps

_DOOR = re.compile(r"(?:api/v[0-9]+/|public/)?([a-z]+)(?:/|$)")


def installed() -> tuple[str, ...]:
    """Return the names of the modules of this release, which a new tenant gets."""
    found = (each for each in apps.get_app_configs() if each.name.startswith("modules."))
    return tuple(each.label for each in found)


def module_of(route: str) -> str:
    """Return the module that the door at a route belongs to, or '' for one of no module.

    Pages of a module stand below its name, those for citizens below `public/` and its name, its API
    below `api/v1/` and its name.
    """
    found = _DOOR.match(route)
    return found[1] if found and found[1] in installed() else ""


def problem_of_modules(names: Sequence[str]) -> str:
    """Return in Thai what is wrong with a choice of modules, or an empty string."""
    known = installed()
    if not names:
        return f"เลือกระบบงานอย่างน้อยหนึ่งระบบ: {', '.join(known)}"
    unknown = [name for name in names if name not in known]
    return f"ไม่รู้จักระบบงาน “{unknown[0]}” เลือกจาก {', '.join(known)}" if unknown else ""
