"""What axe, the checker of accessibility, finds on a page in the browser."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIOLATIONS_ONLY = {"resultTypes": ["violations"]}
"""What is right is not listed place by place, which takes longer than to find it."""


def serious(page: Page) -> list[str]:
    """Return a line for each serious finding, with the first place where it stands."""
    return [
        f"{found['id']} at {found['nodes'][0]['html']}: {found['help']}"
        for found in Axe().run(page, options=VIOLATIONS_ONLY).response["violations"]
        if found["impact"] in ("serious", "critical")
    ]
