"""Pipe syntax: FROM t |> WHERE … |> AGGREGATE … |> SELECT …, one operator after the other on one scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from gazetteer.sqllineage.queries.parsing.parser import (
    NotUnderstoodError,
    as_query,
    parse,
    parse_condition,
    parse_expression,
)
from gazetteer.sqllineage.queries.results import clauses, projections
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import FromItems, Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import FILTER, SORT
from gazetteer.sqllineage.queries.sources import ctes, pivots
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, SYMBOL, WORD, Text, Token

_PIPE: Final = "|>"
# No name that people write begins like this.
_NESTED: Final = "\x01pipe"
_DIRECTIONS: Final = frozenset({"ASC", "DESC"})
_SETS: Final = frozenset({"ROLLUP", "CUBE", "GROUPING"})


def are_in(sql: str, dialect: Dialect) -> bool:
    """Whether a text has pipe operators."""
    return dialect.pipes and _PIPE in sql


def query(resolver: Resolver, froms: FromItems, sql: str) -> Relation:
    """The relation of a query with pipe operators."""
    text = Text(sql, resolver.dialect)
    return _Pipe(resolver, froms, text).run(text.tokens)


class _Pipe:
    def __init__(self, resolver: Resolver, froms: FromItems, text: Text, parent: Scope | None = None) -> None:
        self.resolver = resolver
        self.froms = froms
        self.text = text
        self.dialect = resolver.dialect
        self.parent = parent
        self.scope = Scope(parent)

    def run(self, tokens: list[Token]) -> Relation:
        first, *steps = list(split(self._without_nested(tokens), _PIPE))
        pushed = self._start(first)
        for step in steps:
            if step:
                self._step(step)
        del self.resolver.ctes[len(self.resolver.ctes) - pushed :]
        relation = self._relation()
        relation.conditions = set(self.scope.conditions)
        return relation

    def sql(self, tokens: list[Token]) -> str:
        return self.text.sql_of(tokens)

    def _without_nested(self, tokens: list[Token]) -> list[Token]:
        """Queries in parentheses that have pipes of their own, each replaced by a query of its rows.

        It is read where that query is, so that it sees the CTEs and the tables around it.
        """
        out = list(tokens)
        for index in range(len(out) - 1, -1, -1):
            if out[index].text != "(" or out[index].kind != SYMBOL:
                continue
            end = closing(out, index)
            inner = out[index + 1 : end]
            if len(list(split(inner, _PIPE))) < 2:
                continue
            name = f"{_NESTED}{len(self.resolver.nested_queries)}"
            self.resolver.nested_queries[name] = partial(self._nested, inner)
            quotes = self.dialect.usual_quotes
            at = out[index]
            rows = [at._replace(kind=WORD, text=word, value=word) for word in ("SELECT", "*", "FROM")]
            out[index + 1 : end] = [*rows, at._replace(kind=QUOTED, text=quotes[0] + name + quotes[1], value=name)]
        return out

    def _nested(self, tokens: list[Token], parent: Scope | None) -> Relation:
        return _Pipe(self.resolver, self.froms, self.text, parent).run(tokens)

    def _start(self, tokens: list[Token]) -> int:
        """The scope of what stands before the first operator; gives the number of pushed levels of CTEs."""
        pushed = 0
        from_at = 0
        if tokens and tokens[0].value == "WITH":
            from_at = find(tokens, frozenset({"SELECT", "FROM"}), 1)
            pushed = ctes.push(self.resolver, parse(f"{self.sql(tokens[:from_at])} SELECT 1", self.dialect), None)
        if tokens[from_at].value == "FROM":
            tree = parse(f"SELECT 1 {self.sql(tokens[from_at:])}", self.dialect)
            self.froms.add(tree.args["from_"].this, self.scope)
            for join in tree.args.get("joins") or []:
                self.froms.join(join, self.scope)
        else:
            relation = self.resolver.query(as_query(parse(self.sql(tokens[from_at:]), self.dialect)), self.parent)
            self._become(relation)
            self.scope.conditions |= relation.conditions
        return pushed

    def _step(self, tokens: list[Token]) -> None:
        head = tokens[0].value
        if find(tokens, frozenset({"JOIN"})) in range(4):
            tree = parse(f"SELECT 1 FROM x {self.sql(tokens)}", self.dialect)
            for join in tree.args.get("joins") or []:
                self.froms.join(join, self.scope)
        elif head in _STEPS:
            _STEPS[head](self, tokens[1:])
        elif head in {"PIVOT", "UNPIVOT"}:
            self._pivot(tokens)
        else:
            raise NotUnderstoodError(f"the pipe operator {tokens[0].text[:40]!r} is not known")

    def _relation(self) -> Relation:
        relation = Relation()
        self.resolver.star(self.scope, relation)
        return relation

    def _become(self, relation: Relation, alias: str = "", *, keeps_names: bool = False) -> None:
        """What comes now sees these columns; the names of the tables before stay known if they are to be kept."""
        before = self.scope if keeps_names else self.parent
        self.scope = Scope(before, [Item(relation, alias=alias)], self.scope.conditions)

    def _projected(self, tokens: list[Token]) -> Relation:
        relation = Relation()
        tree = parse(f"SELECT {self.sql(tokens)}", self.dialect)
        clauses.windows(self.resolver, tree, self.scope)
        projections.projections(self.resolver, tree, self.scope, relation)
        self.scope.aliases = {}
        return relation

    def _pivot(self, tokens: list[Token]) -> None:
        tree = parse(f"SELECT 1 FROM x {self.sql(tokens)}", self.dialect)
        item = Item(self._relation())
        for pivot in tree.args["from_"].this.args.get("pivots") or []:
            item.relation = pivots.apply(self.froms, item, pivot, self.scope)
            self.scope.conditions |= item.relation.conditions
            alias = pivot.args.get("alias")
            item.alias = self.resolver.key(alias.this) if alias is not None and alias.this is not None else ""
        self._become(item.relation, item.alias)

    def select(self, tokens: list[Token]) -> None:
        while tokens and tokens[0].value in {"DISTINCT", "ALL"}:
            tokens = tokens[1:]
        self._become(self._projected(tokens))

    def extend(self, tokens: list[Token]) -> None:
        self.scope.items.append(Item(self._projected(tokens)))

    def where(self, tokens: list[Token]) -> None:
        flow(self.resolver, parse_condition(self.sql(tokens), self.dialect), self.scope, FILTER)

    def set(self, tokens: list[Token]) -> None:
        relation = self._relation()
        for part in split(tokens):
            key, name = column_names(self.dialect, part[:1])[0]
            sources = flow(self.resolver, parse_expression(self.sql(part[2:]), self.dialect), self.scope)
            _put(relation, key, Output(key, name, sources))
        self._become(Relation(relation.outputs), keeps_names=True)

    def drop(self, tokens: list[Token]) -> None:
        relation = self._relation()
        for key, _ in column_names(self.dialect, tokens):
            _put(relation, key, None)
        self._become(Relation(relation.outputs), keeps_names=True)

    def rename(self, tokens: list[Token]) -> None:
        relation = self._relation()
        for part in split(tokens):
            (old, old_name), (new, new_name) = column_names(self.dialect, part[:1])[0], column_names(
                self.dialect, part[-1:])[0]  # fmt: skip
            sources = relation.sources(old, old_name) or frozenset()
            _put(relation, old, Output(new, new_name, sources))
        self._become(Relation(relation.outputs), keeps_names=True)

    def name(self, tokens: list[Token]) -> None:
        part = names.unquoted_parts(tokens[0], self.dialect)[0]
        self._become(self._relation(), part.key(self.dialect))

    def aggregate(self, tokens: list[Token]) -> None:
        at = find(tokens, frozenset({"GROUP"}))
        listed, grouped = (tokens, []) if at < 0 else (tokens[:at], tokens[at:])
        groups = self._projected(self._terms(grouped)) if grouped else Relation()
        for output in groups.outputs:
            self.scope.conditions |= {(source, "group") for source in output.sources}
        aggregates = self._projected(listed).outputs if listed else []
        self._become(Relation(groups.outputs + aggregates))

    def _terms(self, tokens: list[Token]) -> list[Token]:
        """GROUP [AND ORDER] BY a DESC, ROLLUP (b, c): the terms alone, each once."""
        by = find(tokens, frozenset({"BY"}))
        listed = [token for token in tokens[by + 1 :] if not (token.kind == WORD and token.value in _DIRECTIONS)]
        behind = find(listed, frozenset({"WITH"}))
        terms: dict[str, list[Token]] = {}
        for part in split(listed[:behind] if behind >= 0 else listed):
            for term in _grouped_together(part):
                terms.setdefault(self.sql(term), term)
        comma = tokens[by]._replace(kind=SYMBOL, text=",", value=",")
        return [token for term in terms.values() for token in (comma, *term)][1:]

    def order(self, tokens: list[Token]) -> None:
        tree = parse(f"SELECT 1 ORDER {self.sql(tokens)}", self.dialect)
        for term in tree.args["order"].expressions:
            flow(self.resolver, term, self.scope, SORT)

    def unite(self, tokens: list[Token]) -> None:
        """UNION ALL (q), (q): by position; INTERSECT likewise."""
        relation = self._relation()
        for other in self._queries(tokens):
            relation = relation.united(other)
        self._become(relation)

    def subtract(self, tokens: list[Token]) -> None:
        """EXCEPT (q), (q): what the others have decides which rows stay."""
        for other in self._queries(tokens):
            self.scope.conditions |= {(source, FILTER) for source in other.all_sources()}

    def _queries(self, tokens: list[Token]) -> Iterator[Relation]:
        """The queries in parentheses behind a set operator."""
        index = 0
        while index < len(tokens):
            if tokens[index].text == "(":
                end = closing(tokens, index)
                tree = as_query(parse(self.sql(tokens[index + 1 : end]), self.dialect))
                found = self.resolver.query(tree, self.parent)
                self.scope.conditions |= found.conditions
                yield found
                index = end
            index += 1

    def ignore(self, _tokens: list[Token]) -> None:
        """An operator that decides nothing about lineage."""


def _grouped_together(part: list[Token]) -> Iterator[list[Token]]:
    """The terms of ROLLUP (a, b), CUBE (a, b) and GROUPING SETS ((a), (a, b)), or the term itself."""
    opening = 1 + (part[0].value == "GROUPING")
    if part[0].value not in _SETS or part[0].kind != WORD or [token.text for token in part[opening:][:1]] != ["("]:
        yield part
        return
    for term in filter(None, split(part[opening + 1 : closing(part, opening)])):
        inner = term[1:-1] if term[0].text == "(" and closing(term, 0) == len(term) - 1 else term
        yield from filter(None, split(inner))


def _put(relation: Relation, key: str, new: Output | None) -> None:
    """Replace the column of a key, or take it away; a star of unknown columns does not have it any more."""
    for position, output in enumerate(relation.outputs):
        if output.key == key and output.star_of is None:
            relation.outputs[position : position + 1] = [new] if new is not None else []
            return
    for position, output in enumerate(relation.outputs):
        if output.star_of is not None:
            relation.outputs[position] = replace(output, hidden=output.hidden | {key})
    if new is not None:
        relation.outputs.append(new)


_STEPS: Final[dict[str, Callable[[Any, list[Token]], None]]] = {
    "SELECT": _Pipe.select,
    "EXTEND": _Pipe.extend,
    "WINDOW": _Pipe.extend,
    "WHERE": _Pipe.where,
    "SET": _Pipe.set,
    "DROP": _Pipe.drop,
    "RENAME": _Pipe.rename,
    "AS": _Pipe.name,
    "AGGREGATE": _Pipe.aggregate,
    "ORDER": _Pipe.order,
    "UNION": _Pipe.unite,
    "INTERSECT": _Pipe.unite,
    "EXCEPT": _Pipe.subtract,
    "MINUS": _Pipe.subtract,
    "SORT": _Pipe.order,
    "CLUSTER": _Pipe.order,
    "DISTRIBUTE": _Pipe.ignore,
    "OFFSET": _Pipe.ignore,
    "LIMIT": _Pipe.ignore,
    "DISTINCT": _Pipe.ignore,
    "TABLESAMPLE": _Pipe.ignore,
    "ASSERT": _Pipe.ignore,
}
