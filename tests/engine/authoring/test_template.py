"""Templates are checked against their form before anything is written from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.authoring.template import load_template, template_of
from govlint.forms.form_file import FormError
from tests.engine.authoring.written import form_file
from tests.rules.linting import registry

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "{agency}{year}年政府信息公开工作年度报告"


def changed(tmp_path: Path, old: str, new: str) -> str:
    file = form_file("2021")
    with open(file.template, encoding="utf-8") as stream:
        text = stream.read()
    assert old in text
    path = tmp_path / "changed.toml"
    path.write_text(text.replace(old, new), "utf-8")
    return str(path)


def test_every_form_has_a_template() -> None:
    for file in registry().forms:
        template = template_of(file)
        assert template is not None
        assert "".join(template.title) == TEXT


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("{year}年1月1日", "{month}年1月1日", "只能用", id="an unknown field"),
        pytest.param("labels = [25]", "labels = [25, 1]", "表二应有 1 列标签", id="too many columns of labels"),
        pytest.param('above = "申请人情况"', 'above = "申请人"', "表三第 1 段的标题", id="a title that the form lacks"),
        pytest.param('id = "表四"', 'id = "表五"', "tables", id="a table that the form lacks"),
        pytest.param('"六" = [', '"七" = [', "parts", id="a part that the form lacks"),
        pytest.param(
            '  { caption = "第二十条第（八）项", corner = "信息内容" },\n', "", "4 段", id="a section too few"
        ),
    ],
)
def test_a_template_that_does_not_fit_its_form_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(FormError, match=said):
        load_template(changed(tmp_path, old, new), form_file("2021").form)


def test_texts_of_the_form_stay_the_forms_own() -> None:
    template = template_of(form_file("2021"))
    assert template is not None
    texts = "".join(text.text for texts in template.parts.values() for text in texts)
    assert not any(part.label.text in texts for part in form_file("2021").form.parts if part.number in "二三四")
