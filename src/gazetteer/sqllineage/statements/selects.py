"""Queries as statements: their rows go to the caller, to variables or to a new table."""

from __future__ import annotations

from typing import Any, Final

from gazetteer.sqllineage.queries.parsing import large
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, as_query, parse
from gazetteer.sqllineage.queries.results import earlier_rows
from gazetteer.sqllineage.queries.scoping.outputs import Conditions, Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.sources import ctes, joins
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import own_names, writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dynamic import UNKNOWN, select_items, selected
from gazetteer.sqllineage.text.operations import Operation, find
from gazetteer.sqllineage.text.tokens import WORD, Token

_INTO_END: Final = frozenset(
    {
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "FOR", "USING",
        "INTO", "FETCH", "WINDOW", "QUALIFY", "OFFSET", "OPTION",
    }
)  # fmt: skip


def select(state: State, operation: Operation, tokens: list[Token]) -> None:
    """A query: its rows go to the caller, to variables (INTO, SELECT @v =) or to a new table (INTO)."""
    pivots = tokens[0].value in {"PIVOT", "UNPIVOT"}
    into, tokens_without = ([], tokens) if pivots else _cut_into(state, tokens)
    if len(tokens_without) < len(tokens) and not into:
        raise NotUnderstoodError("INTO has no name behind it")
    tokens_without = _without_tail(state, tokens_without)
    sql = writing.text_of(operation, tokens_without)
    if (len(sql) >= large.LARGE or (state.dialect.pipes and "|>" in sql)) and not into:
        state.result(state.query(sql))
        return
    tree = as_query(parse(sql, state.dialect))
    resolver = state.resolver()
    resolver.sets_variables = earlier_rows.SIGN in sql
    apart = resolver.items_apart.setdefault(id(tree), [])
    with own_names.as_columns(state, tokens_without, targets.variables(into)):
        relation = resolver.query(tree)
    variables = _assigned_variables(state, tree)
    _assign_columns(state, tree, relation, apart)
    if variables:
        _assign_each(state, tree, variables, relation, tokens)
        return
    if into and len(targets.variables(into)) > 1 and len(apart) == len(relation.outputs):
        for output, own in zip(relation.outputs, apart, strict=True):
            output.conditions = frozenset(relation.conditions | own)
    relation.conditions.update(*apart)
    if into:
        _into(state, into, relation, tokens_without)
    else:
        state.result(relation)


def _assign_columns(state: State, tree: Any, relation: Relation, apart: list[Conditions]) -> None:
    """The variables of MySQL's SELECT @a := x AS b: the columns go to the caller, too."""
    from sqlglot import exp

    for position, expression in enumerate(tree.expressions if isinstance(tree, exp.Select) else ()):
        value = (expression.this if isinstance(expression, exp.Alias) else expression).unnest()
        if not isinstance(value, exp.PropertyEQ) or not isinstance(value.this, exp.Parameter):
            continue
        name = "@" + value.this.name.lower()
        if len(relation.outputs) == len(apart) and not relation.stars:
            output = Output(name, name, relation.outputs[position].sources)
            state.assign(name, Relation([output], relation.conditions | apart[position]))
        else:
            state.mark()


def _assigned_variables(state: State, tree: Any) -> list[str]:
    """The variables of T-SQL's SELECT @a = x, @b = y."""
    from sqlglot import exp

    if not state.dialect.transact or not isinstance(tree, exp.Select):
        return []
    return [
        "@" + expression.this.name.lower()
        for expression in tree.expressions
        if isinstance(expression, exp.EQ) and isinstance(expression.this, exp.Parameter)
    ]


def _assign_each(state: State, tree: Any, variables: list[str], relation: Relation, tokens: list[Token]) -> None:
    texts = {}
    for part in select_items(tokens):
        if len(part) > 2 and part[1].text == "=":
            texts[part[0].text.lower()] = state.texts_of(part[2:])
    resolver = state.resolver()
    scope = Scope()
    if tree.args.get("from_") is not None:
        reads = dict(state.record.reads)
        ctes.push(resolver, tree, None)
        joins.from_clause(resolver.froms, tree, scope)
        state.record.reads = reads
    for expression, variable in zip(tree.expressions, variables, strict=False):
        scope.conditions = set()
        sources = flow(resolver, expression.expression, scope)
        output = Output(variable, variable, sources)
        conditions = relation.conditions | scope.conditions
        state.assign(variable, Relation([output], conditions), texts.get(variable, UNKNOWN))


def _cut_into(state: State, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of INTO and the query without them."""
    start = 0
    if tokens[0].value == "WITH":
        start = max(find(tokens, frozenset({"SELECT"}), 1), 0)
    position = find(tokens, frozenset({"INTO"}), start)
    if position < 0:
        return [], tokens
    begin = position
    if position > 1 and tokens[position - 1].value == "COLLECT":
        begin = position - 2
    end = find(tokens, _INTO_END, position + 1)
    end = len(tokens) if end < 0 else end
    if position > 0 and tokens[position - 1].value == "SELECT":
        # PL/pgSQL's SELECT INTO a, b expression, … FROM: the names come first.
        end = _behind_names(state, tokens, position + 1)
    if tokens[position + 1 : position + 2] and tokens[position + 1].value in {"OUTFILE", "DUMPFILE"}:
        end = position + 3
        rest = find(tokens, frozenset({"FROM"}), position + 1)
        end = rest if rest > 0 else len(tokens)
    return tokens[position + 1 : end], tokens[:begin] + tokens[end:]


def _behind_names(state: State, tokens: list[Token], index: int) -> int:
    while index < len(tokens):
        if tokens[index].value == "STRICT":
            index += 1
        _, index = names.parse(tokens, index, state.dialect)
        if index >= len(tokens) or tokens[index].text != ",":
            return index
        index += 1
    return index


def _without_tail(state: State, tokens: list[Token]) -> list[Token]:
    """A query without ClickHouse's FORMAT and SETTINGS."""
    if state.dialect.transact:
        option = find(tokens, frozenset({"OPTION"}), 1)
        return tokens[:option] if option > 0 and tokens[option - 1].text != "." else tokens
    if not state.dialect.format_clause:
        return tokens
    for index in (find(tokens, frozenset({"SETTINGS"}), 1), find(tokens, frozenset({"FORMAT"}), 1)):
        if 0 < index < len(tokens) - 1 and tokens[index + 1].kind == WORD and tokens[index - 1].text != ".":
            tokens = tokens[:index]
    return tokens


def _into(state: State, into: list[Token], relation: Relation, query: list[Token]) -> None:
    first = into[0].value
    if first in {"OUTFILE", "DUMPFILE"}:
        return
    temporary = False
    while len(into) > 1 and into[0].kind == WORD and into[1].text != "." and into[0].value in {
        "TEMP", "TEMPORARY", "UNLOGGED", "LOCAL", "TABLE", "STRICT",
    }:  # fmt: skip
        temporary = temporary or into[0].value in {"TEMP", "TEMPORARY"}
        into = into[1:]
    if not temporary and _are_variables(state, into):
        variables = targets.variables(into)
        texts = selected(query, state.session.texts)
        state.into_variables(relation, variables)
        if len(texts) == len(variables):
            state.session.texts.update(zip(variables, texts, strict=True))
        return
    name, _ = names.parse(into, 0, state.dialect)
    if name is None:
        raise NotUnderstoodError("INTO has no name of a table")
    writing.create(state, name, relation, temporary=temporary)


def _are_variables(state: State, into: list[Token]) -> bool:
    dialect = state.dialect
    if dialect.transact:
        return False
    if dialect.select_into_table:
        first = into[0].text.lower() if into else ""
        return first in state.session.variables or state.in_routine > 0
    return True
