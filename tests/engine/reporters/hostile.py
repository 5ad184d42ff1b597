"""What a report and its file name may hold to act on a terminal, a runner, a parser or a reader."""

from __future__ import annotations

import pytest

TEXTS = [
    pytest.param('"[bookmark: _GoBack][/元]\x1b[31m\x07\x9b\u202e\u2028\ud800\x00', id="control characters"),
    pytest.param(
        "甲\n::set-output name=x::y\r\n::error::乙\r::warning::丙", id="workflow commands on lines of their own"
    ),
    pytest.param("::add-mask::x %0A::error::y %25 100% ::stop-commands::z", id="workflow commands and their escapes"),
    pytest.param("##[add-path]/tmp ##vso[task.setvariable variable=x]y %AZP25 a;b]c", id="logging commands"),
    pytest.param("]]><script>alert(1)</script><!-- --> &lt; &#0; \ufffe\uffff", id="markup and what XML forbids"),
    pytest.param("[x](http://evil.test) ![y](z) <img src=x> `a` **b** | c | @user #1 :100: $d$ www.e.f", id="Markdown"),
    pytest.param("[文](1) {0} {{ \\[x](2) \\", id="links and placeholders of SARIF"),
    pytest.param("概况𠮷" * 30_000, id="very long"),
    pytest.param("", id="nothing"),
]
NAME = 'a,b:c;d]e=f%0A\n::error::"<&>|\udcff.md'
