"""The HTML report opened from a file in a real browser: filter, jump, what belongs together, print, and access."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.integration.processes import govlint, output
from tests.rules.linting import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.program("chromium")

FAULTS = (
    ("| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 |", "| 三、本年度办理结果 | （一）予以公开 |  | 13 | 2 |"),
    ("## 五、存在的主要问题及改进情况", "## 五、存在的主要问题及整改情况"),
)
OF_TOTALS = "#m1-1"


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on one file with a row and a column that do not add up, and a wrong heading."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "报告.md").write_text(changed(*FAULTS), "utf-8")
    return made(folder, "check", "报告.md")


@pytest.fixture(scope="session")
def several(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on two files."""
    folder = tmp_path_factory.mktemp("several")
    (folder / "一.md").write_text(changed(*FAULTS), "utf-8")
    (folder / "二.md").write_text(changed(), "utf-8")
    return made(folder, "check", "一.md", "二.md")


def made(folder: Path, *arguments: str) -> str:
    done = govlint(*arguments, "--isolated", "--format", "html", "--output", "结果.html", cwd=folder)
    assert done.returncode in (0, 1), output(done)
    return (folder / "结果.html").as_uri()


def remarks(page: Page) -> list[str]:
    return [str(each.get_attribute("data-rule")) for each in page.locator(".remark:visible").all()]


def test_it_shows_the_document_with_its_findings(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    assert remarks(page) == ["GL301", "GL302", "GL105"]
    expect(page.locator("mark")).to_have_count(3)
    expect(page.locator(".paper .sheet")).to_have_count(3)
    box, paper = page.locator("#f1-1").bounding_box(), page.locator(".paper").bounding_box()
    assert box
    assert paper
    assert box["x"] >= paper["x"] + paper["width"]


def test_filters(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    page.get_by_role("combobox").select_option("GL302")
    assert remarks(page) == ["GL302"]
    expect(page.locator("output")).to_have_text("显示 1 处，共 3 处")
    expect(page.locator(OF_TOTALS)).to_be_hidden()
    page.get_by_role("combobox").select_option("*")
    page.get_by_role("checkbox", name="错误").uncheck()
    assert remarks(page) == ["GL105"]
    page.get_by_role("checkbox", name="警告").uncheck()
    assert remarks(page) == []
    expect(page.get_by_role("button", name="下一处")).to_be_disabled()


def test_jumps_from_the_place_to_the_remark_and_back(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    page.locator(OF_TOTALS).click()
    assert page.url.endswith("#f1-1")
    page.locator("#f1-1 .head a.badge").click()
    assert page.url.endswith("#m1-1")
    expect(page.locator(OF_TOTALS)).to_be_in_viewport()


def test_the_keyboard_leads_through_all_findings(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    for key, focused in (("F8", "f1-1"), ("F8", "f1-2"), ("F8", "f1-3"), ("F8", "f1-1"), ("Shift+F8", "f1-3")):
        page.keyboard.press(key)
        expect(page.locator(f"#{focused}")).to_be_focused()
    expect(page.locator("output")).to_have_text("第 3 处，共 3 处")
    page.keyboard.press("Home")
    page.locator("body").press("Tab")
    assert page.evaluate("document.activeElement.tagName") in {"A", "SUMMARY", "BUTTON", "DIV"}


def test_what_makes_a_sum_lights_up_with_it(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    expect(page.locator(".lit")).to_have_count(0)
    page.locator("#f1-1").hover()
    cells = page.locator("td.lit[data-r]")
    assert cells.count() >= 2
    page.locator("h1").hover()
    expect(page.locator(".lit")).to_have_count(0)
    page.locator(OF_TOTALS).focus()
    assert cells.count() >= 2


def test_a_mark_leads_to_its_remark(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    page.locator("h3 mark").click()
    expect(page.locator("#f1-3")).to_be_focused()


def test_without_script_everything_is_there(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report, script=False)
    assert len(remarks(page)) == 3
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_text("检查人：")).to_be_visible()


@pytest.mark.parametrize("address", ["report", "several"])
def test_a_phone_shows_it_without_scrolling_sideways(
    address: str, request: pytest.FixtureRequest, opened: Callable[..., Page]
) -> None:
    page = opened(request.getfixturevalue(address), size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_only_the_statement_is_printed_where_it_is_asked_for(report: str, opened: Callable[..., Page]) -> None:
    page = opened(report)
    page.evaluate("window.print = () => { window.printed = document.body.className; }")
    page.get_by_role("button", name="打印检查情况").click()
    assert page.evaluate("window.printed") == "print-statements"
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_be_hidden()
    expect(page.locator(".statement")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".paper")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()


def test_several_files_have_an_index(several: str, opened: Callable[..., Page]) -> None:
    page = opened(several)
    page.locator(".index").get_by_role("link", name="二.md").click()
    expect(page.locator("h2#file-2")).to_be_in_viewport()
    expect(page.get_by_role("img")).to_have_count(1)


@pytest.mark.program("npm")
@pytest.mark.parametrize("address", ["report", "several"])
def test_nothing_keeps_people_out(
    address: str, request: pytest.FixtureRequest, violations: Callable[..., list[str]]
) -> None:
    assert violations(request.getfixturevalue(address)) == []
