"""The procedural operations: variables, cursors, dynamic SQL and what a routine gives back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from gazetteer.sqllineage.execution import bound_values, called_bodies, records
from gazetteer.sqllineage.execution.cursors import rows_held
from gazetteer.sqllineage.execution.evaluation import evaluate, test
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.outputs import Output, guessed
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import computed_columns, modifying_ctes
from gazetteer.sqllineage.text import literal_rows
from gazetteer.sqllineage.text.column_lists import column_names, starts_query
from gazetteer.sqllineage.text.dynamic import FIELD, UNKNOWN, UNSET, Texts, is_query, joined
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import WORD, Text, Token

_UNKNOWN_PART: Final = "a part of the dynamic SQL is not known before it runs"
_OTHER_TEXT: Final = "the dynamic SQL may also be a text that is not known before it runs"


def assign(state: State, operation: Operation) -> None:
    """`x := value`, `SET x = value`, `DECLARE x … = value`."""
    if "type" in operation.options:
        records.declare_shapes(state, operation)
    called_bodies.run_called_in(state, operation)
    texts = _assigned_texts(state, operation)
    if texts.known and not texts.is_open and not is_query(operation.tokens):
        for name in operation.names:
            state.into_variables(Relation([Output(name, name)]), (name,))
        _know_texts(state, operation.names, texts)
        return
    hidden = {}
    if starts_query(operation.tokens) and not state.hiding_variables:
        # In the query that sets it, the variable's own name is a column.
        hidden = {name: state.session.variables.pop(name, Relation()) for name in operation.names}
    try:
        relation = records.value(state, operation, operation.tokens) or evaluate(state, operation, operation.tokens)
    except NotUnderstoodError:
        if any(token.value in {"SELECT", "FROM"} for token in operation.tokens if token.kind == WORD):
            raise
        relation = Relation()
    state.session.variables.update(hidden)
    if "columns" in operation.options:
        relation = relation.renamed(column_names(state.dialect, operation.options["columns"]))
    state.into_variables(relation, operation.names)
    if texts != UNKNOWN:
        _know_texts(state, operation.names, texts)
    _know_elements(state, operation)


def _know_texts(state: State, names: tuple[str, ...], texts: Texts) -> None:
    """Variables have these texts, and the fields to which a loop has given some."""
    known = state.session.texts
    known.update(dict.fromkeys(names, texts))
    known.update({field: texts for name in names if (field := name.replace(".", FIELD)) in known})


def _know_elements(state: State, operation: Operation) -> None:
    """An array that is written has elements of which a loop may make names."""
    cast = next((at for at, token in enumerate(operation.tokens) if token.text == "::"), len(operation.tokens))
    if literal_rows.is_array(operation.tokens[:cast]):
        elements = literal_rows.elements(operation.tokens, state.session.texts)
        state.session.texts.update({literal_rows.key_of_elements(name): elements for name in operation.names})


def _assigned_texts(state: State, operation: Operation) -> Texts:
    appended = operation.options.get("append")
    if appended is None:
        return state.texts_of(operation.tokens)
    return joined([state.session.texts.get(operation.names[0], UNKNOWN), state.texts_of(appended)])


def declare(state: State, operation: Operation) -> None:
    """Variables without a value; one of a table type is a table variable."""
    for name in operation.names:
        words = {token.value for token in operation.tokens if token.kind == WORD}
        is_table = name.startswith("@") and not words & {"INT", "INTEGER"} and any(
            "." in token.text or token.value.endswith(("TYPE", "TABLETYPE", "TVP")) for token in operation.tokens
        )  # fmt: skip
        if is_table and len(operation.tokens) <= 4:
            state.session.temporary[(name,)] = Relation()
        if not state.branches or name not in state.session.variables:
            records.declare_shapes(state, operation)
            state.session.variables[name] = records.empty(state, name)
            state.session.texts[name] = UNSET


def block(state: State, operation: Operation) -> None:
    """A block whose variables hide those of the same names around it."""
    session = state.session
    hidden: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (known, {name: known[name] for name in operation.names if name in known})
        for known in (session.variables, session.texts, session.shapes)
    ]
    for name in hidden[0][1]:
        del session.variables[name]
    state.run(operation.body)
    forget(state, operation)
    for known, before in hidden:
        known.update(before)


def forget(state: State, operation: Operation) -> None:
    """The end of the block or loop that declared these variables."""
    for name in operation.names:
        state.session.variables.pop(name, None)
        state.session.texts.pop(name, None)
        state.session.shapes.pop(name, None)


def table_variable(state: State, operation: Operation) -> None:
    """DECLARE @t TABLE (columns)."""
    computed_columns.declare(state, operation.names[0], operation.tokens)


def dynamic(state: State, operation: Operation) -> None:
    """EXECUTE of a text; with an unknown part it is reported."""
    tokens = operation.tokens
    if operation.names == ("prepared",):
        using = find(tokens, frozenset({"USING"}))
        if using > 0:
            operation.options["using"] = tokens[using + 1 :]
        name = tokens[0].text.lower() if tokens else ""
        texts = state.session.texts.get(f"statement {name}", UNKNOWN)
        if f"statement {name}" not in state.session.texts:
            first = state.texts_of(tokens[:1])
            texts = first if first.known else state.texts_of(tokens)
        into: tuple[str, ...] = ()
    else:
        texts = state.texts_of(tokens)
        into = operation.names
        if texts.known and is_query(tokens):
            # The tables of the query that chooses among them are read.
            test(state, operation)
    if texts.is_open or not texts.known:
        state.drop(operation, _UNKNOWN_PART if not texts.known else _OTHER_TEXT)
    if not texts.known:
        state.into_variables(Relation(any_column=frozenset()), into)
        return
    if "returned" in operation.options:
        outer, state.results = state.results, []
        _run_each(state, operation, texts, ())
        found, state.results = state.results or [], outer
        for relation in found:
            _hand_back(state, relation)
        return
    if "arguments" in operation.options:
        called_bodies.run_with_values(state, operation, texts.known)
        return
    _run_each(state, operation, texts, into)


def _run_each(state: State, operation: Operation, texts: Texts, into: tuple[str, ...]) -> None:
    """Run each of the texts that may run; behind them variables have what any of them gave."""
    names = [targets.target(variable).name for variable in into]
    variables, found = state.session.variables, dict[str, Relation]()
    is_cursor = "cursor" in operation.options
    for text in texts.known:
        records, dropped = len(state.records), len(state.dropped)
        bound_values.run(state, operation, text, into)
        if texts.is_open and len(state.records) == records:
            # A piece of what only the run puts together, which is reported.
            del state.dropped[dropped:]
        for name in names:
            now = variables.get(name, Relation())
            if name in found:
                united = found[name].united if is_cursor else found[name].united_by_name
                now = united(now)
            found[name] = variables[name] = now
            if is_cursor:
                state.session.cursors[name], state.session.declared_cursors[name] = now, ()


def prepare(state: State, operation: Operation) -> None:
    """PREPARE name FROM text."""
    test(state, operation)
    state.session.texts[f"statement {operation.names[0]}"] = state.texts_of(operation.tokens)


def give_back(state: State, operation: Operation) -> None:
    """RETURN: of a query it is a bare SELECT, of a value only its tables count."""
    if operation.names == ("next",):
        _give_row(state, operation)
        return
    if state.macro and operation.tokens:
        _give_macro(state, operation)
        return
    is_query = (starts_query(operation.tokens) or modifying_ctes.is_change(operation.tokens)) and (
        operation.names == ("query",) or operation.tokens[0].text != "(" or bool(state.return_columns)
    )
    if is_query and not state.returns_value:
        _hand_back(state, evaluate(state, operation, operation.tokens))
        return
    if is_query and state.return_columns and operation.names == ("query",):
        # A function whose OUT parameters are a record: its calls have them, it gives no rows itself.
        relation = evaluate(state, operation, operation.tokens)
        state.returned.append(relation.renamed([(column.lower(), column) for column in state.return_columns]))
        return
    if state.returned_row is not None and operation.tokens:
        _give_back_row(state, operation)
        return
    if operation.names == ("query",) and (cursor_relation := _rows_of(state, operation.tokens)) is not None:
        _hand_back(state, cursor_relation)
        return
    test(state, operation)
    if state.value is not None:
        cursor = operation.tokens[0].text.lower() if len(operation.tokens) == 1 else ""
        rows = rows_held(state, cursor) if cursor in state.session.declared_cursors else None
        found = rows or _row(state, operation, operation.tokens) or evaluate(state, operation, operation.tokens)
        state.value = state.value.united(found) if state.value.outputs else found


def _give_macro(state: State, operation: Operation) -> None:
    """The text that an Oracle macro returns stands for its calls: a query, or an expression."""
    texts = state.texts_of(operation.tokens)
    if texts.is_open or not texts.known:
        state.drop(operation, _UNKNOWN_PART)
    for text in texts.known:
        if state.macro == "TABLE":
            state.returned.append(state.query(text))
        else:
            inner = Text(text, state.dialect, operation.line)
            found = evaluate(state, replace(operation, text=inner, tokens=inner.tokens), inner.tokens)
            state.value = found if state.value is None or not state.value.outputs else state.value.united(found)


def _rows_of(state: State, tokens: list[Token]) -> Relation | None:
    """The rows of a cursor or variable, which Snowflake's RESULTSET_FROM_CURSOR may stand around."""
    tokens = tokens[2:] if words_at(tokens, 0, "RESULTSET_FROM_CURSOR", "(") else tokens
    return rows_held(state, tokens[0].text.lower().lstrip(":")) if tokens else None


def _row(state: State, operation: Operation, tokens: list[Token]) -> Relation | None:
    return records.value(state, operation, tokens) or records.row_of(state, tokens)


def _give_back_row(state: State, operation: Operation) -> None:
    """RETURN of a row: it is no rows of its own, but calls of the function have its fields."""
    tokens = operation.tokens
    test(state, operation)
    row = _row(state, operation, tokens) or evaluate(state, operation, tokens)
    before = state.returned_row
    state.returned_row = before.united(row) if before is not None and before.outputs else row


def _give_row(state: State, operation: Operation) -> None:
    """RETURN NEXT [value], PIPE ROW (value): one row of the result, of the OUT parameters if there is no value."""
    tokens = operation.tokens
    if not tokens:
        _hand_back(state, records.of_variables(state, state.return_columns))
        return
    relation = _row(state, operation, tokens) or evaluate(state, operation, tokens)
    if [output.name for output in relation.outputs] != ["_value"]:
        _hand_back(state, relation)
        return
    if state.return_columns or not state.dialect.return_in_header:
        _hand_back(state, relation if state.return_columns else relation.renamed([(state.value_column,) * 2]))
        return
    # A value, or an object whose type is not known: then what is asked for by other names is one of its fields.
    likely = _row_of_unknown_type(state, tokens, relation)
    state.result(likely)
    state.returned.append(Relation(likely.outputs, relation.conditions, guessed(relation.all_sources())))


def _row_of_unknown_type(state: State, tokens: list[Token], relation: Relation) -> Relation:
    """The row as the caller sees it: a call with several arguments makes most likely an object, else it is a value."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    opening = next((index for index, token in enumerate(tokens) if token.text == "("), len(tokens))
    is_call = opening in {1, 3} and closing(tokens, opening) == len(tokens) - 1
    if is_call and len(list(split(tokens[opening + 1 : -1]))) > 1:
        return Relation([], relation.conditions, guessed(relation.all_sources()))
    return relation.renamed([(state.value_column,) * 2])


def _hand_back(state: State, relation: Relation) -> None:
    """Rows go to the caller, under the names that the routine declares for them."""
    if state.return_columns:
        relation = relation.renamed([(column.lower(), column) for column in state.return_columns])
    state.returned.append(relation)
    state.result(relation)
