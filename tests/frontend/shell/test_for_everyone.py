"""The page of components can be used by everyone: axe finds nothing, nothing scrolls sideways."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from django.test import RequestFactory
from playwright.sync_api import Browser

from frontend.shell.showcase import components

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe*.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["screen", "phone"])
def test_the_components_can_be_used_by_everyone(
    window: Any, size: tuple[int, int], theme: Any
) -> None:
    html = components(RequestFactory().get("/-/components")).content.decode()
    window.answers["/-/components"] = lambda request: (200, "text/html; charset=utf-8", html)
    window.page.set_viewport_size({"width": size[0], "height": size[1]})
    window.page.emulate_media(color_scheme=theme)
    page = window.open("/-/components")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(f"{AXE};0")
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
    assert [(one["id"], one["nodes"][0]["target"]) for one in found["violations"]] == []


def test_targets_under_a_thumb_are_large_enough(window: Any, chromium: Browser) -> None:
    html = components(RequestFactory().get("/-/components")).content.decode()
    window.answers["/-/components"] = lambda request: (200, "text/html; charset=utf-8", html)
    window.page.set_viewport_size({"width": 390, "height": 844})
    page = window.open("/-/components")
    kinds = ["main .btn", "main .tool", "main .chip", "main select.input", ".topbar a"]
    low = "one.offsetParent && one.getBoundingClientRect().height < 44"
    small = page.evaluate(
        f"[...document.querySelectorAll('{', '.join(kinds)}')]"
        f".filter(one => {low}).map(one => one.outerHTML)"
    )
    assert small == []
