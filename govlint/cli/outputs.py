"""Where the result of a run goes: to the terminal, and to every file that `--output` names, each in its format."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from govlint.atomic import write_atomically
from govlint.cli import EXIT_USAGE
from govlint.cli.messages import usage
from govlint.language import word, words
from govlint.limits import MAX_FILE
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from govlint.plugins import Registry, Reporter

_SIGNS: Final = 'content="govlint|共检查 [0-9]+ 份文件(?:：|  )错误|[0-9] files? checked'
"""What stands in every result that is written in a format that is read, too."""


class Output(NamedTuple):
    """One place that the result goes to, and how it is written there. `path` is "" for the terminal."""

    format: str
    path: str = ""


def outputs_of(arguments: argparse.Namespace, registry: Registry) -> tuple[Output, ...]:
    """Every place that the result goes to, files first.

    `--output FORMAT:PATH` writes a file beside the usual result; `--output PATH` is where the usual result goes
    instead of to the terminal. Raises `ValueError` for a format that there is not, and for a file that is named twice.
    """
    named = [_split(value, registry.reporters) for value in arguments.output]
    elsewhere = any(not one.format for one in named)
    if arguments.diff and any(one.format for one in named):
        raise ValueError(word("--diff 输出的是差异，--output 只能写文件名，不能写格式"))
    default = "rich" if not elsewhere and sys.stdout.isatty() else "concise"
    usual: str = arguments.format or default
    if usual not in registry.reporters:
        raise ValueError(
            word("没有这种输出格式：{usual}；可用的有 {reporters}", usual=usual, reporters=words(registry.reporters))
        )
    files = [one if one.format else Output(usual, one.path) for one in named]
    places = [os.path.realpath(one.path) for one in files if not _is_device(one.path)]
    for place, one in zip(places, files, strict=False):
        if places.count(place) > 1:
            raise ValueError(word("--output 两次写了同一个文件：{path}", path=one.path))
    return tuple(files) if elsewhere else (*files, Output(usual))


def show_documents(outputs: Sequence[Output], registry: Registry) -> bool:
    """Whether any of the formats shows the documents, so that they have to be kept."""
    return any(getattr(registry.reporters[one.format], "shows_documents", False) for one in outputs)


def inputs_beside(outputs: Sequence[Output], paths: Sequence[str], named: Sequence[str]) -> list[str]:
    """The files to check without results of former runs that the outputs take the place of.

    Raises `ValueError` where an output would take the place of anything else that is checked: the file would be lost.
    """
    places = {os.path.realpath(output.path) for output in outputs if output.path}
    kept = []
    for path in paths:
        if not places or os.path.realpath(path) not in places:
            kept.append(path)
        elif path in named or not is_result(path):
            raise ValueError(word("--output 会盖掉要检查的文件 {path}，请换一个文件名", path=path))
    return kept


def is_result(path: str) -> bool:
    """Whether a file was written by a reporter, as far as its text tells."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_FILE)
    except OSError:
        return False
    import re

    return not data or re.search(_SIGNS.encode(), data) is not None


def _split(value: str, reporters: Mapping[str, Reporter]) -> Output:
    """What stands before the first colon is a format if it looks like one: a letter alone is a drive of Windows."""
    name, colon, path = value.partition(":")
    looks_so = bool(colon) and len(name) > 1 and name.isascii() and name[0].isalpha()
    if not looks_so or not name.replace("-", "").replace("_", "").isalnum():
        return Output("", value)
    if name not in reporters:
        known = words(reporters)
        raise ValueError(
            word(
                "--output {value}：没有这种输出格式：{name}；可用的有 {known}；文件名中有冒号时写 ./{value}",
                value=value,
                name=name,
                known=known,
            )
        )
    if path in ("", "-"):
        raise ValueError(
            word(
                "--output {value}：冒号后面要写文件名；要在终端上用这种格式，写 --format {name}", value=value, name=name
            )
        )
    return Output(name, path)


def _is_device(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)


def write_outputs(outputs: Sequence[Output], write: Callable[[str, TextIO], None], terminal: TextIO, code: int) -> int:
    """Write to every file as a whole, then to the terminal; `write` is given the format and the stream.

    Returns the exit code: what it would be, and at least that of wrong usage where a file could not be written.
    """
    for output in outputs:
        if not output.path:
            write(output.format, terminal)
        elif not _written(output, write):
            code = max(code, EXIT_USAGE)
    return code


def _written(output: Output, write: Callable[[str, TextIO], None]) -> bool:
    data = io.BytesIO()
    with io.TextIOWrapper(data, "utf-8", "backslashreplace", "\n", write_through=True) as text:
        write(output.format, text)
        whole = data.getvalue()
    try:
        write_atomically(output.path, whole)
    except OSError as error:
        from govlint.unwritten import unwritten

        usage(word("无法写入 {path}：{strerror}", path=output.path, strerror=unwritten(error)))
        return False
    return True
