"""A real Chromium, and axe to find what keeps people from using a page."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = "axe-core@4.14.1"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAPTOP, PHONE = (1366, 768), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; tests that ask for it are marked `program("chromium")`.

    Playwright keeps an event loop running in this thread: tests of other modules must be able to start their own.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page; an error in its console, also what its policy refuses, fails the test.

    That a token is asked for is no error.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(url: str, *, size: tuple[int, int] = LAPTOP, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in complaints if "status of 401" not in said] == []


@pytest.fixture
def violations(browser: Browser, npm_package: Callable[[str], Path]) -> Callable[[str], list[str]]:
    """What axe finds on a page as it is, light and dark, on a laptop and on a phone."""
    axe = (npm_package(AXE) / "axe.min.js").read_text("utf-8")

    def find(url: str, prepare: Callable[[Page], object] = lambda page: None) -> list[str]:
        found = []
        for scheme in ("light", "dark"):
            for width, height in (LAPTOP, PHONE):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                    bypass_csp=True,
                )
                page = context.new_page()
                page.goto(url)
                prepare(page)
                page.evaluate(axe)
                result = page.evaluate("standards => axe.run(document, {runOnly: standards})", STANDARDS)
                found += [
                    f"{scheme} {width}: {each['id']}: {each['nodes'][0]['html'][:200]}" for each in result["violations"]
                ]
                context.close()
        return found

    return find
