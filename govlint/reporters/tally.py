"""What a run comes to in numbers, for the summary of every format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.named_tuple import NamedTuple
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.results import RunResult, Suppression
    from govlint.rules import Rule

SUPPRESSION_WORDS: Final = {"inline": "标记", "config": "配置", "baseline": "基线"}
SEVERITY_WORDS: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
STATUS_WORDS: Final = {
    Status.PASS: "通过",
    Status.FAIL: "未通过",
    Status.REVIEW: "请核对",
    Status.NOT_APPLICABLE: "不适用",
    Status.SUPPRESSED: "不报告",
}


class Tally(NamedTuple):
    """Counts of a run. `severities` counts every diagnostic, `reviews` those of them that a person has to judge.

    `outcomes` counts rules per file: two rules on three files have six outcomes. `suppressed` counts what is not
    reported by what suppresses it; all other numbers are without it. `mendable` counts by "safe" and "unsafe" the
    diagnostics that can be mended automatically, `fixed` by rule those that were.
    """

    files: int
    unreadable: int
    severities: Counter[Severity]
    reviews: int
    codes: Counter[str]
    outcomes: Counter[Status]
    failures: int
    suppressed: Counter[str]
    mendable: Counter[str]
    fixed: Counter[str]

    @property
    def parts(self) -> list[str]:
        """错误 2, 警告 5, 提示 0 and whatever else is not zero."""
        parts = [f"{word} {self.severities[severity]}" for severity, word in SEVERITY_WORDS.items()]
        others = (("其中请核对", self.reviews), ("未能读取的文件", self.unreadable), ("程序故障", self.failures))
        parts += [f"{word} {count}" for word, count in others if count]
        return [*parts, self.hidden] if self.suppressed else parts

    @property
    def hidden(self) -> str:
        """不报告 3（标记 2、基线 1）."""
        counts = [
            f"{word} {self.suppressed[kind]}" for kind, word in SUPPRESSION_WORDS.items() if self.suppressed[kind]
        ]
        return f"不报告 {self.suppressed.total()}（{'、'.join(counts)}）"

    @property
    def mending(self) -> Iterator[str]:
        """What was mended, and what can be; nothing where it is none."""
        if self.fixed:
            yield f"已改正 {listed(self.fixed)}"
        safe, unsafe = self.mendable["safe"], self.mendable["unsafe"]
        if safe:
            yield f"可以用 --fix 改正 {safe} 处" + (f"，加上 --unsafe-fixes 还可以改正 {unsafe} 处" if unsafe else "")
        elif unsafe:
            yield f"可以用 --fix --unsafe-fixes 改正 {unsafe} 处"

    @property
    def sentence(self) -> str:
        """共检查 3 份文件：错误 2，警告 5，提示 0."""
        return f"共检查 {self.files} 份文件：" + "，".join(self.parts)


def tally(result: RunResult) -> Tally:
    """Count the diagnostics, outcomes and failures of a run."""
    diagnostics = [diagnostic for file in result.files for diagnostic in file.diagnostics]
    return Tally(
        files=sum(file.role == "document" for file in result.files),
        unreadable=sum(file.unreadable for file in result.files),
        severities=Counter(diagnostic.severity for diagnostic in diagnostics),
        reviews=sum(diagnostic.finding.kind == "review" for diagnostic in diagnostics),
        codes=Counter(diagnostic.rule.code for diagnostic in diagnostics),
        outcomes=Counter(
            outcome.status for file in result.files if file.role == "document" for outcome in file.outcomes.values()
        ),
        failures=len(result.all_failures),
        suppressed=Counter(
            made.suppression.kind for file in result.files for made in file.suppressed if made.suppression is not None
        ),
        mendable=Counter(made for diagnostic in diagnostics if (made := diagnostic.mendable) != "no"),
        fixed=_fixed(result),
    )


def told(suppression: Suppression, path: str) -> str:
    """Where a suppression is written, and why, for people: 标记，第 12 行：原因. `path` is the finding's file."""
    place = f"第 {suppression.line} 行" if suppression.path == path else f"{suppression.path}:{suppression.line}"
    word = SUPPRESSION_WORDS[suppression.kind]
    return f"{word}，{place}：{suppression.reason}" if suppression.reason else f"{word}，{place}"


def _fixed(result: RunResult) -> Counter[str]:
    fixed: Counter[str] = Counter()
    for file in result.files:
        fixed.update(dict(file.fixed))
    return fixed


def rules_by_code(result: RunResult) -> Mapping[str, Rule]:
    """The rules of the run and those that reported something, by code and in its order."""
    found = {rule.code: rule for rule in result.rules}
    for file in result.files:
        for diagnostic in (*file.diagnostics, *file.suppressed):
            found.setdefault(diagnostic.rule.code, diagnostic.rule)
    return dict(sorted(found.items()))


def listed(fixed: Counter[str]) -> str:
    """3 处（GL202 2 处，GL104 1 处）: how many were mended, and of which rules."""
    return f"{fixed.total()} 处（{'，'.join(f'{code} {count} 处' for code, count in ranked(fixed))}）"


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Codes with their counts, the most frequent first, equals by code."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
