"""Labels in columns so narrow that only their beginning stands beside the figures: not read, and not said to lack."""

from __future__ import annotations

import pytest

from tests.rules.linting import linted
from tests.synthetic import LAYOUTS, consistent

LABEL = "2.其他法律行政法规禁止公开"
HEADED = "一、本年新收政府信息公开申请数量"


def codes(text: str) -> dict[str, str]:
    return {made.rule.code: made.finding.message for made in linted(text, ".txt").diagnostics}


def torn(text: str, label: str, kept: str) -> str:
    """`text` with the rest of a row's label on the lines below its figures, three characters each."""
    (line,) = [line for line in text.split("\n") if line.startswith(label)]
    rest = label[len(kept) :]
    pieces = [rest[start : start + 3] for start in range(0, len(rest), 3)]
    return text.replace(line, "\n".join([kept + line.removeprefix(label), *pieces]))


@pytest.mark.parametrize("kept", [2, 4, 5])
def test_rows_whose_labels_are_torn_are_read_or_left_unread(kept: int) -> None:
    text = LAYOUTS["spaces"](consistent(3)).text
    assert not codes(text)
    for row in consistent(3).tables[1].rows:
        if len(row.id) > kept + 2 and sum(line.startswith(row.id) for line in text.split("\n")) == 1:
            text = torn(text, row.id, row.id[:kept])
    assert codes(text).keys() <= {"GL212"}
    assert (kept > 3) == (not codes(text))


def test_a_row_that_lacks_is_still_said_to_lack() -> None:
    text = LAYOUTS["spaces"](consistent(3)).text
    (line,) = [line for line in text.split("\n") if line.startswith(LABEL)]
    assert "GL203" in codes(text.replace(f"{line}\n", ""))


def test_a_number_before_figures_is_no_heading() -> None:
    text = LAYOUTS["spaces"](consistent(3)).text
    assert "GL110" not in codes(torn(text, HEADED, "一、"))


def test_the_beginning_of_a_group_label_on_its_own_is_no_heading() -> None:
    text = LAYOUTS["spaces_narrow"](consistent(3)).text
    (line,) = [line for line in text.split("\n") if line.startswith("三、本年")]
    assert not codes(text.replace(line, f"三、本年\n{line.removeprefix('三、本年')}")).keys() - {"GL212"}


@pytest.mark.parametrize("kept", ["三、本", "三、本年度"])
def test_nor_is_it_where_it_is_wrapped_after_a_character_or_two(kept: str) -> None:
    text = LAYOUTS["spaces_narrow"](consistent(3)).text
    (line,) = [line for line in text.split("\n") if line.startswith("三、本年")]
    assert not codes(text.replace(line, f"{kept}\n{line.removeprefix(kept)}")).keys() - {"GL212"}


def scattered(text: str, label: str, kept: str, rest: str) -> str:
    """`text` with only the first figure of a row beside its label, which goes on behind all of them."""
    (line,) = [line for line in text.split("\n") if line.startswith(label)]
    first, *figures = line.removeprefix(label).split()
    return text.replace(line, "\n".join([f"{kept} {first}", *figures, rest]))


@pytest.mark.parametrize(
    "rest",
    [pytest.param("申请", id="the rest behind the figures"), pytest.param("（四）", id="the rest elsewhere")],
)
def test_a_label_among_scattered_figures_is_not_misspelt(rest: str) -> None:
    text = LAYOUTS["spaces"](consistent(3)).text
    label = "4.无正当理由大量反复申请"
    assert "GL202" not in codes(scattered(text, label, label[:-2], rest))


def test_a_short_label_without_figures_is_not_missing() -> None:
    text = LAYOUTS["spaces"](consistent(3)).text
    (line,) = [line for line in text.split("\n") if line.startswith("规章")]
    (below,) = [line for line in text.split("\n") if line.startswith("行政规范性文件")]
    moved = text.replace(f"{line}\n", "").replace(below, f"{below}\n\n规章")
    assert "GL203" not in codes(moved)
    assert "GL212" in codes(moved)


def test_figures_ahead_of_their_titles_need_a_sum_that_holds() -> None:
    model = consistent(3)
    text = LAYOUTS["bare_cell_per_line"](model).text
    (heading,) = [line for line in text.split("\n") if line.startswith("四、政府信息公开")]
    (following,) = [line for line in text.split("\n") if line.startswith("五、")]
    before, _, rest = text.partition(heading)
    table, _, after = rest.partition(following)
    lines = table.strip().split("\n")
    titles, figures = lines[:-15], lines[-15:]
    right = codes("\n".join([before + heading, *figures, *titles, following + after]))
    mixed = codes("\n".join([before + heading, *figures[1:], "58", *titles, following + after]))
    assert not right
    assert "GL304" not in mixed
    assert "GL212" in mixed
