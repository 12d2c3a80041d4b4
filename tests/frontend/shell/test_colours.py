"""Every accent a town may choose can be read, in the light and in the dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = Path(settings.BASE_DIR) / "frontend" / "styles"
LIGHT = {"bg": "#ffffff", "surface": "#f7f5f0", "ink": "#14213d"}
DARK = {"bg": "#14171f", "surface": "#1a1e28", "ink": "#ece8e0"}
RULE = re.compile(
    r'\[data-accent="(\w+)"\](?::not\(\[data-theme\]\))?(?: \[data-theme="\w+"\])? \{([^}]*)\}'
)
ACCENTS = RULE.findall((STYLES / "accents.css").read_text())


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_there_are_seven_accents_beside_teal_each_in_three_settings() -> None:
    names = [name for name, _values in ACCENTS]
    assert len(set(names)) == 7
    assert all(names.count(name) == 3 for name in names)


@pytest.mark.parametrize(("name", "values"), ACCENTS)
def test_an_accent_can_be_read(name: str, values: str) -> None:
    accent = dict(re.findall(r"--([a-z-]+): (#\w{6})", values))
    ground = LIGHT if accent["on-accent"] == "#ffffff" else DARK
    for shade in ("accent", "accent-hover"):
        assert contrast(accent[shade], ground["bg"]) >= 4.5
        assert contrast(accent[shade], ground["surface"]) >= 4.5
        assert contrast(accent[shade], accent["accent-soft"]) >= 4.5
        assert contrast(accent["on-accent"], accent[shade]) >= 4.5
    assert contrast(ground["ink"], accent["accent-soft"]) >= 7
