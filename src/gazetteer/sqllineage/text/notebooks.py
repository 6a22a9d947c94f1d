"""Notebooks that were exported as text, and the magic words of their cells: only the SQL stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_EXPORTED: Final = re.compile(r"\s*(?P<comment>--|#|//) Databricks notebook source[^\n]*\n")
_BETWEEN_CELLS: Final = re.compile(r"(?m)^-- COMMAND -{10}\s*$")
_MAGIC: Final = re.compile(r"\s*%{1,2}(?P<word>[A-Za-z][\w.]*)(?:\([^)\n]*\))?(?P<rest>[^\n]*)")
# Of these, what follows on the same line is SQL; of the others it is a list of options.
_SQL_ON_THE_LINE: Final = frozenset({"sql"})
_SQL_CELLS: Final = _SQL_ON_THE_LINE | {
    "spark.sql",
    "sparksql",
    "bigquery",
    "hive",
    "jdbc",
    "trino",
    "presto",
    "impala",
}


def sql_of(text: str, *, has_cells: bool = False) -> str:
    """The SQL of a notebook; every line keeps its number. What is no notebook stays as it is.

    `has_cells` says that a text is one whose comments mark the ends of cells, though its first line does not say so.
    """
    exported = _EXPORTED.match(text)
    if exported is not None:
        return "\n".join(_cells(text.split("\n"), exported["comment"]))
    if has_cells and _BETWEEN_CELLS.search(text) is not None:
        return "\n".join(_cells(text.split("\n"), "--"))
    magic = _MAGIC.match(text)
    if magic is None or magic["word"].lower() not in _SQL_CELLS:
        return text
    kept = magic["rest"] if magic["word"].lower() in _SQL_ON_THE_LINE else ""
    return "\n" * magic.group().count("\n") + kept + text[magic.end() :]


def _cells(lines: list[str], comment: str) -> Iterator[str]:
    """The lines of an exported notebook; one whose comments begin with `--` has SQL for its own language."""
    own_language = comment == "--"
    takes_magic = False
    for line in lines:
        if line.startswith(f"{comment} COMMAND ----------"):
            takes_magic = False
            yield ";"
        elif line.startswith(f"{comment} MAGIC"):
            content = line[len(comment) + len(" MAGIC") :].strip()
            magic = _MAGIC.match(content)
            if magic is not None:
                takes_magic = magic["word"].lower() in _SQL_CELLS
                content = magic["rest"]
            yield content if takes_magic else ""
        else:
            yield line if own_language and not line.startswith(comment) else ""
