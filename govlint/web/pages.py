"""The pages of the server, written like the HTML report: what is not markup by its type is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from govlint import __version__
from govlint.discovery import FOREIGN, suffix_of
from govlint.reporters.html.writer import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from govlint.results import FileResult
    from govlint.web.serving import Serving

_TITLE: Final = "年度报告发布前检查"
_WORD: Final = (".docx", ".docm")
_NEVER: Final = FOREIGN | {".pdf"}


def home(serving: Serving, suffixes: Collection[str], results: str = "") -> Markup:
    """The page on which files are dropped; `results` are shown in it where a browser sent files without a script."""
    skip = element("a", "跳到检查结果", href="#results", class_="skip")
    top = element(
        "header",
        element("h1", _TITLE),
        element("p", "文件只在内存里检查，不保存，也不发往别处；改正后的文件由浏览器保管，直到您下载。", class_="lead"),
        class_="top",
    )
    taken = sorted({*suffixes, *(FOREIGN if serving.convert else ())})
    main = element(
        "main",
        _form(taken, serving.max_upload),
        element("div", id="said", role="status", aria_live="polite", class_="said"),
        _downloads(),
        element("div", Markup(results) if results else _steps(), id="results", tabindex=-1),
    )
    return _page(_TITLE, skip, top, main, _foot(), scripts=("app.js", "report.js"))


def login(message: str) -> Markup:
    """The page that asks for the token."""
    form = element(
        "form",
        element("label", "口令", for_="token"),
        element("input", type="password", id="token", name="token", required=True, autocomplete="current-password"),
        element("button", "进入", type="submit"),
        method="post",
        action="login",
        class_="login",
    )
    top = element("header", element("h1", _TITLE), element("p", message, class_="lead", role="alert"), class_="top")
    return _page(_TITLE, top, element("main", form), _foot())


def refused(message: str) -> Markup:
    """The page for an answer that is not what was asked for."""
    back = element("p", element("a", "回到检查页", href="./"))
    top = element("header", element("h1", _TITLE), class_="top")
    return _page(_TITLE, top, element("main", element("p", message, class_="failure", role="alert"), back), _foot())


def actions_for(readers: Collection[str]) -> Callable[[FileResult], Markup]:
    """What can be done with a file that was checked."""

    def actions(file: FileResult) -> Markup:
        safe = sum(made.mendable == "safe" for made in file.diagnostics)
        suffix = suffix_of(file.path)
        changeable = suffix in readers and suffix not in _NEVER and not file.unreadable
        buttons = [
            _button("mend-all", f"改正 {safe} 处可以自动改正的问题") if safe and changeable else "",
            _button("undo", "撤销上一步改正", hidden=True) if changeable else "",
            _button("save", "下载改正后的文件", hidden=True) if changeable else "",
            _button("annotate", "下载带批注的 Word 文件") if suffix in _WORD and not file.unreadable else "",
        ]
        return element("div", *buttons, class_="actions", role="group", aria_label="对这个文件")

    return actions


def _button(what: str, said: str, *, hidden: bool = False) -> Markup:
    return element("button", said, type="button", data_do=what, hidden=hidden)


def _form(suffixes: Collection[str], most: int) -> Markup:
    shown = "、".join(suffix.removeprefix(".") for suffix in suffixes)
    drop = element(
        "div",
        element("label", "选择文件", for_="files", class_="choose"),
        element("input", type="file", id="files", name="file", multiple=True, accept=",".join(suffixes)),
        element("p", "或者把文件拖到这里，一个或几个都可以", class_="hint"),
        element("p", f"能读 {shown}；一次共 {most // 1024 // 1024} MB 以内", class_="small"),
        class_="drop",
        id="drop",
    )
    series = element(
        "label",
        element("input", type="checkbox", name="series", value="1"),
        element("span", "几份一起时，也核对报告之间的关系（前后年度、上下级机关）"),
    )
    published = element(
        "label",
        element("span", "公布日期（用来检查期限，可以不填）"),
        element("input", type="date", name="published"),
    )
    return element(
        "form",
        drop,
        element("ul", id="chosen", class_="chosen", aria_label="要检查的文件"),
        element("div", series, published, element("button", "检查", type="submit", class_="check"), class_="choices"),
        method="post",
        action="check",
        enctype="multipart/form-data",
        id="upload",
        data_most=most,
    )


def _steps() -> Markup:
    steps = (
        "选择一份或几份年度报告，Word 文件不必转换。",
        "左边是报告的全文，右边是每一处问题和依据。数字不会被改动；字词、标点一类可以放心改的，一处一处点“改正”。",
        "下载改正后的文件，或者检查情况（打印、存档）。原来的文件不会变。",
    )
    return element("ol", *(element("li", step) for step in steps), class_="steps")


def _downloads() -> Markup:
    kinds = {"statement": "检查情况（打印、存档）", "html": "HTML 报告", "sarif": "SARIF", "json": "JSON"}
    buttons = (element("button", said, type="button", data_report=kind) for kind, said in kinds.items())
    return element(
        "div",
        element("span", "下载结果："),
        *buttons,
        id="downloads",
        class_="actions",
        role="group",
        aria_label="下载结果",
        hidden=True,
    )


def _foot() -> Markup:
    return element("footer", element("p", f"govlint {__version__}"), class_="foot")


def _page(title: str, *body: Markup, scripts: Collection[str] = ()) -> Markup:
    at = f"?v={__version__}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("link", rel="icon", href="data:,"),
        *(element("link", rel="stylesheet", href=f"static/{name}{at}") for name in ("report.css", "app.css")),
        *(element("script", src=f"static/{name}{at}", defer=True) for name in scripts),
    )
    return joined((Markup("<!DOCTYPE html>\n"), element("html", head, element("body", *body), lang="zh-CN")))
