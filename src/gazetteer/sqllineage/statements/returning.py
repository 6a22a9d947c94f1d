"""RETURNING and OUTPUT: the changed rows that a statement hands on."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.sqllineage.queries.parsing.parser import parse
from gazetteer.sqllineage.queries.scoping.outputs import Conditions
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements.writing import Target, expect_name, text_of
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import VARIABLE, WORD, Token


def returned(
    state: State,
    operation: Operation,
    target: Target,
    tokens: list[Token],
    conditions: Conditions,
    beside: Sequence[Item] = (),
) -> None:
    """RETURNING and OUTPUT: their columns are the target's or, qualified, those of the items beside it.

    INTO hands them on to a table or to variables.
    """
    into = find(tokens, frozenset({"INTO"}))
    if into < 0 and not state.in_cte and state.results is None:
        if any(token.kind == WORD and token.value == "SELECT" for token in tokens):
            # The rows go to the client; the tables of queries among them are read nevertheless.
            _returned_relation(state, operation, target, tokens, beside)
        return
    listed = tokens if into < 0 else tokens[:into]
    if listed and listed[-1].value == "COLLECT":
        listed = listed[:-2]
    relation = _returned_relation(state, operation, target, listed, beside)
    relation.conditions = set(conditions)
    if into < 0:
        _hand_on(state, target, relation)
        return
    rest = tokens[into + 1 :]
    if len(rest) > 1 and rest[0].value == "STRICT" and rest[1].text not in {",", "."}:
        rest = rest[1:]
    is_table = state.dialect.transact or rest[0].kind not in {WORD, VARIABLE}
    if not is_table:
        state.into_variables(relation, targets.variables(rest))
        if target.table is not None:
            state.handing_on[target.table] = state.record
        return
    name, index = expect_name(state, rest, 0)
    columns = None
    if index < len(rest) and rest[index].text == "(":
        columns = column_names(state.dialect, rest[index + 1 : closing(rest, index)])
    receiver = Target(state, name)
    if receiver.temporary is None:
        _read(state, target)
    elif target.table is not None:
        state.handing_on[target.table] = state.record
    receiver.write(relation, columns)
    receiver.mark()


def _hand_on(state: State, target: Target, relation: Relation) -> None:
    """Changed rows go to the statement around, or to the variables for which a text runs."""
    if state.in_cte or state.results is None:
        state.handed_on = relation
        _read(state, target)
        return
    state.results.append(relation)
    if target.table is not None:
        state.handing_on[target.table] = state.record


def _read(state: State, target: Target) -> None:
    if target.table is not None:
        state.record.reads[target.table] = None


def _returned_relation(
    state: State, operation: Operation, target: Target, listed: list[Token], beside: Sequence[Item]
) -> Relation:
    whole = target.relation()
    rows = [Item(whole, alias=alias, invisible=True) for alias in ("inserted", "deleted", "new", "old")]
    rows += [item for item in beside if item.relation.table is None or item.relation.table is not target.table]
    resolver = state.resolver()
    scope = Scope(items=[Item(whole, alias=target.alias, path=target.key)], parent=Scope(items=rows))
    relation = Relation()
    tree = parse(f"SELECT {text_of(operation, listed)}", state.dialect)
    resolver.project(tree, scope, relation)
    return relation
