"""`govlint convert REPORT -o FILE`: the report in another format, its tables laid out as the form has them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govlint.authoring.converting.checking import convert
from govlint.authoring.writing import writer_for
from govlint.cli import EXIT_CLEAN, EXIT_FAILURE, EXIT_FINDINGS
from govlint.cli.messages import usage
from govlint.cli.reports import UnusableError, opened
from govlint.cli.saving import OutputError, refuse_existing, save, write_lines
from govlint.unreadable import UnreadableError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from govlint.authoring.converting.checking import Conversion
    from govlint.cli.reports import OpenedReport


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say what of figures and findings is not as it was; then 1."""
    output: str = arguments.output
    try:
        writer_for(output)
        refuse_existing(output, force=arguments.force)
        source = opened(arguments)
        made = _converted(source, output)
        save(output, made.data, force=True)
    except UnusableError as error:
        return error.code
    except (OutputError, ValueError) as error:
        return usage(str(error))
    write_lines(sys.stdout, _told(arguments.path, output, made))
    if made.failures:
        write_lines(sys.stderr, (f"govlint: 规则 {failure.rule} 出错：{failure.message}" for failure in made.failures))
        return EXIT_FAILURE
    return EXIT_CLEAN if made.comparison.same else EXIT_FINDINGS


def _converted(source: OpenedReport, output: str) -> Conversion:
    """The conversion; raises `OutputError` where the file could not be read again."""
    try:
        return convert(source.document, output, source.registry, source.options)
    except UnreadableError as error:
        raise OutputError(f"没有写入 {output}：转换以后的文件读不出来：{error}") from error


def _told(path: str, output: str, made: Conversion) -> Iterator[str]:
    found = made.comparison
    if not made.recognised:
        yield f"{path} 没有认出年度报告，表格照原样抄录"
    kept = "数据和检查结果与原来一致" if found.same else "数据或者检查结果与原来不一致，请核对"
    yield f"已写入 {output}：{kept}"
    if made.uncovered:
        yield f"原来用注释停用的问题有 {made.uncovered} 个，注释不转换，在转换以后的文件里会报告"
    if made.copied:
        yield f"{'、'.join(made.copied)}有内容没有读出，或者夹有别的内容，照原样抄录"
    yield from made.omitted
    yield from (f"数据不同：{line}" for line in found.figures)
    yield from (f"结果不同：{line}" for line in found.findings)
    yield from (f"不再报告：{line}" for line in found.lost)
