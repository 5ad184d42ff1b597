"""What a run comes to in numbers, for the summary of every format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from govlint.language import joined, say, shown, word
from govlint.named_tuple import NamedTuple
from govlint.rules import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.results import RunResult, Suppression
    from govlint.rules import Rule

SUPPRESSION_WORDS: Final = {"inline": say("标记"), "config": say("配置"), "baseline": say("基线")}
SEVERITY_WORDS: Final = {Severity.ERROR: say("错误"), Severity.WARNING: say("警告"), Severity.NOTE: say("提示")}
STATUS_WORDS: Final = {
    Status.PASS: say("通过"),
    Status.FAIL: say("未通过"),
    Status.REVIEW: say("请核对"),
    Status.NOT_APPLICABLE: say("不适用"),
    Status.SUPPRESSED: say("不报告"),
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
        parts = [f"{shown(word)} {self.severities[severity]}" for severity, word in SEVERITY_WORDS.items()]
        others = (
            (say("其中请核对"), self.reviews),
            (say("未能读取的文件"), self.unreadable),
            (say("程序故障"), self.failures),
        )
        parts += [f"{shown(word)} {count}" for word, count in others if count]
        return [*parts, self.hidden] if self.suppressed else parts

    @property
    def hidden(self) -> str:
        """不报告 3（标记 2、基线 1）."""
        counts = [
            f"{shown(word)} {self.suppressed[kind]}"
            for kind, word in SUPPRESSION_WORDS.items()
            if self.suppressed[kind]
        ]
        return word("不报告 {total}（{counts}）", total=self.suppressed.total(), counts=joined(counts))

    @property
    def mending(self) -> Iterator[str]:
        """What was mended, and what can be; nothing where it is none."""
        if self.fixed:
            yield word("已改正 {fixed}", fixed=listed(self.fixed))
        safe, unsafe = self.mendable["safe"], self.mendable["unsafe"]
        if safe:
            more = say("，加上 --unsafe-fixes 还可以改正 {count} 处", count=unsafe) if unsafe else ""
            yield word("可以用 --fix 改正 {count} 处{more}", count=safe, more=more)
        elif unsafe:
            yield word("可以用 --fix --unsafe-fixes 改正 {count} 处", count=unsafe)

    @property
    def sentence(self) -> str:
        """共检查 3 份文件：错误 2，警告 5，提示 0."""
        return word("共检查 {count} 份文件：{parts}", count=self.files, parts=joined(self.parts, "，"))


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
    elsewhere = f"{suppression.path}:{suppression.line}"
    place = say("第 {line} 行", line=suppression.line) if suppression.path == path else elsewhere
    said = say("{kind}，{place}", kind=SUPPRESSION_WORDS[suppression.kind], place=place)
    return word("{said}：{reason}", said=said, reason=suppression.reason) if suppression.reason else shown(said)


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
    each = joined((say("{code} {count} 处", code=code, count=count) for code, count in ranked(fixed)), "，")
    return word("{count} 处（{each}）", count=fixed.total(), each=each)


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Codes with their counts, the most frequent first, equals by code."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
