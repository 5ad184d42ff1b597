"""Whatever runs a text is cut into, remarks stand around the words, change none, and leave nothing behind."""

from __future__ import annotations

from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.readers.docx import read
from tests.engine.annotating.signs import own
from tests.engine.annotating.test_places import copied, pointing
from tests.engine.readers.docx.word_xml import cell, parts, row, run, table, zipped

WORDS = st.text("甲乙丙 丁&<>a1", min_size=1, max_size=6)
LOOKS = st.sampled_from(["", "<w:b/>", '<w:sz w:val="21"/><w:u w:val="single"/>', '<w:color w:val="FF0000"/>'])
TEXTS = WORDS.map(escape)
PRESERVED = st.builds(run, TEXTS, LOOKS)
LOOSE = TEXTS.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>")
BROKEN = st.builds(lambda one, other: f"<w:r><w:t>{one}</w:t><w:br/><w:t>{other}</w:t></w:r>", TEXTS, TEXTS)
RUNS = PRESERVED | LOOSE | BROKEN
LINKS = st.lists(RUNS, max_size=2).map(lambda runs: f'<w:hyperlink w:anchor="a">{"".join(runs)}</w:hyperlink>')
CHANGES = st.lists(RUNS, max_size=2).map(lambda runs: f'<w:ins w:id="9" w:author="a">{"".join(runs)}</w:ins>')
MARKS = st.sampled_from(['<w:proofErr w:type="gramStart"/>', "<w:r/>", '<w:bookmarkStart w:id="0" w:name="a"/>'])
PARAGRAPHS = st.lists(RUNS | LINKS | CHANGES | MARKS, max_size=4).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda made: cell(*made))
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=3).map(lambda made: row(*made)), min_size=1, max_size=2).map(
    lambda rows: table(*rows)
)
BODIES = st.lists(PARAGRAPHS | TABLES, min_size=1, max_size=4).map("".join)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5)


@given(BODIES, PLACES, st.booleans())
@settings(max_examples=50, deadline=None)
def test_remarks_stand_around_the_words(body: str, places: list[tuple[float, float]], highlight: bool) -> None:
    body = f"<w:p>{run('标题')}</w:p>{body}"
    data = zipped(parts(body))
    lines = read("a.docx", data).source.lines()
    positions = [(line, column) for line, text in enumerate(lines, 1) for column in range(1, len(text) + 2)]
    spans = []
    for pair in places:
        first, last = sorted(positions[min(int(part * len(positions)), len(positions) - 1)] for part in pair)
        spans.append((*first, *last))
    made = copied(data, pointing(*spans), highlight=highlight)
    found = own(made)
    assert len(found) == len(spans)
    for (line, column, end_line, end_column), remark in zip(sorted(spans), found, strict=True):
        about = "".join(remark.about.split())
        if (line, column) == (end_line, end_column):
            assert about != "标题" or line == 1
            continue
        pieces = [lines[at - 1] for at in range(line, end_line + 1)]
        pieces[-1] = pieces[-1][: end_column - 1]
        pieces[0] = pieces[0][column - 1 :]
        wanted = "".join("".join(pieces).replace(" | ", "").replace("↵", "").replace("|", "").split())
        # What would come loose by a cut is covered whole, and nothing but gaps is shown by what stands beside it.
        assert wanted in about or not wanted
    assert read("a.docx", made).source.lines() == lines
