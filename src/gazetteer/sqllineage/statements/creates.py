"""CREATE TABLE, CREATE VIEW and their kin: made from a query, from another table, or plain."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import change_feeds, computed_columns, modifying_ctes, table_shapes, writing
from gazetteer.sqllineage.statements.writing import Pairs
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import STRING, WORD, Token

_TEMPORARY: Final = frozenset({"TEMP", "TEMPORARY", "VOLATILE"})
_OTHER_OBJECTS: Final = frozenset(
    {
        "SCHEMA", "DATABASE", "INDEX", "SEQUENCE", "USER", "ROLE", "TYPE", "STAGE", "STREAM", "PIPE",
        "WAREHOUSE", "TAG", "EXTENSION", "SYNONYM", "CATALOG", "DOMAIN", "POLICY", "SERVER", "CONNECTION",
        "MODEL", "SHARE", "STATISTICS", "AGGREGATE", "OPERATOR", "CAST", "RULE", "PUBLICATION", "SUBSCRIPTION",
        "TABLESPACE", "LOGIN", "CREDENTIAL", "ASSEMBLY", "PARTITION", "COLUMN", "UNIQUE", "CLUSTERED",
        "NONCLUSTERED", "BITMAP", "FILE", "SECRET", "DICTIONARY", "NETWORK", "MASKING", "ROW", "RESOURCE",
        "CAPACITY", "RESERVATION", "ASSIGNMENT", "DIRECTORY", "CONTEXT", "PROFILE", "COLLATION", "LANGUAGE",
        "QUOTA", "NAMED", "CONTAINER", "KEYSPACE", "FULLTEXT", "SPATIAL", "SEARCH", "VECTOR", "XML", "SECURITY",
        "CERTIFICATE", "MESSAGE", "QUEUE", "SERVICE", "CONTRACT", "ROUTE", "EVENT", "TASK", "ALERT", "API",
        "NOTIFICATION", "STORAGE", "INTEGRATION", "GROUP", "FOREIGN", "ACCESS", "TEXT", "DATASHARE", "LIBRARY", "FLOW",
    }
)  # fmt: skip
# What may stand before TABLE or VIEW. Anything else is another object, which has no rows if it has no query.
_MODIFIERS: Final = frozenset(
    {
        "OR", "REPLACE", "ALTER", "REFRESH", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL", "PRIVATE", "UNLOGGED", "EXTERNAL",
        "TRANSIENT", "VOLATILE", "MULTISET", "SET", "MATERIALIZED", "RECURSIVE", "SECURE", "FORCE", "NO", "NOFORCE",
        "EDITIONABLE", "NONEDITIONABLE", "EDITIONING", "DYNAMIC", "STREAMING", "ICEBERG", "HYBRID", "FOREIGN", "LIVE",
        "SNAPSHOT", "BLOCKCHAIN", "IMMUTABLE", "EVENT", "ROWSTORE", "COLUMNSTORE", "REFERENCE", "FLEX", "INCREMENTAL",
        "INTERACTIVE", "SHARDED", "DUPLICATED", "WINDOW", "TRACE", "ONLY", "READ", "MANAGED", "STRICT", "SPARSE",
        "PROJECTION", "IF", "NOT", "EXISTS", "CREATE", "SECURITY", "DEFINER", "INVOKER",
    }
)  # fmt: skip
_OPTIONS: Final = frozenset({"ALGORITHM", "DEFINER", "SQL", "SCHEMA_BINDING"})
_BEHIND_OPTION: Final = frozenset({"TABLE", "VIEW", "SQL", "DEFINER", "FUNCTION", "SCHEMA_BINDING"})
_QUERY_WORDS: Final = frozenset({"SELECT", "INSERT", "UPDATE", "MERGE"})
_WITH_STATEMENT: Final = frozenset({"PIPE", "PIPELINE", "FLOW", "ALERT", "MODEL"})
_QUERY_STARTS: Final = frozenset({"SELECT", "WITH", "VALUES", "TABLE", "FROM", "PIVOT", "UNPIVOT"})


def create(state: State, operation: Operation, tokens: list[Token]) -> None:
    """CREATE TABLE or VIEW; the creation of anything else moves no data."""
    kind_at = _kind_at(tokens)
    if kind_at < 0:
        _other_object(state, operation, tokens)
        return
    _Create(state, operation, tokens, kind_at).read()


def _other_object(state: State, operation: Operation, tokens: list[Token]) -> None:
    """What has a statement in it: a PIPE or FLOW … AS it, an ALERT IF (EXISTS (query)) THEN it, a MODEL AS query."""
    words = {token.value for token in tokens[1:8] if token.kind == WORD}
    if "SCRIPT" in words and not words & {"SCALAR", "SET", "ADAPTER"}:
        raise NotUnderstoodError("the body of the script is not written in SQL")
    kind = next((token.value for token in tokens[1:6] if token.value in _WITH_STATEMENT), "")
    position = find(tokens, frozenset({"THEN" if kind == "ALERT" else "AS"}))
    if kind == "MODEL" and position < 0:
        _trained(state, operation, tokens)
        return
    if not kind or not 0 <= position < len(tokens) - 1:
        return
    behind = tokens[position + 1 :]
    if kind == "MODEL":
        for query in [behind] if starts_query(behind) else _named_queries(behind):
            state.query(writing.text_of(operation, query))
        return
    condition = next((i for i in range(position) if tokens[i].value == "EXISTS" and tokens[i + 1].text == "("
                      and starts_query(tokens[i + 1 : position])), -1)  # fmt: skip
    if condition > 0:
        state.query(writing.text_of(operation, tokens[condition + 2 : closing(tokens, condition + 1)]))
    state.statement(operation, behind)


def _named_queries(tokens: list[Token]) -> list[list[Token]]:
    """The queries in BigQuery's `(training_data AS (query), custom_holiday AS (query))`."""
    if not tokens or tokens[0].text != "(":
        return []
    parts = split(tokens[1 : closing(tokens, 0)])
    return [part[3 : closing(part, 2)] for part in parts if [token.value for token in part[1:3]] == ["AS", "("]]


def _trained(state: State, operation: Operation, tokens: list[Token]) -> None:
    """Redshift's CREATE MODEL m FROM t or FROM (query): what it is trained on is read."""
    start = find(tokens, frozenset({"FROM"})) + 1
    if not 0 < start < len(tokens):
        return
    if tokens[start].text == "(":
        state.query(writing.text_of(operation, tokens[start + 1 : closing(tokens, start)]))
    elif tokens[start].kind != STRING:
        state.relation(writing.expect_name(state, tokens, start)[0])


def cache(state: State, operation: Operation, tokens: list[Token]) -> None:
    """Spark's CACHE [LAZY] TABLE name [AS] query: a temporary view."""
    index = next((i for i, token in enumerate(tokens) if token.value == "TABLE"), -1) + 1
    name, index = writing.expect_name(state, tokens, index)
    query = find(tokens, _QUERY_STARTS, index)
    if query < 0:
        return
    if tokens[query - 1].text == "(":
        query -= 1
    relation = state.query(writing.text_of(operation, tokens[query:]))
    writing.create(state, name, relation, temporary=True)


def _kind_at(tokens: list[Token]) -> int:
    """The index of TABLE, VIEW or what is like one in the head of CREATE, -1 for other objects."""
    index = 1
    while index < min(len(tokens), 40):
        value = tokens[index].value
        if value in {"TABLE", "VIEW"}:
            return index
        if words_at(tokens, index, "CORTEX", "SEARCH", "SERVICE"):
            # Snowflake's index of the rows of a query, which are asked from it.
            return index + 2
        if value in _OPTIONS:
            index += 1
            while index < len(tokens) and tokens[index].value not in _BEHIND_OPTION:
                index += 1
            continue
        if tokens[index].kind != WORD or value not in _MODIFIERS:
            break
        index += 1
    known = any(token.value in _OTHER_OBJECTS for token in tokens[1 : index + 1])
    if not known and any(token.kind == WORD and token.value in _QUERY_WORDS for token in tokens):
        raise NotUnderstoodError(f"it is not known what CREATE {' '.join(t.text for t in tokens[1:3])[:40]!r} makes")
    return -1


def bare_query(tokens: list[Token], dialect: Dialect) -> list[Token]:
    """The query of a definition without the parentheses around it and the options behind it."""
    before: list[Token] = []
    while tokens != before:
        before = tokens
        tokens = _without_tail(tokens, dialect)
        while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
            tokens = tokens[1:-1]
    return tokens


def _without_tail(tokens: list[Token], dialect: Dialect) -> list[Token]:
    """Without WITH [NO] DATA, WITH CHECK OPTION, WITH READ ONLY, WITH NO SCHEMA BINDING, OPTION (…), COMMENT '…'."""
    if dialect.format_clause and len(tokens) > 2 and tokens[-1].kind == STRING and tokens[-2].value == "COMMENT":
        tokens = tokens[:-2]
    if dialect.transact and (option := find(tokens, frozenset({"OPTION"}), 1)) > 0 and tokens[option - 1].text != ".":
        return tokens[:option]
    index = find(tokens, frozenset({"WITH"}))
    while index >= 0:
        following = [token.value for token in tokens[index + 1 : index + 3]] if index else []
        if following[:1] in (["NO"], ["DATA"], ["CHECK"], ["READ"]) or following[:2] in (
            ["LOCAL", "CHECK"], ["CASCADED", "CHECK"],
        ):  # fmt: skip
            return tokens[:index]
        index = find(tokens, frozenset({"WITH"}), index + 1)
    return tokens


class _Create:
    def __init__(self, state: State, operation: Operation, tokens: list[Token], kind_at: int) -> None:
        self.state = state
        self.operation = operation
        self.tokens = tokens
        head = {token.value for token in tokens[1:kind_at]}
        self.is_view = tokens[kind_at].value == "VIEW"
        self.temporary = bool(head & _TEMPORARY)
        self.recursive = "RECURSIVE" in head
        index = kind_at + 1
        while index < len(tokens) and tokens[index].kind == WORD and tokens[index].value in {"IF", "NOT", "EXISTS"}:
            index += 1
        self.name, index = writing.expect_name(state, tokens, index)
        self.index = table_shapes.behind_placement(tokens, index)
        self.columns: Pairs | None = None
        self.shape_unknown = False
        self.partitions = table_shapes.NO_PARTITIONS

    def read(self) -> None:
        tokens = self.tokens
        self._read_shape()
        feed = find(tokens, frozenset({"FLOW"}), self.index)
        if feed >= 0 and [token.value for token in tokens[feed + 1 : feed + 3]] == ["AUTO", "CDC"]:
            change_feeds.into_table(self.state, self.operation, self.name, tokens[feed:])
            return
        query_at = self.query_at()
        receiver = self.receiver(query_at)
        self._read_partitions(query_at)
        if query_at >= 0:
            self.from_query(query_at, receiver)
        else:
            self.from_other()

    def _read_shape(self) -> None:
        """The list of columns, or the table or type that gives them."""
        tokens, state = self.tokens, self.state
        key = self.name.key(state.dialect)
        state.session.children.pop(key, None)
        computed_columns.forget(state, key)
        shape = table_shapes.of_parent(state, self.name, tokens, self.index)
        # A view has the columns of its type, which need not be in the text.
        state.record.guessed |= self.is_view and shape is not None and shape.is_unknown
        if words_at(tokens, self.index, ","):
            # Teradata's options: CREATE TABLE t, NO FALLBACK (columns).
            behind = (i for i in range(self.index, len(tokens)) if tokens[i].text == "(" or tokens[i].value == "AS")
            self.index = next(behind, len(tokens))
        if self.index < len(tokens) and tokens[self.index].text == "(":
            end = closing(tokens, self.index)
            if not starts_query(tokens[self.index + 1 : end]):
                definitions = tokens[self.index + 1 : end]
                shape = table_shapes.defined(state, definitions)
                self.index = end + 1
                shape = table_shapes.inherited(state, self.name, shape.columns, tokens, self.index) or shape
                computed_columns.note(state, key, definitions)
        if shape is not None:
            self.columns, self.shape_unknown = shape

    def _read_partitions(self, query_at: int) -> None:
        tokens = self.tokens if query_at < 0 else self.tokens[:query_at]
        self.partitions = table_shapes.partitions(self.state, self.name, tokens, self.index)
        if self.partitions.last:
            self.state.session.partitions[self.name.key(self.state.dialect)] = frozenset(self.partitions.last)
            self.columns = table_shapes.with_partitions(self.columns, self.partitions)

    def query_at(self) -> int:
        tokens = self.tokens
        index = find(tokens, frozenset({"AS", "SELECT", "WITH"}), self.index)
        while index >= 0:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if tokens[index].value == "SELECT":
                return index
            if tokens[index].value == "WITH":
                behind = tokens[index + 2 : index + 4]
                is_cte = len(behind) == 2 and (behind[0].text == "(" or behind[1].text == "(")
                if is_cte and behind[0].text == "(":
                    end = closing(tokens, index + 2)
                    is_cte = end + 2 < len(tokens) and tokens[end + 1].value == "AS" and (
                        tokens[end + 2].text == "(" or tokens[end + 2].value in {"MATERIALIZED", "NOT"})  # fmt: skip
                if following is not None and is_cte and (behind[0].value == "AS" or behind[0].text == "("):
                    return index
            elif following is not None and (
                following.value in _QUERY_STARTS or (following.text == "(" and starts_query(tokens[index + 1 :]))
            ):
                return index + 1
            index = find(tokens, frozenset({"AS", "SELECT", "WITH"}), index + 1)
        return next(
            (i for i in range(self.index, len(tokens) - 1) if tokens[i].text == "(" and tokens[i - 1].value != "AS"
             and starts_query(tokens[i:i + 2])), -1
        )  # fmt: skip

    def receiver(self, query_at: int) -> Name | None:
        """ClickHouse's CREATE MATERIALIZED VIEW v TO t: the rows go to t."""
        if not self.is_view or not self.state.dialect.views_with_receiver:
            return None
        to = find(self.tokens, frozenset({"TO"}), self.index)
        if 0 <= to < query_at:
            return names.parse(self.tokens, to + 1, self.state.dialect)[0]
        return None

    def from_query(self, query_at: int, receiver: Name | None) -> None:
        tokens = bare_query(self.tokens[query_at:], self.state.dialect)
        tokens = modifying_ctes.run_apart(self.state, self.operation, tokens)
        sql = writing.prefixed(self.operation, writing.text_of(self.operation, tokens))
        if self.recursive and self.columns:
            own = self.name.parts[-1].text
            listed = ", ".join(name for _, name in self.columns)
            sql = f"WITH RECURSIVE {own} ({listed}) AS ({sql}) SELECT * FROM {own}"
        relation = self.state.query(sql)
        if receiver is not None:
            self.state.session.receivers[self.name.key(self.state.dialect)] = receiver
            target = writing.Target(self.state, receiver)
            target.add(relation)
            target.mark()
            return
        if self.partitions.last and not relation.stars:
            relation.outputs.sort(key=lambda output: table_shapes.place(self.partitions, output.key))
        by_name = self.state.dialect.ctas_matches_by_name and not self.is_view
        writing.create(self.state, self.name, relation, temporary=self.temporary, columns=self.columns, by_name=by_name)

    def from_other(self) -> None:
        """CLONE and COPY bring rows; LIKE and plain definitions do not."""
        tokens = self.tokens
        state = self.state
        table_shapes.expect_no_parameter(tokens, self.index)
        clone = find(tokens, frozenset({"CLONE", "COPY"}), self.index)
        data = find(tokens, frozenset({"WITH"}), self.index)
        if clone < 0 and 0 < data < len(tokens) - 1 and tokens[data + 1].value == "DATA":
            # Teradata's CREATE TABLE a AS b WITH DATA.
            clone = find(tokens, frozenset({"AS"}), self.index)
        if clone >= 0 and clone + 1 < len(tokens) and tokens[clone + 1].value not in {"GRANTS", "OPTIONS"}:
            at = clone + 2 if tokens[clone + 1].value in {"AS", "OF"} else clone + 1
            cloned, _ = writing.expect_name(state, tokens, at)
            rows = state.relation(cloned)
            writing.create(state, self.name, rows, temporary=self.temporary, columns=self.columns)
            return
        if self.is_view and self.temporary:
            # A temporary view on files: whatever column is asked for comes from no table.
            files = Relation(any_column=frozenset())
            writing.create(state, self.name, files, temporary=True)
        if self.is_view:
            return
        relation = Relation()
        columns = self.columns
        like = find(tokens, frozenset({"LIKE", "AS"}), self.index)
        if like >= 0 and columns is None:
            source, _ = names.parse(tokens, like + 1, state.dialect)
            columns = table_shapes.columns_like(state, source)
            self.shape_unknown = columns is None
        key = self.name.key(state.dialect)
        if self.temporary or key[-1].startswith("#") or state.may_be_temporary(key):
            state.session.temporary_names.add(key[-1:])
            empty = relation.renamed(columns or [])
            empty.any_column = frozenset() if self.shape_unknown else None
            computed_columns.make(state, key, empty)
            return
        table = writing.made(state, self.name, None)
        if columns:
            table.columns = [name for _, name in columns]
