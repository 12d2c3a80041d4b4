"""What every page shows around its content: the town, the person, the navigation."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext

from accounts.duties import Duty, Viewer
from frontend.shell.counts import counts_of
from frontend.shell.flash import said
from frontend.shell.modules import open_modules
from frontend.shell.navigation import navigation
from frontend.shell.spoken import capacity_of
from tenants.directory import Listing
from thai.provinces import province


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return `shell`, which `shell/page.html` draws, and `messages`, shown once.

    Each part is asked for only when the template shows it, so that a page before sign-in or of
    an error asks the database nothing.
    """
    return {"shell": Shell(request), "messages": SimpleLazyObject(lambda: said(request))}


# How each kind of local government is said in short.
SHORT = {
    "องค์การบริหารส่วนตำบล": "อบต.",
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
    "เทศบาลตำบล": "ทต.",
    "เทศบาลเมือง": "ทม.",
    "เทศบาลนคร": "ทน.",
}
ENGLISH_SHORT = {
    "Subdistrict Administrative Organization": "SAO",
    "Provincial Administrative Organization": "PAO",
}


class Shell:
    """The frame of one page: at most two queries, both for `counts`."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._tenant: Listing | None = getattr(request, "tenant", None)
        self._viewer: Viewer | None = getattr(request, "viewer", None)
        self._duty: Duty | None = getattr(request, "duty", None)

    @property
    def language(self) -> str:
        """Return the language of the page: th or en."""
        return "en" if (get_language() or "").startswith("en") else "th"

    @property
    def tenant_name(self) -> str:
        """Return the name of the town, in English where it has one and it is asked for."""
        if self._tenant is None:
            return ""
        english = self._tenant.english_name if self.language == "en" else ""
        return english or self._tenant.name

    @property
    def tenant_short(self) -> str:
        """Return the name as it is said every day, where there is little room: อบต.ทุ่งใหญ่."""
        name = self.tenant_name
        for full, short in ENGLISH_SHORT.items():
            name = name.replace(full, short)
        found = next((full for full in SHORT if name.startswith(full)), "")
        return SHORT.get(found, "") + name.removeprefix(found)

    @property
    def tenant_place(self) -> str:
        """Return where the town is: อำเภอบ้านนาเหนือ จังหวัดพิจิตร."""
        tenant = self._tenant
        if tenant is None or not tenant.district:
            return ""
        try:
            name = province(tenant.province).name
        except LookupError:
            return tenant.district
        if tenant.province == "10":
            return gettext("เขต%(district)s กรุงเทพมหานคร") % {"district": tenant.district}
        places = {"district": tenant.district, "province": name}
        return gettext("อำเภอ%(district)s จังหวัด%(province)s") % places

    @property
    def tenant_place_short(self) -> str:
        """Return where the town is, for a narrow place: อ.บ้านนาเหนือ จ.พิจิตร."""
        return self.tenant_place.replace("อำเภอ", "อ.", 1).replace("จังหวัด", "จ.", 1)

    @property
    def emblem_url(self) -> str:
        """Return the address of the town's emblem, or nothing: then a seal is drawn."""
        has_one = self._tenant is not None and self._tenant.has_emblem
        return reverse("shell:emblem") if has_one else ""

    @property
    def person_name(self) -> str:
        """Return the name of who is signed in."""
        return self._viewer.person.full_name if self._viewer else ""

    @property
    def person_key(self) -> str:
        """Return a name under which this browser keeps what the person typed."""
        if self._viewer is None or self._tenant is None:
            return ""
        return f"{self._tenant.id}-{self._viewer.person.pk}"

    @property
    def capacity(self) -> str:
        """Return what the person works as now: รักษาราชการแทน ปลัดเทศบาล."""
        return capacity_of(self._duty) if self._duty else ""

    @property
    def capacities(self) -> list[dict[str, Any]]:
        """Return all that the person may work as today."""
        duties = self._viewer.duties if self._viewer else ()
        return [
            {
                "key": duty.key,
                "label": _said_apart(duty, duties),
                "current": duty == self._duty,
            }
            for duty in duties
        ]

    @property
    def nav(self) -> list[dict[str, Any]]:
        """Return the menu."""
        if self._viewer is None:
            return []
        path, modules = self._request.path, open_modules(self._request)
        return navigation(self._viewer, path=path, counts=self.counts, modules=modules)

    @property
    def notices(self) -> int:
        """Return how many notices wait."""
        return self.counts.get("notices", 0)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return the numbers beside the menu."""
        return counts_of(self._viewer, open_modules(self._request)) if self._viewer else {}


def _said_apart(duty: Duty, duties: tuple[Duty, ...]) -> str:
    """Return the label of a duty; with its role and office where another is called the same."""
    if sum(other.label == duty.label for other in duties) == 1:
        return capacity_of(duty)
    if duty.key.startswith("grant"):
        return f"{gettext(duty.role.label)} · {duty.office}"
    return capacity_of(duty)
