"""A clerk's way through the page: drop, read, filter, jump, fix, take back, download."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.integration.serving import served
from tests.rules.linting import changed
from tests.synthetic.consistent import consistent
from tests.synthetic.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.program("chromium")

SUM = ("| 三、本年度办理结果 | （一）予以公开 |  | 14 | 2 |", "| 三、本年度办理结果 | （一）予以公开 |  | 13 | 2 |")
HEADING = ("## 五、存在的主要问题及改进情况", "## 五、存在的主要问题及整改情况")
MENDED = "已改正 1 次"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("serve")
    (made / "坏.md").write_text(changed(SUM, HEADING), "utf-8")
    (made / "好.md").write_text(changed(), "utf-8")
    return made


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


@pytest.fixture
def page(address: str, opened: Callable[..., Page]) -> Page:
    made: Page = opened(address)
    return made


def dropped(page: Page, *paths: Path) -> None:
    """Drop files on the page, as a mouse would."""
    files = [{"name": path.name, "text": path.read_text("utf-8")} for path in paths]
    transfer = page.evaluate_handle(
        """files => {
            const transfer = new DataTransfer();
            for (const each of files) transfer.items.add(new File([each.text], each.name));
            return transfer;
        }""",
        files,
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#drop", event, {"dataTransfer": transfer})


def rules(page: Page) -> list[str]:
    return [str(each.get_attribute("data-rule")) for each in page.locator(".remark:visible").all()]


def said(page: Page, words: str) -> None:
    expect(page.locator("#said")).to_contain_text(words)


def test_dropped_files_are_shown_with_their_findings(page: Page, folder: Path) -> None:
    dropped(page, folder / "坏.md", folder / "好.md")
    said(page, "共检查 2 份文件")
    assert rules(page) == ["GL301", "GL302", "GL105"]
    expect(page.locator(".index tbody tr")).to_have_count(2)
    page.get_by_role("combobox").select_option("GL105")
    assert rules(page) == ["GL105"]
    page.locator("#m1-3").click()
    expect(page.locator("#f1-3")).to_be_in_viewport()


def test_one_fix_is_made_taken_back_and_made_again(page: Page, folder: Path, tmp_path: Path) -> None:
    page.locator("#files").set_input_files(folder / "坏.md")
    said(page, "共检查 1 份文件")
    expect(page.get_by_role("button", name="下载改正后的文件")).to_be_hidden()
    page.get_by_role("button", name="改正这一处").click()
    said(page, "改正了 1 处")
    assert rules(page) == ["GL301", "GL302"]
    expect(page.locator(".changed")).to_have_text(MENDED)
    page.get_by_role("button", name="撤销上一步改正").click()
    said(page, "撤销了上一步改正")
    assert rules(page) == ["GL301", "GL302", "GL105"]
    page.get_by_role("button", name="改正 1 处可以自动改正的问题").click()
    said(page, "改正了 1 处")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载改正后的文件").click()
    assert download.value.suggested_filename == "坏.md"
    download.value.save_as(tmp_path / "坏.md")
    assert (tmp_path / "坏.md").read_text("utf-8") == changed(SUM)
    assert (folder / "坏.md").read_text("utf-8") == changed(SUM, HEADING)


@pytest.mark.parametrize(
    ("button", "name", "holds"),
    [
        ("SARIF", "检查结果.sarif", '"GL302"'),
        ("JSON", "检查结果.json", '"GL302"'),
        ("HTML 报告", "检查结果.html", "<script>"),
        ("检查情况（打印、存档）", "检查情况.html", "检查人"),
    ],
)
def test_the_result_is_downloaded(page: Page, folder: Path, tmp_path: Path, button: str, name: str, holds: str) -> None:
    page.locator("#files").set_input_files(folder / "坏.md")
    said(page, "共检查 1 份文件")
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    assert download.value.suggested_filename == name
    download.value.save_as(tmp_path / name)
    text = (tmp_path / name).read_text("utf-8")
    assert holds in text
    if not name.endswith(".html"):
        json.loads(text)


def test_a_word_file_is_read_and_mended(page: Page, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(FORMATS["docx_styled"](consistent(1)).data)
    page.locator("#files").set_input_files(tmp_path / "报告.docx")
    said(page, "共检查 1 份文件")
    expect(page.locator(".paper table")).to_have_count(3)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载带批注的 Word 文件").click()
    assert download.value.suggested_filename == "报告.批注.docx"
    download.value.save_as(tmp_path / "批注.docx")
    with zipfile.ZipFile(tmp_path / "批注.docx") as package:
        assert "word/comments.xml" in package.namelist()


def test_years_together(page: Page, folder: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "series"
    dropped(page, *sorted(examples.glob("202*/云岭市水务局.md")))
    said(page, "共检查 2 份文件")
    assert not [code for code in rules(page) if code.startswith("GL7")]
    page.get_by_label("几份一起时，也核对报告之间的关系（前后年度、上下级机关）").check()
    expect(page.locator('.remark[data-rule="GL701"]')).to_have_count(1)
    expect(page.locator("#chosen li")).to_have_count(2)


def test_a_date_is_used_and_a_file_can_be_taken_away(page: Page, folder: Path) -> None:
    page.locator("#files").set_input_files([folder / "好.md", folder / "坏.md"])
    said(page, "共检查 2 份文件")
    page.get_by_label("公布日期").fill("2025-06-01")
    expect(page.locator('.remark[data-rule="GL417"]')).to_have_count(2)
    page.get_by_role("button", name="移去 坏.md").click()
    said(page, "共检查 1 份文件")
    page.get_by_role("button", name="移去 好.md").click()
    expect(page.locator("#results")).to_be_empty()


def test_the_same_name_twice(page: Page, folder: Path) -> None:
    dropped(page, folder / "好.md", folder / "好.md")
    said(page, "共检查 2 份文件")
    expect(page.locator("#chosen .name")).to_have_text(["好.md", "好 (2).md"])


def test_without_script_the_page_checks_all_the_same(address: str, folder: Path, opened: Callable[..., Page]) -> None:
    page = opened(address, script=False)
    page.locator("#files").set_input_files(folder / "坏.md")
    page.get_by_role("button", name="检查", exact=True).click()
    assert rules(page) == ["GL301", "GL302", "GL105"]


def test_a_phone(address: str, folder: Path, opened: Callable[..., Page]) -> None:
    page = opened(address, size=PHONE)
    page.locator("#files").set_input_files(folder / "坏.md")
    said(page, "共检查 1 份文件")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_token_and_a_prefix(folder: Path, opened: Callable[..., Page]) -> None:
    with served(folder, "--prefix", "/检查", environment={"GOVLINT_TOKEN": "correct-horse"}) as url:
        page = opened(url)
        page.get_by_label("口令").fill("wrong-wrong-wrong")
        page.get_by_role("button", name="进入").click()
        expect(page.get_by_role("alert")).to_have_text("口令不对。")
        page.get_by_label("口令").fill("correct-horse")
        page.get_by_role("button", name="进入").click()
        page.locator("#files").set_input_files(folder / "坏.md")
        said(page, "共检查 1 份文件")
        assert "correct-horse" not in str(page.context.cookies())
        page.context.close()


def read(page: Page) -> None:
    page.locator("#files").set_input_files({"name": "坏.md", "mimeType": "", "buffer": changed(SUM, HEADING).encode()})
    said(page, "共检查 1 份文件")


@pytest.mark.program("npm")
def test_nothing_keeps_people_out(address: str, violations: Callable[..., list[str]]) -> None:
    assert violations(address, read) == []
