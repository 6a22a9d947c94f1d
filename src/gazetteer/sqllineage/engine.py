"""SQL text in, lineage out: the entry point of the package."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from gazetteer.sqllineage.execution.interpreter import Interpreter
from gazetteer.sqllineage.model import RESULT, ColumnEdge, Dropped, Lineage, StatementLineage
from gazetteer.sqllineage.queries.relations import GUESSED
from gazetteer.sqllineage.scripts import readers
from gazetteer.sqllineage.session import Columns, Record, Schema, Session
from gazetteer.sqllineage.text import dialect as dialects
from gazetteer.sqllineage.text import guess, shells, templating
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
        interpreter = Interpreter(self.dialect, self.schema, session)
        if templating.contains_template(sql):
            sql = self._rendered(sql, interpreter)
        sql = shells.prepare(sql, self.dialect)
        interpreter.run(readers.read(Text(sql, self.dialect)))
        interpreter.finish()
        return _collapsed(interpreter.records, interpreter.dropped)

    @staticmethod
    def _rendered(sql: str, interpreter: Interpreter) -> str:
        try:
            return templating.render(sql)
        except RecursionError:
            interpreter.dropped.append(Dropped(_shown(sql), 1, "its templates nest too deep"))
            return sql


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


def _collapsed(records: list[Record], dropped: list[Dropped]) -> Lineage:
    statements = tuple([_statement(record) for record in records if not record.empty])
    if len(statements) == 1:
        (only,) = statements
        return Lineage(only.reads, only.writes, only.columns, statements, tuple(dropped))
    edges: dict[tuple[str, str, str], float] = {}
    for statement in statements:
        for edge in statement.columns:
            key = (edge.source, edge.target, edge.kind)
            edges[key] = max(edges.get(key, 0.0), edge.confidence)
    return Lineage(
        reads=_united(statement.reads for statement in statements),
        writes=_united(statement.writes for statement in statements),
        columns=tuple(ColumnEdge(*key, confidence) for key, confidence in sorted(edges.items())),
        statements=statements,
        dropped=tuple(dropped),
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
