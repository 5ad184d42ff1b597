"""The questions asked of a collection, each a file of SQL, and their answers."""

from __future__ import annotations

import glob
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import duckdb

from govlint.language import say
from govlint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

QUESTIONS: Final = ("overview", "rules", "organs", "years", "figures", "organ_figures")
LONG: Final = frozenset({"figures", "organ_figures"})
"""Answers of thousands of rows: for files, not for the eye."""
_TABLES: Final = ("files", "findings", "figures")


class Answer(NamedTuple):
    """The answer to a question: its name, its title, the names of the columns, and the rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def sql(question: str) -> str:
    """The query for a question; its first line is a comment with the title."""
    return files("govlint.stats").joinpath("queries", f"{question}.sql").read_text("utf-8")


def answers(folder: str, questions: Iterable[str] = QUESTIONS) -> list[Answer]:
    """What a collection in this local folder answers.

    Raises `ValueError`, in Chinese, where the folder holds no collection or one that cannot be read.
    """
    connection = duckdb.connect(":memory:")
    try:
        for table in _TABLES:
            place = f"{glob.escape(folder)}/{table}/part-*.parquet".replace("'", "''")
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{place}')")  # noqa: S608 - quoted
        return [_answer(connection, question) for question in questions]
    except duckdb.Error as error:
        said = say(
            "{folder} 不是 govlint collect 写的文件夹，或者其中的文件损坏了；再收集一次，会补上缺的和损坏的（{error}）",
            folder=folder,
            error=str(error).partition("\n")[0],
        )
        raise ValueError(said) from error
    finally:
        connection.close()


def _answer(connection: duckdb.DuckDBPyConnection, question: str) -> Answer:
    query = sql(question)
    title = query.partition("\n")[0].removeprefix("-- ")
    found = connection.execute(query)
    columns = tuple(str(column[0]) for column in found.description or ())
    return Answer(question, title, columns, tuple(found.fetchall()))
