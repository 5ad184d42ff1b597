"""The catalogues hold every message that users read, and nothing else; nothing that they read is said past them."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.integration.shown_commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

SCRIPT: Final = ROOT / "docs" / "catalogues.py"
HAN: Final = re.compile(r"[\u3400-\u9fff]")
QUOTED: Final = re.compile(r"“[^“”]*”|《[^《》]*》")
SENTENCE: Final = re.compile(r"[\u3400-\u9fff“”].*[，；。：？！]|[，；。：？！（].*[\u3400-\u9fff]")
PATTERN: Final = re.compile(r"\\|\[\^|\(\?|\|")
SAYING: Final = frozenset({"Provision", "joined", "say", "term", "word", "words"})
TAKING: Final = frozenset(
    {
        "BaselineError", "EditError", "Failure", "Finding", "Fix", "Mistake", "NotApplicable", "Related", "RuleError",
        "TypeMistake", "UnreadableError", "ValueError", "finding", "related", "unchecked", "usage",
    }
)  # fmt: skip
"""What is given to these is read by users, except for names of places."""

FOR_AUTHORS: Final = "read by the authors of rules and forms, whose guide is in Chinese"
SCHEMA: Final = "a text of a JSON Schema, which has one language"
MANIFEST: Final = "a comment in the manifest that govlint series init writes: a file of the user's, in Chinese"
FORMS: Final = "a name of the form"
SEARCHED: Final = "looked for in documents"
CLERKS: Final = "for people who write reports: what it says and writes is Chinese so far"
SETS: Final = "tables and plots of statistics: Chinese so far"
EDITORS: Final = "shown in editors: Chinese so far, as rule pages are"
WRITTEN: Final = "written into a document or quoted as it is written there"
EXCEPTIONS: Final = {
    "govlint/annotating": CLERKS,
    "govlint/authoring": CLERKS,
    "govlint/cli/annotate.py": CLERKS,
    "govlint/cli/convert.py": CLERKS,
    "govlint/cli/extract.py": CLERKS,
    "govlint/cli/fill.py": CLERKS,
    "govlint/cli/grammar": "as govlint/cli/parser.py",
    "govlint/cli/lsp.py": EDITORS,
    "govlint/cli/new.py": CLERKS,
    "govlint/cli/parser.py": "each of its texts is a message: argparse shows them as they are",
    "govlint/cli/saving.py": CLERKS,
    "govlint/cli/serve.py": CLERKS,
    "govlint/config/schema.py": SCHEMA,
    "govlint/config/settings.py": SCHEMA,
    "govlint/fixing/single.py": EDITORS,
    "govlint/forms/form_file.py": FOR_AUTHORS,
    "govlint/lsp": EDITORS,
    "govlint/reporters/html": CLERKS,
    "govlint/series/manifest_keys.py": SCHEMA,
    "govlint/series/proposing.py": MANIFEST,
    "govlint/stats": SETS,
    "govlint/testing": FOR_AUTHORS,
    "govlint/web": CLERKS,
    "rules/govlint_disclosure/instruments.py": "names of instruments",
    "rules/govlint_disclosure/narrative/stale_year.py": SEARCHED,
    "rules/govlint_disclosure/numerals.py": WRITTEN,
    "rules/govlint_disclosure/restated.py": SEARCHED,
    "rules/govlint_disclosure/tabled/quantities.py": FORMS,
    "rules/govlint_disclosure/years.py": SEARCHED,
    "rules/govlint_publication/leftover/placeholders.py": SEARCHED,
    "rules/govlint_publication/wording/document_number.py": WRITTEN,
}
"""Where Chinese stands that looks like a message and is none, and why."""


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("gl_docs_catalogues", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


CATALOGUES = _script()
PACKAGES = [pytest.param(ROOT / name, id=name) for name in CATALOGUES.PACKAGES]
FILES = [
    pytest.param(path, id=path.relative_to(ROOT).as_posix())
    for name in CATALOGUES.PACKAGES
    for path in sorted((ROOT / name).rglob("*.py"))
    if HAN.search(path.read_text(encoding="utf-8"))
]


def _entries(package: Path) -> list[Message]:
    catalog = CATALOGUES.read(CATALOGUES.catalogue_path(package))
    return [message for message in catalog if message.id]


@cache
def _said(package: Path) -> frozenset[str]:
    return frozenset(message.template for message in CATALOGUES.messages(package))


def _template(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def _translations(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)


@pytest.mark.parametrize("package", PACKAGES)
def test_holds_every_message_and_no_other(package: Path) -> None:
    path = CATALOGUES.catalogue_path(package)
    made = CATALOGUES.renewed(package, CATALOGUES.read(path))
    assert path.read_bytes() == CATALOGUES.written(made), "run python docs/catalogues.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_is_compiled(package: Path) -> None:
    path = CATALOGUES.catalogue_path(package)
    compiled = CATALOGUES.compiled(CATALOGUES.read(path))
    assert path.with_suffix(".mo").read_bytes() == compiled, "run python docs/catalogues.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_is_translated_with_the_same_values(package: Path) -> None:
    for message in _entries(package):
        fields = CATALOGUES.fields_of(_template(message))
        for translation in _translations(message):
            assert translation, f"no translation: {_template(message)}"
            assert CATALOGUES.fields_of(translation) == fields, translation


@pytest.mark.parametrize("package", PACKAGES)
def test_no_translation_has_chinese_outside_of_quotation_marks(package: Path) -> None:
    shown = {"政府信息公开工作年度报告", "三", "表三", "总计", "三四", "711号"}
    for message in _entries(package):
        for translation in _translations(message):
            bare = QUOTED.sub("", translation)
            for example in sorted(shown, key=len, reverse=True):
                bare = bare.replace(example, "")
            assert not re.search(r"[\u3001-\u303f\u3400-\u9fff\uff00-\uffef]", bare), translation


def test_one_message_has_one_translation() -> None:
    """The catalogues are looked through one after the other, whoever said the message."""
    known: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for package in CATALOGUES.PACKAGES:
        for message in _entries(ROOT / package):
            key = (_template(message), message.context)
            assert known.setdefault(key, _translations(message)) == _translations(message), key


@pytest.mark.parametrize("path", FILES)
def test_what_users_read_is_said(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    if any(name == exception or name.startswith(f"{exception}/") for exception in EXCEPTIONS):
        return
    package = next(ROOT / made for made in CATALOGUES.PACKAGES if name.startswith(f"{made}/"))
    said = _said(package)
    source = path.read_text(encoding="utf-8")
    found = [f"{name}:{line}: {text}" for line, text in _unsaid(source) if text not in said]
    assert not found, "say it with govlint.language.say, or list the file in EXCEPTIONS with a reason"


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_every_exception_is_needed(name: str) -> None:
    path = ROOT / name
    paths = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    assert any(_unsaid(each.read_text(encoding="utf-8")) for each in paths)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('yield Finding(span, "没有标题")', True, id="given to a finding"),
        pytest.param('yield Finding(span, f"没有{name}")', True, id="an f-string"),
        pytest.param('why = "没有读出" if broken else ""', True, id="one of two"),
        pytest.param('message = "没有读出，没有核对"', True, id="a sentence"),
        pytest.param('yield Finding(span, say("没有标题"))', False, id="said"),
        pytest.param('yield Finding(span, say("没有{name}", name=f"“{name}”"))', False, id="said with a value"),
        pytest.param('_WORDS: Final = ("公开", "申请")', False, id="words to look for"),
        pytest.param('re.compile(r"(?:公开|申请)，{2}")', False, id="a pattern"),
        pytest.param('"""没有标题，没有说明。"""', False, id="a docstring"),
        pytest.param('if "，公开。" in text: pass', False, id="compared"),
    ],
)
def test_tells_messages_from_other_chinese(source: str, found: bool) -> None:
    assert bool(_unsaid(source)) is found


def _unsaid(source: str) -> list[tuple[int, str]]:
    """What looks like a message and is not said: the lines and texts."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        text = _chinese(node)
        if text and not _is_excused(node, parents, source) and _is_message(node, text, parents):
            found.append((node.lineno, text))  # type: ignore[attr-defined]
    return found


def _chinese(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        texts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        text = "{}".join(map(str, texts))
    else:
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return text if HAN.search(text) else ""


def _is_excused(node: ast.AST, parents: dict[ast.AST, ast.AST], source: str) -> bool:
    """Docstrings, raw strings, what is compared, what is said already, patterns, and parts of f-strings."""
    if (ast.get_source_segment(source, node) or "")[:3].lower().startswith(("r'", 'r"', "rf", "fr")):  # type: ignore[arg-type]
        return True
    for above in _above(node, parents):
        if isinstance(above, ast.Expr) and above.value is node:
            return True
        if isinstance(above, ast.Compare | ast.JoinedStr):
            return True
        if isinstance(above, ast.Call) and (_called(above) in SAYING or _called(above) in ("compile", "search", "sub")):
            return True
    return False


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents and not isinstance(node, ast.stmt):
        node = parents[node]
        yield node


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _is_message(node: ast.AST, text: str, parents: dict[ast.AST, ast.AST]) -> bool:
    above = parents[node]
    if isinstance(node, ast.JoinedStr) or (isinstance(above, ast.IfExp) and above.test is not node):
        return True
    if isinstance(above, ast.Call) and _called(above) in TAKING:
        return True
    return bool(SENTENCE.search(text)) and not PATTERN.search(text)
