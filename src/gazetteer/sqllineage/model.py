"""The results: tables read and written, column edges, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

KINDS: Final = ("direct", "filter", "join", "group", "sort", "window")
RESULT: Final = "<result>"


@dataclass(frozen=True, slots=True)
class ColumnEdge:
    """A flow from a source column to a target column; a confidence below 1 marks a guess."""

    source: str
    target: str
    kind: str
    confidence: float = 1.0

    def to_json(self) -> dict[str, Any]:
        edge: dict[str, Any] = {"from": self.source, "to": self.target, "kind": self.kind}
        if self.confidence < 1:
            edge |= {"guess": True, "confidence": self.confidence}
        return edge


@dataclass(frozen=True, slots=True)
class StatementLineage:
    """What one statement reads and writes; `line` counts from 1 in the text that was given.

    A confidence below 1 says that something of it cannot be known, such as what a NATURAL JOIN compares.
    """

    statement: str
    line: int
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    columns: tuple[ColumnEdge, ...]
    confidence: float = 1.0

    def to_json(self) -> dict[str, Any]:
        statement: dict[str, Any] = {
            "statement": self.statement,
            "line": self.line,
            "reads": list(self.reads),
            "writes": list(self.writes),
            "columns": [edge.to_json() for edge in self.columns],
        }
        if self.confidence < 1:
            statement |= {"guess": True, "confidence": self.confidence}
        return statement


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that was not understood, or not wholly, and why."""

    statement: str
    line: int
    reason: str

    def to_json(self) -> dict[str, Any]:
        return {"statement": self.statement, "line": self.line, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Lineage:
    """The lineage of a text: collapsed over its statements, and each statement's own."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    columns: tuple[ColumnEdge, ...] = ()
    statements: tuple[StatementLineage, ...] = field(default=())
    dropped: tuple[Dropped, ...] = field(default=())
    guessed_dialect: str = ""
    """The dialect that the text was taken for, where none was given."""

    def to_json(self) -> dict[str, Any]:
        """The object that `gazetteer lineage parse --json` prints."""
        guess = {"guessed_dialect": self.guessed_dialect} if self.guessed_dialect else {}
        return guess | {
            "reads": list(self.reads),
            "writes": list(self.writes),
            "columns": [edge.to_json() for edge in self.columns],
            "statements": [statement.to_json() for statement in self.statements],
            "dropped": [entry.to_json() for entry in self.dropped],
        }
