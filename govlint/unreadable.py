"""The error of a file that cannot be read."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read; `str(error)` tells the user, in Chinese, what it is and what to do.

    `convert_as` is the suffix, such as ".doc", of the format that the file really has, where a Word file (.docx) can be
    made of it (".docx" where it is one already); empty where none can.
    """

    def __init__(self, message: str, *, line: int = 1, column: int = 1, convert_as: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.convert_as = convert_as
