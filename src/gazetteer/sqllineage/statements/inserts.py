"""INSERT in all its forms."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_condition
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.scripts import readers
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import conflicts, emptying, modifying_ctes, returning, value_rows, views, writing
from gazetteer.sqllineage.statements.foreign import foreign_target
from gazetteer.sqllineage.statements.writing import Pairs, Target
from gazetteer.sqllineage.text.column_lists import column_names, starts_query, target_columns
from gazetteer.sqllineage.text.macros import PLACEHOLDER
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import WORD, Text, Token

_BEFORE_NAME: Final = frozenset(
    {
        "INTO", "OVERWRITE", "TABLE", "IGNORE", "LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "OR", "REPLACE",
        "ABORT", "FAIL", "ROLLBACK", "IF", "EXISTS", "ONCE",
    }
)  # fmt: skip
_SOURCES: Final = frozenset(
    {"SELECT", "WITH", "VALUES", "VALUE", "TABLE", "FROM", "DEFAULT", "EXEC", "EXECUTE", "SET", "CALL", "FORMAT"}
)
_BEHIND_SETTINGS: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "FORMAT"})
_SET_OPERATORS: Final = frozenset({"UNION", "EXCEPT", "INTERSECT"})
_OPTIONS: Final = frozenset(
    {
        "OVERRIDING",
        "SYSTEM",
        "USER",
        "IF",
        "NOT",
        "EXISTS",
        "FINAL",
        "SETTINGS",
        "POSITION",
        "PARTITION",
        "LOG",
        "ERRORS",
    }
)


def insert(state: State, operation: Operation, tokens: list[Token]) -> None:
    """INSERT and REPLACE with one target."""
    _Insert(state, operation, tokens).read()


class _Insert:
    def __init__(self, state: State, operation: Operation, tokens: list[Token]) -> None:
        self.state = state
        self.operation = operation
        self.tokens = tokens
        self.columns: Pairs | None = None
        self.by_name = False
        self.alias = ""
        self.output: list[Token] = []
        self.replaced: list[Token] = []
        self.rows: list[Token] = []
        self.partition: Pairs = []
        # Columns that PARTITION gives a value.
        self.static: set[str] = set()
        self.through: Relation | None = None

    def read(self) -> None:
        tokens = self.tokens
        index = writing.behind_top(self.state, self.operation, tokens, 1)
        while index < len(tokens) and tokens[index].kind == WORD and tokens[index].value in _BEFORE_NAME:
            index += 1
        head = tokens[index].value if index < len(tokens) and tokens[index].kind == WORD else ""
        if head in {"DIRECTORY", "FUNCTION"} or (head == "LOCAL" and tokens[index + 1].value == "DIRECTORY"):
            self.without_target(index)
            return
        foreign = foreign_target(self.state, tokens, index)
        named: list[Token] = []
        inline = views.inline_target(self.state, self.operation, tokens, index)
        if inline is not None:
            self.through = self.state.query(self.text(tokens[index + 1 : inline[1] - 1]))
            name, index = inline[0].name, inline[1]
        elif foreign is not None:
            name, self.columns, index = foreign
        else:
            start = index
            name, index = writing.expect_name(self.state, tokens, index)
            named = tokens[start:index]
        index = self.options(index)
        if index >= len(tokens):
            raise NotUnderstoodError("INSERT has neither rows nor a query")
        target = (inline[0] if inline is not None else self.derived(name, named)) or Target(self.state, name)
        source, tail = self.split_tail(tokens[index:])
        self.rows = source
        relation = self.source(source)
        overwrites = any(token.value == "OVERWRITE" for token in tokens[1:3] if token.kind == WORD)
        if overwrites and not (self.partition or self.static or self.replaced):
            emptying.empty(self.state, target.temporary)
        if relation is not None:
            if self.by_name:
                target.add(relation)
            else:
                self.write(target, relation)
        target.mark()
        if any(name.startswith(PLACEHOLDER) for _, name in self.columns or []):
            self.state.mark()
        if self.replaced:
            scope = Scope(items=[Item(target.relation(), path=target.key)])
            condition = parse_condition(self.text(self.replaced), self.state.dialect)
            flow(self.state.resolver(), condition, scope, "filter")
            target.add(Relation(conditions=scope.conditions))
        self.tail(tail, target, relation or Relation(any_column=frozenset()))

    def write(self, target: Target, relation: Relation) -> None:
        """The rows go to the columns that are listed or known; else those of VALUES go to no column in particular."""
        columns = self.target_columns(target)
        if columns is None and target.columns() is None and value_rows.are_cells(self.rows):
            relation = writing.of_no_column(relation)
        target.write(relation, columns, listed=self.columns is not None)

    def derived(self, name: Name, named: list[Token]) -> Target | None:
        """The table behind a CTE in the target's place."""
        target = views.cte_target(self.state, self.operation, name)
        if target is not None:
            self.through = self.state.query(writing.prefixed(self.operation, f"SELECT * FROM {self.text(named)}"))
            # The query that follows reads the CTE once more.
            self.state.unread[target.key] = 1
        return target

    def without_target(self, index: int) -> None:
        """INSERT OVERWRITE DIRECTORY, INSERT INTO FUNCTION: files are left out, the query's tables are read."""
        query = find(self.tokens, frozenset({"SELECT", "WITH", "FROM", "VALUES"}), index + 1)
        if query >= 0:
            self.state.query(writing.prefixed(self.operation, self.text(self.tokens[query:])))

    def text(self, tokens: list[Token]) -> str:
        return writing.text_of(self.operation, tokens)

    def options(self, index: int) -> int:
        """Read what stands between the name and the source; gives the index of the source."""
        while index < len(self.tokens):
            following = self.option(index)
            if following == index:
                return index
            index = following
        return index

    def option(self, index: int) -> int:
        """Read one option; gives the index behind it, the same one when the source begins here."""
        tokens = self.tokens
        word = tokens[index].value if tokens[index].kind == WORD else ""
        next_text = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if tokens[index].text == "(":
            return self.column_list(index)
        if word == "WITH" and next_text == "(" and self.is_hint(closing(tokens, index + 1) + 1):
            return closing(tokens, index + 1) + 1
        if word == "OVERRIDING":
            return index + 3  # SYSTEM VALUE or USER VALUE
        if word == "REPLACE" and next_text.upper() in {"WHERE", "USING", "ON"}:
            return self.replace_where(index)
        if word in _SOURCES:
            return index
        if word == "PARTITION" and next_text == "(":
            return self.partitions(index + 1)
        if word == "BY":
            self.by_name = next_text.upper() == "NAME"
            return index + 2
        if word == "OUTPUT":
            return self.output_clause(index)
        if word == "AS":
            self.alias = next_text.lower()
            return index + 2
        if word in _OPTIONS or tokens[index].text in {",", "@"}:
            return self.behind_settings(index) if word == "SETTINGS" else index + 1
        if not self.alias and (next_text.upper() in _SOURCES or (next_text == "(" and not self.columns)):
            self.alias = tokens[index].text.lower()
            return index + 1
        raise NotUnderstoodError(f"rows or a query were expected, not {tokens[index].text[:40]!r}")

    def behind_settings(self, index: int) -> int:
        """The index behind `SETTINGS a = 1, b = 2`."""
        source = find(self.tokens, _BEHIND_SETTINGS, index)
        return source if source > 0 else index + 1

    def is_hint(self, behind: int) -> bool:
        """Whether WITH (…) before an index says how to insert; else it begins the query, as WITH (a + b) AS c."""
        following = self.tokens[behind] if behind < len(self.tokens) else None
        return following is None or following.text == "(" or following.value in _SOURCES | {"OUTPUT"}

    def column_list(self, index: int) -> int:
        end = closing(self.tokens, index)
        if self.tokens[index + 1 : index + 2] and self.tokens[index + 1].text == "*":
            # ClickHouse's (* EXCEPT (c)): the columns are those that the query names.
            return end + 1
        if starts_query(self.tokens[index + 1 : end]):
            return index
        if self.columns is None:
            self.columns = target_columns(self.state.dialect, self.tokens[index + 1 : end])
        return end + 1

    def partitions(self, index: int) -> int:
        """Hive's dynamic partitions are columns behind those of the query; static ones have a value."""
        end = closing(self.tokens, index)
        for part in split(self.tokens[index + 1 : end]):
            named = column_names(self.state.dialect, part)
            if len(part) == 1:
                self.partition += named
            else:
                self.static |= {key for key, _ in named}
        return end + 1

    def output_clause(self, index: int) -> int:
        end = find(self.tokens, frozenset({"VALUES", "SELECT", "WITH", "EXEC", "EXECUTE", "DEFAULT"}), index)
        end = len(self.tokens) if end < 0 else end
        self.output = self.tokens[index:end]
        return end

    def replace_where(self, index: int) -> int:
        is_filter = self.tokens[index + 1].value == "WHERE"
        end = find(self.tokens, frozenset({"SELECT", "WITH", "VALUES", "TABLE", "FROM"}), index)
        if end < 0:
            # The query may stand in parentheses.
            end = next((i for i in range(index, len(self.tokens)) if self.tokens[i].text == "("
                        and starts_query(self.tokens[i : i + 2])), len(self.tokens))  # fmt: skip
        self.replaced = self.tokens[index + 2 : end] if is_filter else []
        return end

    def target_columns(self, target: Target) -> Pairs | None:
        if self.columns is not None and self.through is not None:
            relation = Relation([Output(key, printed) for key, printed in self.columns])
            views.through(self.state, self.through, target, relation, [target])
            return [(output.key, output.name) for output in relation.outputs]
        if self.columns is not None:
            return self.columns + [pair for pair in self.partition if pair not in self.columns]
        known = target.columns()
        if known is None or not (self.partition or self.static):
            return known if known is None or target.temporary is None else None
        keys = {key for key, _ in self.partition} | self.static
        return [pair for pair in known if pair[0] not in keys] + self.partition

    def split_tail(self, source: list[Token]) -> tuple[list[Token], list[Token]]:
        """The source, and ON CONFLICT, ON DUPLICATE KEY or RETURNING behind it."""
        start = 0
        while (index := find(source, frozenset({"ON", "RETURNING", "AS", "SETTINGS"}), start)) >= 0:
            following = source[index + 1].value if index + 1 < len(source) else ""
            has_values = source[0].value in {"VALUES", "VALUE", "SET"}
            behind_alias = source[index + 2].value if index + 2 < len(source) else ""
            is_alias = source[index].value == "AS" and has_values and behind_alias in {"ON", "("}
            if source[index].value in {"RETURNING"} or following in {"CONFLICT", "DUPLICATE"} or is_alias:
                return source[:index], source[index:]
            start = index + 1
        return source, []

    def source(self, source: list[Token]) -> Relation | None:
        head = source[0].value if source[0].kind == WORD else ""
        is_branch = head == "VALUES" and find(source, _SET_OPERATORS) > 0
        if head in {"VALUES", "VALUE", "FORMAT"} and not is_branch:
            return value_rows.values(self.state, self.operation, source[1:]) if head != "FORMAT" else None
        if head == "DEFAULT" or words_at(source, 0, "FROM", "INFILE"):
            return None
        if head == "SET":
            return self.assignments(source[1:])
        if head in {"EXEC", "EXECUTE", "CALL"}:
            return self.called(source)
        sql = self.text(modifying_ctes.run_apart(self.state, self.operation, source))
        if head == "TABLE":
            sql = f"SELECT * FROM {self.text(source[1:])}"
        return self.state.query(writing.prefixed(self.operation, sql))

    def assignments(self, tokens: list[Token]) -> Relation:
        """MySQL's INSERT … SET a = 1."""
        scope = Scope()
        relation = Relation()
        self.columns = []
        for part in split(tokens):
            if len(part) > 2 and part[1].text == "=":
                pair = column_names(self.state.dialect, part[:1])
                self.columns += pair
                sources = self.state.expression(self.text(part[2:]), scope)
                relation.outputs.append(Output(pair[0][0], pair[0][1], sources))
        relation.conditions = scope.conditions
        return relation

    def called(self, source: list[Token]) -> Relation | None:
        """INSERT … EXEC: the rows that a procedure or a dynamic statement selects."""
        state = self.state
        inner = Text(self.text(source), state.dialect, self.operation.line)
        operations = readers.read(inner)
        outer, state.results = state.results, []
        state.run(operations)
        results, state.results = state.results or [], outer
        united: Relation | None = None
        for relation in results:
            united = relation if united is None else united.united(relation)
        return united

    def tail(self, tail: list[Token], target: Target, inserted: Relation) -> None:
        """ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE, RETURNING, OUTPUT … INTO."""
        conditions = inserted.conditions
        update = find(tail, frozenset({"UPDATE"}))
        returning_at = find(tail, frozenset({"RETURNING"}))
        if update >= 0:
            end = returning_at if returning_at >= 0 else len(tail)
            second = find(tail, frozenset({"ON"}), update)
            end = min(end, second) if second >= 0 else end
            row = conflicts.Inserted(self.state, self.operation, target, inserted, self.rows, self.columns, self.alias)
            conditions = conditions | conflicts.update(row, tail, tail[update + 1 : end])
        target.alias = self.alias
        if returning_at >= 0:
            returning.returned(self.state, self.operation, target, tail[returning_at + 1 :], conditions)
        if self.output:
            returning.returned(self.state, self.operation, target, self.output[1:], conditions)
