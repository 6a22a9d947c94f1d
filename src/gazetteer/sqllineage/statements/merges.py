"""MERGE: the branches that update and insert, with their conditions."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_condition, parse_expression
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import returning, views, writing
from gazetteer.sqllineage.statements.assignments import assignments
from gazetteer.sqllineage.statements.writing import Target
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, WORD, Token

_JOIN: Final = "join"


def merge(state: State, operation: Operation, tokens: list[Token]) -> None:
    """MERGE INTO target USING source ON … WHEN …."""
    _Merge(state, operation, tokens).read()


class _Merge:
    def __init__(self, state: State, operation: Operation, tokens: list[Token]) -> None:
        self.state = state
        self.operation = operation
        self.tokens = tokens
        self.dialect = state.dialect
        self.view: Relation | None = None
        self.visible = Scope()
        self.through_cte = False

    def text(self, tokens: list[Token]) -> str:
        return writing.text_of(self.operation, tokens)

    def read(self) -> None:
        tokens = self.tokens
        index = writing.behind_top(self.state, self.operation, tokens, 1)
        while index < len(tokens) and tokens[index].value in {"INTO", "WITH", "SCHEMA", "EVOLUTION"}:
            index += 1
        using = find(tokens, frozenset({"USING"}), index)
        on = find(tokens, frozenset({"ON", "USING"}), using + 1) if using >= 0 else -1
        first_when = find(tokens, frozenset({"WHEN"}), on + 1) if on >= 0 else -1
        if on >= 0 and [token.value for token in tokens[-2:]] == ["REMOVE", "DUPLICATES"]:
            first_when = len(tokens) - 2
        if first_when < 0:
            raise NotUnderstoodError("MERGE needs USING, ON and WHEN")
        name, end = self.find_target(index)
        alias = self.alias(tokens[end:using])
        self.target_item = Item(self.target.relation(), alias=alias, path=self.target.key)
        source_sql = self.text(tokens[using + 1 : on])
        resolver, scope, _ = writing.scope_of(self.state, self.operation, source_sql)
        self.resolver = resolver
        if self.through_cte:
            self.view = views.cte_relation(resolver, name)
        if self.view is not None:
            self.target_item = Item(self.view, alias=alias, path=name.key(self.dialect))
            scope.conditions |= self.view.conditions
        self.sources = list(scope.items)
        scope.items.insert(0, self.target_item)
        self.scope = scope
        if tokens[on].value == "USING":
            self.using(tokens[on + 2 : first_when - 1])
        else:
            flow(resolver, parse_condition(self.text(tokens[on + 1 : first_when]), self.dialect), scope, _JOIN)
        output: list[Token] = []
        if tokens[first_when].value == "REMOVE":
            # Redshift's REMOVE DUPLICATES: the source's rows take the places of those that they match.
            self.row()
        else:
            branches, output = self.branches(first_when)
            for branch in branches:
                self.branch(branch)
        self.target.add(Relation(conditions=scope.conditions))
        self.target.mark()
        self.target.alias = alias
        if output:
            returning.returned(self.state, self.operation, self.target, output, scope.conditions, self.sources)

    def find_target(self, index: int) -> tuple[Name, int]:
        """The target's name and the index behind it; the target may be a query or a CTE in its place."""
        inline = views.inline_target(self.state, self.operation, self.tokens, index)
        if inline is not None:
            self.target, end = inline
            self.view = self.state.query(self.text(self.tokens[index + 1 : end - 1]))
            return self.target.name, end
        name, end = writing.expect_name(self.state, self.tokens, index)
        derived = views.cte_target(self.state, self.operation, name)
        self.through_cte = derived is not None
        self.target = derived or Target(self.state, name)
        return name, end

    def using(self, tokens: list[Token]) -> None:
        for key, name in column_names(self.state.dialect, tokens):
            for item in self.scope.items:
                self.scope.conditions.update((source, _JOIN) for source in item.relation.sources(key, name) or ())

    @staticmethod
    def alias(rest: list[Token]) -> str:
        while rest and rest[0].kind == WORD and rest[0].value == "AS":
            rest = rest[1:]
        if rest and rest[0].value == "WITH" and len(rest) > 1 and rest[1].text == "(":
            rest = rest[closing(rest, 1) + 1 :]
            while rest and rest[0].value == "AS":
                rest = rest[1:]
        if rest and rest[0].kind in {WORD, QUOTED}:
            return rest[0].value.lower() if rest[0].kind == QUOTED else rest[0].text.lower()
        return ""

    def branches(self, start: int) -> tuple[list[list[Token]], list[Token]]:
        tokens = self.tokens
        marks = []
        index = start
        while index >= 0:
            marks.append(index)
            index = find(tokens, frozenset({"WHEN"}), index + 1)
        end = _find_clause(tokens, frozenset({"OUTPUT", "RETURNING", "OPTION"}), marks[-1])
        end = len(tokens) if end < 0 else end
        output = tokens[end + 1 :] if end < len(tokens) and tokens[end].value != "OPTION" else []
        option = find(output, frozenset({"OPTION"}))
        bounds = [*marks[1:], end]
        return [tokens[a + 1 : b] for a, b in zip(marks, bounds, strict=True)], output if option < 0 else output[
            :option
        ]

    def branch(self, tokens: list[Token]) -> None:
        """[NOT] MATCHED [BY …] [AND condition] THEN action."""
        then = find(tokens, frozenset({"THEN"}))
        if then < 0:
            raise NotUnderstoodError("a branch of MERGE has no THEN")
        self.visible = self.scope
        words = [token.value for token in tokens[:5]]
        if words[:4] == ["NOT", "MATCHED", "BY", "SOURCE"]:
            # There is no row of the source.
            self.visible = Scope(items=[self.target_item])
        elif words[:2] == ["NOT", "MATCHED"]:
            self.visible = Scope(items=self.sources)
        condition = find(tokens[:then], frozenset({"AND"}))
        if condition >= 0:
            self.filter(tokens[condition + 1 : then])
        action = tokens[then + 1 :]
        head = action[0].value if action else ""
        if head == "UPDATE":
            self.update(action[1:])
        elif head == "INSERT":
            self.insert(action[1:])
        self.scope.conditions |= self.visible.conditions

    def filter(self, tokens: list[Token]) -> None:
        flow(self.resolver, parse_condition(self.text(tokens), self.dialect), self.visible, "filter")

    def update(self, tokens: list[Token]) -> None:
        if not tokens or tokens[0].value == "ALL" or (len(tokens) > 1 and tokens[1].text == "*"):
            self.by_name()
            return
        tokens = tokens[1:] if tokens[0].value == "SET" else tokens
        where = find(tokens, frozenset({"WHERE"}))
        delete = _find_clause(tokens, frozenset({"DELETE"}))
        end = min((position for position in (where, delete) if position >= 0), default=len(tokens))
        relation = assignments(self.state, self.operation, tokens[:end], self.visible, self.resolver)
        for position in {where, find(tokens, frozenset({"WHERE"}), max(delete, 0))} - {-1}:
            stop = delete if position < delete else len(tokens)
            self.filter(tokens[position + 1 : stop])
        relation.conditions = set()
        self.add(relation)

    def insert(self, tokens: list[Token]) -> None:
        if not tokens or tokens[0].text == "*" or tokens[0].value in {"ROW", "ALL"}:
            if tokens and tokens[0].value == "ROW":
                self.row()
            else:
                self.by_name()
            return
        columns = None
        index = 0
        if tokens[0].text == "(":
            index = closing(tokens, 0) + 1
            columns = column_names(self.state.dialect, _plain(tokens[1 : index - 1], self.dialect))
        if index < len(tokens) and tokens[index].value == "OVERRIDING":
            index += 3
        if index < len(tokens) and tokens[index].value == "ROW":
            self.row(columns)
            return
        if index + 1 >= len(tokens) or tokens[index].value != "VALUES":
            return
        end = closing(tokens, index + 1)
        scope = Scope(items=self.sources)
        outputs = []
        for position, cell in enumerate(split(tokens[index + 2 : end])):
            tree = parse_expression(self.text(cell), self.dialect)
            sources = flow(self.resolver, tree, scope)
            name = writing.cell_name(cell, position)
            outputs.append(Output(name.lower(), name, sources))
        self.scope.conditions |= scope.conditions
        where = find(tokens, frozenset({"WHERE"}), end + 1)
        if where >= 0:
            self.filter(tokens[where + 1 :])
        if columns is not None and self.view is not None:
            self.add(Relation(outputs).renamed(columns))
        else:
            self.target.write(Relation(outputs), columns)

    def add(self, relation: Relation) -> None:
        if self.view is not None:
            views.through(self.state, self.view, self.target, relation, [self.target])
        self.target.add(relation)

    def by_name(self) -> None:
        """UPDATE SET *, INSERT *: every column of the source into the one of its name."""
        outputs = [output for item in self.sources for output in item.relation.outputs]
        self.target.add(Relation(outputs))

    def row(self, columns: list[tuple[str, str]] | None = None) -> None:
        """INSERT ROW: the source's columns by position."""
        outputs = [output for item in self.sources for output in item.relation.outputs]
        self.target.write(Relation(outputs), columns)


def _find_clause(tokens: list[Token], words: frozenset[str], start: int = 0) -> int:
    """The index of the first of these words that begins a clause, and is no column that is set."""
    at = find(tokens, words, start)
    while at >= 0 and (tokens[at - 1].text == "," or (tokens[at + 1 : at + 2] and tokens[at + 1].text == "=")):
        at = find(tokens, words, at + 1)
    return at


def _plain(tokens: list[Token], dialect: Dialect) -> list[Token]:
    """Columns of INSERT with the target's alias: only their last part counts."""
    if not dialect.qualified_insert_columns:
        return tokens
    return [t for i, t in enumerate(tokens)
            if t.text != "." and not (i + 1 < len(tokens) and tokens[i + 1].text == ".")]  # fmt: skip
