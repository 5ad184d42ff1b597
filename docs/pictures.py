"""Makes docs/pictures/ from what the commands of docs/three-minutes.md write and print: `python docs/pictures.py`.

Wants soffice, pdftoppm, chromium and ImageMagick's convert, with the fonts Noto CJK and AR PL KaitiM GB.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = Path(__file__).parent / "pictures"
_COLUMNS: Final = 100
_FONTS: Final = {
    "方正小标宋简体": "Noto Serif CJK SC:bold",
    "黑体": "Noto Sans CJK SC",
    "楷体_GB2312": "AR PL KaitiM GB",
    "仿宋_GB2312": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
}
_MARGIN: Final = 16
_PLACE: Final = "element => { const box = element.getBoundingClientRect(); return [box.top, box.bottom]; }"
_TERMINAL: Final = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1e1e1e; }}
pre {{ margin: 0; padding: 16px; color: #ddd; font: 14px/1.45 "Noto Sans Mono CJK SC", monospace; }}
{stylesheet}</style><pre>{code}</pre>"""


def main() -> None:
    """Make every picture."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        shutil.copytree(ROOT / "examples", desk / "examples")
        _substitute_fonts(desk)
        _terminal(desk, "check", "govlint check --select GL2,GL3 examples/sample-report.docx", lines=25)
        _run("govlint new --year 2025 --agency 望溪县林业局 --kind department -o 2025年报告.docx", desk)
        _pages(desk, "new", "2025年报告.docx", (1, 3))
        _run("govlint fill examples/figures.toml --into 2025年报告.docx --zeros", desk)
        _pages(desk, "filled", "2025年报告.docx", (2, 3))
        _run("govlint convert examples/fixed-report.md -o 报告.html", desk)
        _part_of_page(desk, "page", desk / "报告.html", 900, "h2:nth-of-type(2)", "table:nth-of-type(2)")


def _run(command: str, desk: Path) -> None:
    subprocess.run(["bash", "-c", command], cwd=desk, env=_environment(desk), check=True, stdout=subprocess.DEVNULL)


def _environment(desk: Path) -> dict[str, str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": programs, "FONTCONFIG_FILE": str(desk / "fonts.conf"), "COLUMNS": str(_COLUMNS)}
    return {**os.environ, **known, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def _substitute_fonts(desk: Path) -> None:
    """Put free typefaces in the place of those that official documents are set in."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{family.partition(":")[0]}</string></edit>'
        + ('<edit name="weight" mode="assign"><const>bold</const></edit>' if ":bold" in family else "")
        + "</match>"
        for name, family in _FONTS.items()
    )
    (desk / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>',
        "utf-8",
    )


def _pages(desk: Path, name: str, document: str, pages: tuple[int, ...]) -> None:
    """Pages of a Word file side by side."""
    _run(f"soffice --headless --convert-to pdf '{document}'", desk)
    made = []
    for page in pages:
        _run(f"pdftoppm -r 75 -png -f {page} -l {page} -singlefile {Path(document).stem}.pdf page{page}", desk)
        made.append(f"page{page}.png -bordercolor '#999' -border 1")
    _run(f"convert {' '.join(f'( {one} )' for one in made)}".replace("(", r"\(").replace(")", r"\)")
         + f" +append -strip -colors 64 {FOLDER / name}.png", desk)  # fmt: skip


def _terminal(desk: Path, name: str, command: str, lines: int) -> None:
    """What a command prints on a terminal, with its colours."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    printed = _on_a_terminal(command, desk)
    shown = printed.replace("\r\n", "\n").rstrip("\n").split("\n")
    console = Console(record=True, width=_COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi("\n".join([f"$ {command}", *shown[:lines]])), soft_wrap=True)
    (desk / f"{name}.html").write_text(console.export_html(theme=MONOKAI, code_format=_TERMINAL), "utf-8")
    _browser(desk, name, desk / f"{name}.html", 760, 32 + 21 * (min(len(shown), lines) + 1))


def _on_a_terminal(command: str, desk: Path) -> str:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command], cwd=desk, env=_environment(desk), stdin=follower, stdout=follower, stderr=follower
    ):
        os.close(follower)
        pieces = []
        while piece := _read(leader):
            pieces.append(piece)
    os.close(leader)
    return b"".join(pieces).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


def _browser(desk: Path, name: str, page: Path, width: int, height: int) -> None:
    options = f"--headless --no-sandbox --hide-scrollbars --window-size={width},{height}"
    _run(f"chromium {options} --screenshot=shot.png 'file://{page}' 2> browser.txt", desk)
    _run(f"convert shot.png -strip -colors 64 {FOLDER / name}.png", desk)


def _part_of_page(desk: Path, name: str, page: Path, width: int, first: str, last: str) -> None:
    """What a browser shows from one element to another, both whole, whatever the height of the page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"], env={**_environment(desk)}
        )
        shown = browser.new_page(viewport={"width": width, "height": 1000})
        shown.goto(page.as_uri())
        above, below = (shown.locator(selector).evaluate(_PLACE) for selector in (first, last))
        top, height = above[0] - _MARGIN, below[1] - above[0] + 2 * _MARGIN
        shown.screenshot(
            path=desk / "shot.png", full_page=True, clip={"x": 0, "y": top, "width": width, "height": height}
        )
        browser.close()
    _run(f"convert shot.png -strip -colors 64 {FOLDER / name}.png", desk)


if __name__ == "__main__":
    main()
