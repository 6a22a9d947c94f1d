"""Branches: what variables and temporary tables have behind what may run or not."""

from __future__ import annotations

from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.session import Carried, Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.operations import Kind, Operation


def held(state: State) -> Carried:
    """What all variables and temporary tables have at this moment."""
    session = state.session
    return Carried(dict(session.variables), dict(session.texts), dict(session.temporary))


def unite(state: State, before: Carried, gone: dict[Key, Relation]) -> None:
    """Behind what may not have run, each may have what it had before as well as what it has by now."""
    session = state.session
    for key, table in before.temporary.items():
        made = session.temporary.get(key)
        if made is not None and made is not table and table.outputs and gone.get(key) is not table:
            session.temporary[key] = table.united_by_name(made)
    for name, relation in before.variables.items():
        after = session.variables.get(name)
        if after is not None and after is not relation and relation.outputs:
            # The rows of a cursor are fetched by position.
            united = relation.united if name in session.declared_cursors else relation.united_by_name
            session.variables[name] = united(after) if after.outputs else relation


def branch(state: State, operation: Operation) -> None:
    """What runs or not: behind it a variable or temporary table may be that from before or from inside."""
    before = held(state)
    _run(state, operation, before)
    state.session.texts = _united([before.texts, state.session.texts])


def choice(state: State, operation: Operation) -> None:
    """Branches of which one runs: a text that one of them sets is none that the next one begins with."""
    session = state.session
    before = dict(session.texts)
    ends = [] if "complete" in operation.options else [before]
    for each in operation.body:
        session.texts = dict(before)
        if each.kind is not Kind.BRANCH:
            state.run([each])
            continue
        _run(state, each, held(state))
        ends.append(session.texts)
    session.texts = _united(ends or [before])


def _run(state: State, operation: Operation, before: Carried) -> None:
    gone = state.gone
    state.branches += 1
    state.run(operation.body)
    state.branches -= 1
    unite(state, before, gone)


def _united(ends: list[dict[str, Texts]]) -> dict[str, Texts]:
    """The texts behind several ways, of which one was gone."""
    found: dict[str, Texts] = {}
    for end in ends:
        for name, texts in end.items():
            found[name] = found[name].united(texts) if name in found else texts
    return found
