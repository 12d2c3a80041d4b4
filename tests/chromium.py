"""One Chromium for every test that needs a browser: Playwright allows only one in a process."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
# How long a busy machine may take, in milliseconds. What comes sooner is waited for no longer.
PATIENCE = 60_000
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS + QUIET
        )
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


def open_context(chromium: Browser, **more: Any) -> BrowserContext:
    """Open a window of its own, patient and without transitions, which no glance falls into."""
    context = chromium.new_context(locale="th-TH", reduced_motion="reduce", **more)
    context.set_default_timeout(PATIENCE)
    return context
