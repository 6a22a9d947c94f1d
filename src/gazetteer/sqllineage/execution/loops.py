"""Loops: what the end of a body leaves in variables and temporary tables is there when it begins again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from typing import Any, Final

from gazetteer.sqllineage.execution import branches
from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.session import Carried
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import literal_rows
from gazetteer.sqllineage.text.dynamic import FIELD, UNKNOWN, Texts
from gazetteer.sqllineage.text.operations import Operation

_MAX_PASSES: Final = 20
_MAX_ROWS: Final = 1_000
"""Of written rows of all loops: those of loops in loops multiply."""


def loop(state: State, operation: Operation) -> None:
    """Run a body until nothing more goes round; loops inside of it go on where they were, so that each pass of the
    outermost one runs all of them once."""
    if state.in_loop:
        _inner(state, operation)
        return
    state.in_loop = True
    first, calls = len(state.records), state.calls
    for number in range(_MAX_PASSES):
        known, state.calls, state.carries_more = len(state.records), calls, False
        before = branches.held(state)
        _pass(state, operation)
        if number:
            _keep_short(state, before)
            _merge(state, first, known)
        if not (state.carries_more or _more(state, before)):
            break
    else:
        first_read = next((each for each in operation.body if each.tokens), operation)
        state.drop(first_read, f"what goes round this loop was followed {_MAX_PASSES} times only")
    state.in_loop = False
    state.carried = {}


def _pass(state: State, operation: Operation) -> None:
    """Run a body: once for each row that the text itself writes, else once."""
    source = operation.options.get("rows", [])
    rows = literal_rows.of_loop(operation.names, source, state.session.texts) if source else []
    if not rows:
        branches.branch(state, operation)
        return
    first = len(state.records)
    state.rows_followed += len(rows)
    if state.rows_followed > _MAX_ROWS:
        # What they are is reported where a text depends on it.
        rows = [dict.fromkeys(rows[0], UNKNOWN)]
    for number, row in enumerate(rows):
        known = len(state.records)
        state.session.texts.update(row)
        branches.branch(state, operation)
        if number:
            _merge(state, first, known)
    for name in rows[0]:
        if FIELD in name:
            # Of a record that may get other rows behind the loop.
            del state.session.texts[name]
        else:
            state.session.texts[name] = reduce(Texts.united, [row[name] for row in rows])


def _inner(state: State, operation: Operation) -> None:
    session = state.session
    key = (id(operation), state.calls)
    earlier = state.carried.get(key)
    if earlier is not None:
        _bring(session.variables, earlier.variables)
        _bring(session.temporary, earlier.temporary)
        for name in earlier.texts.keys() & session.texts.keys():
            session.texts[name] = session.texts[name].united(earlier.texts[name])
    before = branches.held(state)
    _pass(state, operation)
    if earlier is not None:
        _keep_short(state, before)
    left = _more(state, before)
    if left is not None:
        state.carried[key] = _both(earlier, left)
        state.carries_more = True


def _bring(now: dict[Any, Relation], carried: dict[Any, Relation]) -> None:
    for name in carried.keys() & now.keys():
        before = now[name]
        now[name] = before.united_by_name(carried[name]) if before.outputs else carried[name]


def _both(earlier: Carried | None, left: Carried) -> Carried:
    if earlier is None:
        return left
    return Carried(earlier.variables | left.variables, earlier.texts | left.texts, earlier.temporary | left.temporary)


def _more(state: State, before: Carried) -> Carried | None:
    """What has more than before; None when nothing has."""
    session = state.session
    found = Carried(
        _changed(before.variables, session.variables),
        {name: texts for name, texts in session.texts.items() if texts != before.texts.get(name, texts)},
        _changed(before.temporary, session.temporary),
    )
    return found if any(found) else None


def _changed(before: dict[Any, Relation], after: dict[Any, Relation]) -> dict[Any, Relation]:
    found = {name: after[name] for name, relation in before.items() if after.get(name, relation) is not relation}
    return {name: relation for name, relation in found.items() if _sources(relation) != _sources(before[name])}


def _sources(relation: Relation) -> object:
    """What two relations are compared by: tables by their names, since a child process makes them anew."""
    outputs = [
        (output.key, _named(output.sources), _named_conditions(output.conditions)) for output in relation.outputs
    ]
    return outputs, _named(relation.any_column or ()), _named_conditions(relation.conditions)


def _named(sources: Iterable[Source]) -> frozenset[tuple[str, str, float]]:
    return frozenset((source.table.name.printed, source.column, source.confidence) for source in sources)


def _named_conditions(conditions: Iterable[tuple[Source, str]] | None) -> frozenset[tuple[str, str, str]]:
    return frozenset((source.table.name.printed, source.column, kind) for source, kind in conditions or ())


def _keep_short(state: State, before: Carried) -> None:
    """A text that grows with every pass is not followed any further."""
    texts = state.session.texts
    for name, earlier in before.texts.items():
        now = texts.get(name, earlier)
        grown = [
            text
            for text in now.known
            if text not in earlier.known and any(old and old in text for old in earlier.known)
        ]
        if grown:
            texts[name] = now._replace(known=tuple(text for text in now.known if text not in grown))


def _merge(state: State, first: int, known: int) -> None:
    """What a further pass has found is added to what its statements did in the passes before it."""
    earlier: dict[tuple[int, str], list[Record]] = defaultdict(list)
    for record in reversed(state.records[first:known]):
        earlier[record.line, record.statement].append(record)
    again = state.records[known:]
    kept: dict[Record, Record] = {}
    for record in again:
        same = earlier[record.line, record.statement]
        kept[record] = same.pop() if same else record
        if kept[record] is not record:
            kept[record].add(record)
    state.take_back(known, kept)
    state.records += [record for record in again if kept[record] is record]
