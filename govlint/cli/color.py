"""Whether output is coloured, and whether the terminal is given links: what the user says, over what it can do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from govlint.plugins import ReportOptions

_LINKING: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"})
"""What `TERM_PROGRAM` says in terminals that open links (OSC 8)."""
_LINKING_TERMS: Final = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_VTE_WITH_LINKS: Final = 5000
_OFF: Final = frozenset({"", "0", "false"})


def color_on(target: TextIO, main: TextIO, choice: str) -> bool | None:
    """Whether what is written to `target` is coloured; where it is not the stream `main`, it goes into a file.

    Into a file colours go only if the user says `--color always`.
    """
    return colored(choice, target) if target is main else choice == "always"


def fitted(options: ReportOptions, target: TextIO, main: TextIO, choice: str) -> ReportOptions:
    """The options with what `target` can show, as in `color_on`; into a file go no links."""
    return options._replace(color=color_on(target, main, choice), hyperlinks=target is main and linked(target))


def colored(choice: str, stream: TextIO, environment: Mapping[str, str] | None = None) -> bool | None:
    """Whether to write colours to `stream`; `choice` is what `--color` says: auto, always or never.

    Unasked, NO_COLOR goes before FORCE_COLOR and CLICOLOR_FORCE, and these before what the stream is. None on a console
    of Windows that may know no escape sequences: there only rich can tell.
    """
    told = os.environ if environment is None else environment
    if choice != "auto":
        return choice == "always"
    if told.get("NO_COLOR"):
        return False
    if any(told.get(name, "") not in _OFF for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if not stream.isatty() or told.get("TERM") == "dumb" or told.get("CLICOLOR") == "0":
        return False
    return None if os.name == "nt" and "WT_SESSION" not in told and "TERM" not in told else True


def linked(stream: TextIO, environment: Mapping[str, str] | None = None) -> bool:
    """Whether `stream` is a terminal known to open links. FORCE_HYPERLINK says yes for any terminal, with 0 no."""
    told = os.environ if environment is None else environment
    if "FORCE_HYPERLINK" in told:
        return told["FORCE_HYPERLINK"] not in _OFF
    if not stream.isatty() or "CI" in told:
        return False
    term = told.get("TERM", "")
    if term == "dumb" or term.startswith(("screen", "tmux")):
        return False
    if told.get("TERM_PROGRAM") in _LINKING or term.startswith(_LINKING_TERMS):
        return True
    vte = told.get("VTE_VERSION", "")
    return (
        "WT_SESSION" in told
        or "KONSOLE_VERSION" in told
        or (vte.isascii() and vte.isdigit() and int(vte[:9]) >= _VTE_WITH_LINKS)
    )
