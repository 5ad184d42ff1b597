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
