"""GL604 on web pages: text of the report that is not shown, whatever else a site hides on its pages."""

from __future__ import annotations

import pytest

from govlint.rules import Status
from tests.rules.linting import linted
from tests.synthetic import consistent
from tests.synthetic.formats import FORMATS

FORMAT = FORMATS["html"](consistent(3)).data.decode()
PART_5 = "五、存在的主要问题及改进情况"


def told(page: str | bytes) -> list[str]:
    result = linted(page, ".html")
    assert not result.unreadable, result.diagnostics
    assert result.form
    found = [made.finding.message for made in result.diagnostics if made.rule.code == "GL604"]
    assert (result.outcomes["GL604"].status is Status.PASS) == (not found)
    return found


def before_part_5(inserted: str) -> str:
    """A report as a page, with something before the heading of part 5."""
    heading = FORMAT.index(PART_5)
    at = FORMAT.rindex("<", 0, heading)
    return FORMAT[:at] + inserted + FORMAT[at:]


@pytest.mark.parametrize("name", ["html", "html_page", "html_page_gbk"])
def test_pages_of_a_site_are_silent(name: str) -> None:
    assert told(FORMATS[name](consistent(3)).data) == []


@pytest.mark.parametrize(
    "inserted",
    [
        pytest.param("<p>数据经核对。</p>", id="text that is shown"),
        pytest.param('<p style="display:none"> &nbsp; </p>', id="hidden white space"),
        pytest.param('<p style="display:block">数据经核对。</p>', id="shown in so many words"),
        pytest.param('<input type="hidden" value="内部掌握">', id="a field of a form"),
        pytest.param("<script>var a = '内部掌握';</script><style>p { margin: 0 }</style>", id="scripts and styles"),
        pytest.param("<!-- 内部掌握 -->", id="a remark in the source"),
        pytest.param('<p style="color:#fff;background:#036">数据经核对。</p>', id="white on blue"),
    ],
)
def test_silent(inserted: str) -> None:
    assert told(before_part_5(inserted)) == []


@pytest.mark.parametrize(
    ("inserted", "message"),
    [
        pytest.param(
            '<p style="display:none">内部掌握的情况</p>', "有 1 处隐藏文字“内部掌握的情况”", id="display:none"
        ),
        pytest.param("<p hidden>内部掌握的情况</p>", "有 1 处隐藏文字“内部掌握的情况”", id="hidden"),
        pytest.param(
            '<p style="color:#ffffff">内部掌握的情况</p>', "有 1 处文字与纸张同色“内部掌握的情况”", id="white on white"
        ),
    ],
)
def test_hidden_text_of_the_report(inserted: str, message: str) -> None:
    (found,) = told(before_part_5(inserted))
    assert found.startswith(message)
