"""YL201: a rule on the report is tried on the sample, with one thing changed at a time."""

import govlint_yunling
from govlint.rules import Status
from govlint.testing import assert_flagged, assert_passes, changed, check, outcome, sample_of
from govlint_yunling.figures import refusal_share

[RULESET] = govlint_yunling.govlint_rulesets()
SAMPLE = sample_of(RULESET)

GRANTED = "（一）予以公开 |  | 19 | 4 | 1 | 0 | 1 | 0 | 25 |"
PROTECTED = "4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
TOTAL = "（七）总计 |  | 32 | 6 | 1 | 0 | 2 | 0 | 41 |"


def test_the_sample_passes() -> None:
    assert_passes(refusal_share, SAMPLE)


def test_more_than_half_is_for_a_person_to_judge() -> None:
    text = changed(
        SAMPLE,
        (GRANTED, "（一）予以公开 |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"),
        (PROTECTED, "4.保护第三方合法权益 | 17 | 4 | 1 | 0 | 1 | 0 | 23 | ← YL201"),
    )
    assert_flagged(refusal_share, text)
    [finding] = check(refusal_share, text.replace(" ← YL201", ""))
    assert finding.kind == "review"
    assert "共 26 件，超过办结总数 41 件的一半" in finding.message
    assert [other.message for other in finding.related] == [
        "4.保护第三方合法权益：23",
        "7.属于行政执法案卷：3",
        "（七）总计：41",
    ]


def test_half_is_not_more_than_half() -> None:
    half = (
        (PROTECTED, "4.保护第三方合法权益 | 17 | 0 | 0 | 0 | 0 | 0 | 17 |"),
        (TOTAL, "（七）总计 |  | 31 | 6 | 1 | 0 | 2 | 0 | 40 |"),
    )
    assert_passes(refusal_share, changed(SAMPLE, *half))


def test_few_applications_say_nothing() -> None:
    few = (TOTAL, "（七）总计 |  | 2 | 1 | 0 | 0 | 1 | 0 | 4 |")
    assert_passes(refusal_share, changed(SAMPLE, few))


def test_what_was_not_read_is_not_passed() -> None:
    blank = (TOTAL, "（七）总计 |  | 32 | 6 | 1 | 0 | 2 | 0 |  |")
    result = outcome(refusal_share, changed(SAMPLE, blank))
    assert (result.status, result.reasons) == (Status.NOT_APPLICABLE, ("表三的（七）总计没有读出",))
    worded = (PROTECTED, "4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 无 |")
    assert outcome(refusal_share, changed(SAMPLE, worded)).status is Status.NOT_APPLICABLE
