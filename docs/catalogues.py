"""Writes the catalogues of messages from the source: `python docs/catalogues.py`; with `--check` it changes nothing.

Of each package `name` the catalogue is `locale/en/LC_MESSAGES/name.po`, to be edited by hand: new messages are added
with an empty translation, those that are gone are dropped. Then the `.mo` file beside it is made, which govlint reads.
docs/translating.md says more.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import string
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("govlint", "rules/govlint_disclosure", "rules/govlint_publication")
LANGUAGE: Final = "en"
PARSER: Final = "cli/parser.py"
GRAMMAR: Final = "cli/grammar/"
"""Shown by argparse, word for word: every text in it is a message."""
METAVAR: Final = "metavar"
SAYING: Final = frozenset({"say", "word"})
IN_A_ROW: Final = frozenset({"joined", "words"})
CHINESE: Final = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_MARK: Final = "、"


class Message(NamedTuple):
    """A template and where it stands; one with a `{count}` has a singular and a plural.

    `context` tells apart what is one word in Chinese: the names of values on the command line have one.
    """

    template: str
    file: str
    line: int
    context: str | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The names of its values."""
        return fields_of(self.template)

    @property
    def is_plural(self) -> bool:
        """Whether a translation has a singular and a plural."""
        return "count" in self.fields


def fields_of(template: str) -> frozenset[str]:
    """The names in braces; none in a text whose braces are no names."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)
    except ValueError:
        return frozenset()


def is_worded(template: str) -> bool:
    """Whether a template has to be translated: it is in Chinese, or nothing but marks between its values."""
    return bool(CHINESE.search(template) or (fields_of(template) and not re.search(r"[A-Za-z]", _between(template))))


def _between(template: str) -> str:
    return "".join(text for text, _, _, _ in string.Formatter().parse(template))


class UnknownTemplateError(ValueError):
    """A message that is no literal, so that no catalogue can have it."""


def messages(package: Path) -> Iterator[Message]:
    """Every message of a package: what is said, titles of rules, gists of provisions, names in forms, the parser."""
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = _in_parser(tree, file) if _is_grammar(file) else ((*made, None) for made in _said(tree, file))
        yield from (Message(text, file, line, context) for text, line, context in found if is_worded(text))
    for path in sorted(package.rglob("forms/*.toml")):
        if path.name.endswith(".template.toml"):
            continue  # how such a report is written
        file = path.relative_to(package).as_posix()
        form = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from (Message(table["id"], file, 1) for table in form["tables"])
        yield from (Message(part["number"], file, 1) for part in form["parts"])


def _said(tree: ast.Module, file: str) -> Iterator[tuple[str, int]]:
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("govlint.language", "govlint.rules")
        for name in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _is_rule(node):
            yield (ast.get_docstring(tree) or "").partition("\n")[0].removesuffix("。"), 1
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in imported:
            yield from _in_call(node, node.func.id, tree, file)


def _is_rule(node: ast.FunctionDef) -> bool:
    calls = (made.func for made in node.decorator_list if isinstance(made, ast.Call))
    return any(isinstance(made, ast.Name) and made.id == "rule" for made in calls)


def _in_call(call: ast.Call, name: str, tree: ast.Module, file: str) -> Iterator[tuple[str, int]]:
    if name in SAYING:
        yield _literal(call.args[0], call, tree, file), call.lineno
    elif name in IN_A_ROW:
        yield (_literal(call.args[1], call, tree, file) if len(call.args) > 1 else _MARK), call.lineno
    elif name == "Provision" and isinstance(call.args[-1], ast.Constant):
        yield str(call.args[-1].value), call.lineno


def _literal(node: ast.expr, call: ast.Call, tree: ast.Module, file: str) -> str:
    """The text of a literal, or of a name that is given one literal in the module or the function."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        for scope in (*_functions_around(call, tree), tree):
            given = [made for made in _assigned(scope, node.id) if made.lineno <= call.lineno or scope is tree]
            if given and isinstance(given[-1], ast.Constant):
                return str(given[-1].value)
    raise UnknownTemplateError(f"{file}:{call.lineno}: {ast.unparse(node)} is no literal")


def _functions_around(call: ast.Call, tree: ast.Module) -> Iterable[ast.FunctionDef]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [node for node in functions if node.lineno <= call.lineno <= (node.end_lineno or 0)][::-1]


def _assigned(scope: ast.AST, name: str) -> list[ast.expr]:
    """What the name is given in the scope, in the order of the lines."""
    found = []
    for node in ast.walk(scope):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            found += [node.value for target in targets if isinstance(target, ast.Name) and target.id == name]
    return sorted(found, key=lambda value: value.lineno)


def _is_grammar(file: str) -> bool:
    return file == PARSER or file.startswith(GRAMMAR)


def _in_parser(tree: ast.Module, file: str) -> Iterator[tuple[str, int, str | None]]:
    docstrings = {
        id(node.body[0]) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and CHINESE.search(ast.unparse(node)):
            raise UnknownTemplateError(f"{file}:{node.lineno}: {ast.unparse(node)} is no literal")
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str) and id(node) not in docstrings:
                named = isinstance(node, ast.keyword) and node.arg == METAVAR
                yield child.value, child.lineno, METAVAR if named else None


def catalogue_path(package: Path) -> Path:
    """Where the catalogue of a package is that people edit."""
    return package / "locale" / LANGUAGE / "LC_MESSAGES" / f"{package.name}.po"


def read(path: Path) -> Catalog:
    """A catalogue as it stands; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def renewed(package: Path, known: Catalog) -> Catalog:
    """The catalogue of what the package says today, with the translations that are known."""
    made = Catalog(
        locale=LANGUAGE,
        project=package.name,
        copyright_holder="The govlint authors",
        header_comment=f"# English messages of {package.name}. See docs/translating.md.",
        creation_date=known.creation_date if len(known) else None,
        revision_date=known.revision_date if len(known) else None,
        fuzzy=False,
    )
    places: dict[tuple[str, str | None], set[str]] = {}
    for message in messages(package):
        places.setdefault((message.template, message.context), set()).add(message.file)
    for (template, context), files in places.items():
        plural = "count" in fields_of(template)
        old = known.get(template, context)
        # What is not Chinese, such as marks between values, is as good in English until someone says otherwise.
        given = old.string if old is not None and old.string else "" if CHINESE.search(template) else template
        if plural and not isinstance(given, tuple | list):
            given = (given, given)
        elif not plural and isinstance(given, tuple | list):
            given = given[-1]
        key = (template, template) if plural else template
        places_of = [(file, None) for file in sorted(files)]
        made.add(key, given, locations=places_of, context=context)  # type: ignore[arg-type]
    return made


def written(catalog: Catalog) -> bytes:
    """The catalogue as people edit it."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as govlint reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> int:
    """Write what is not current, and say what has no translation yet."""
    parser = argparse.ArgumentParser(description="Write the catalogues of messages from the source.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit with 1 where something is not current"
    )
    check = parser.parse_args().check
    code = 0
    for name in PACKAGES:
        package = ROOT / name
        path = catalogue_path(package)
        catalog = renewed(package, read(path))
        for file, data in ((path, written(catalog)), (path.with_suffix(".mo"), compiled(catalog))):
            if not file.exists() or file.read_bytes() != data:
                code = 1
                if not check:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(data)
                sys.stdout.write(f"{file.relative_to(ROOT)}: {'not current' if check else 'written'}\n")
        for message in catalog:
            if message.id and not all(message.string if isinstance(message.string, tuple | list) else [message.string]):
                code = 1
                sys.stdout.write(f"{path.relative_to(ROOT)}: no translation: {message.id}\n")
    return code if check else 0


if __name__ == "__main__":
    raise SystemExit(main())
