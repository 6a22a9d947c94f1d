"""SQL text in, lineage out: the entry point of the package."""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from gazetteer.sqllineage.execution.interpreter import Interpreter
from gazetteer.sqllineage.model import RESULT, ColumnEdge, Dropped, Lineage, StatementLineage
from gazetteer.sqllineage.queries.scoping.outputs import GUESSED
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.scripts import readers
from gazetteer.sqllineage.session import Columns, Schema, Session
from gazetteer.sqllineage.text import dialect as dialects
from gazetteer.sqllineage.text import guess, macros, shells, templating
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.tokens import Text

_CACHED: Final = 20_000
_MAX_CACHED_LENGTH: Final = 20_000


class LineageParser:
    """Reads SQL texts of one dialect; keeps the answers for texts that come again.

    Without a dialect it is guessed for each text, by the words and signs that only one of them has; the answer's
    `guessed_dialect` says which.

    `columns` gives the columns of known tables: a mapping from `schema.table` to names, or a callable that takes such
    a name and answers names or None. `default_catalog` and `default_schema` complete names for looking up columns;
    they are not added to the names in the answer. Raises BadRequest for an unknown dialect.
    """

    def __init__(
        self,
        dialect: str | None = None,
        *,
        columns: Columns | None = None,
        default_catalog: str = "",
        default_schema: str = "",
    ) -> None:
        self.dialect: Dialect = dialects.find(dialect or guess.FALLBACK)
        self.guesses = not dialect
        self._arguments: dict[str, Any] = {
            "columns": columns, "default_catalog": default_catalog, "default_schema": default_schema,
        }  # fmt: skip
        self._parsers: dict[str, LineageParser] = {}
        self.schema = Schema(columns, self.dialect, default_catalog, default_schema)
        self._answers: OrderedDict[str, Lineage] = OrderedDict()

    def parse(self, sql: str, session: Session | None = None) -> Lineage:
        """The lineage of a statement or script.

        With a session, temporary tables, variables and procedures of earlier texts are known, and those of this text
        stay known to later ones.
        """
        if self.guesses:
            return self._guessed(sql, session)
        if session is not None and not session.fingerprint_free():
            return self._read(sql, session)
        cached = self._answers.get(sql) if session is None else None
        if cached is not None:
            self._answers.move_to_end(sql)
            return cached
        answer = self._read(sql, session or Session())
        if session is None and len(sql) <= _MAX_CACHED_LENGTH:
            self._answers[sql] = answer
            if len(self._answers) > _CACHED:
                self._answers.popitem(last=False)
        return answer

    def _guessed(self, sql: str, session: Session | None) -> Lineage:
        """The answer of the likeliest dialect that understands all of the text, else of the one that drops least."""
        best: tuple[str, Lineage] | None = None
        for name in guess.candidates(sql):
            parser = self._parsers.setdefault(name, LineageParser(name, **self._arguments))
            answer = parser.parse(sql)
            if best is None or len(answer.dropped) < len(best[1].dropped):
                best = name, answer
            if not answer.dropped:
                break
        assert best is not None  # noqa: S101 -- there is always a candidate
        name, answer = best
        if session is not None:
            answer = self._parsers[name].parse(sql, session)
        return replace(answer, guessed_dialect=name)

    def _read(self, sql: str, session: Session) -> Lineage:
        if not templating.contains_template(sql):
            return _collapsed(*self._run(sql, session))
        session.templated = True
        try:
            rendered = templating.render(sql, self.dialect.usual_quotes)
        except RecursionError:
            rendered = templating.Rendered([sql], ["its templates nest too deep"])
        dropped = [Dropped(_shown(sql), 1, reason) for reason in rendered.missing]
        # A template may take one way or another: each begins with what was known before.
        sessions = [session, *(copy.deepcopy(session) for _ in rendered.texts[1:])]
        ways = []
        for text, own in zip(rendered.texts, sessions, strict=True):
            statements, more = self._run(text, own)
            ways.append(statements)
            dropped += [entry for entry in more if entry not in dropped]
        return _collapsed(_of_all_ways(ways), dropped)

    def _run(self, sql: str, session: Session) -> tuple[list[StatementLineage], list[Dropped]]:
        interpreter = Interpreter(self.dialect, self.schema, session)
        interpreter.run(readers.read(Text(shells.prepare(sql, self.dialect), self.dialect)))
        interpreter.finish()
        statements = [_statement(record) for record in interpreter.records if not record.empty]
        if session.templated:
            return [_readable(statement) for statement in statements], [
                replace(entry, statement=macros.readable(entry.statement), reason=macros.readable(entry.reason))
                for entry in interpreter.dropped
            ]
        return statements, interpreter.dropped


def parse(
    sql: str,
    dialect: str | None = None,
    *,
    columns: Columns | None = None,
    default_catalog: str = "",
    default_schema: str = "",
    session: Session | None = None,
) -> Lineage:
    """The lineage of one text; for many texts keep a `LineageParser`, which remembers answers."""
    reader = LineageParser(dialect, columns=columns, default_catalog=default_catalog, default_schema=default_schema)
    return reader.parse(sql, session)


def _collapsed(statements: list[StatementLineage], dropped: list[Dropped]) -> Lineage:
    if len(statements) == 1:
        (only,) = statements
        return Lineage(only.reads, only.writes, only.columns, (only,), tuple(dropped))
    return Lineage(
        reads=_united(statement.reads for statement in statements),
        writes=_united(statement.writes for statement in statements),
        columns=_all_edges(statements),
        statements=tuple(statements),
        dropped=tuple(dropped),
    )


def _all_edges(statements: list[StatementLineage]) -> tuple[ColumnEdge, ...]:
    edges: dict[tuple[str, str, str], float] = {}
    for statement in statements:
        for edge in statement.columns:
            key = (edge.source, edge.target, edge.kind)
            edges[key] = max(edges.get(key, 0.0), edge.confidence)
    return tuple(ColumnEdge(*key, confidence) for key, confidence in sorted(edges.items()))


def _of_all_ways(ways: list[list[StatementLineage]]) -> list[StatementLineage]:
    """The statements of a template: where all ways have the same number of them, each stands for its variants."""
    if len({len(statements) for statements in ways}) > 1:
        return list(dict.fromkeys(statement for statements in ways for statement in statements))
    return [
        replace(
            variants[0],
            reads=_united(variant.reads for variant in variants),
            writes=_united(variant.writes for variant in variants),
            columns=_all_edges(list(variants)),
            confidence=min(variant.confidence for variant in variants),
        )
        for variants in zip(*ways, strict=True)
    ]


def _readable(statement: StatementLineage) -> StatementLineage:
    """The statement with what only a template engine knows as it was written."""
    readable = macros.readable
    return replace(
        statement,
        statement=readable(statement.statement),
        reads=tuple(readable(name) for name in statement.reads),
        writes=tuple(readable(name) for name in statement.writes),
        columns=tuple(
            replace(edge, source=readable(edge.source), target=readable(edge.target)) for edge in statement.columns
        ),
    )


def _united(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({name for group in groups for name in group}))


def _statement(record: Record) -> StatementLineage:
    edges: dict[tuple[str, str, str], float] = {}
    for (source, column, target, target_column, kind), confidence in record.edges.items():
        origin = source.final
        goal = RESULT if target is None else target.final
        if origin is None or goal is None:
            continue
        key = (f"{origin}.{column}", f"{goal}.{target_column}", kind)
        edges[key] = max(edges.get(key, 0.0), confidence)
    return StatementLineage(
        statement=_shown(record.statement),
        line=record.line,
        reads=_printed(record.reads),
        writes=_printed(record.writes),
        columns=tuple(ColumnEdge(*key, confidence) for key, confidence in sorted(edges.items())),
        confidence=GUESSED if record.guessed else 1.0,
    )


def _printed(tables: Iterable[Table]) -> tuple[str, ...]:
    return tuple(sorted({table.final for table in tables if table.final is not None}))


def _shown(text: str) -> str:
    flat = " ".join(text[:400].split())
    return flat if len(flat) <= 200 else flat[:199] + "…"
