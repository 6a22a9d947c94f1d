"""The procedural operations: variables, cursors, dynamic SQL, routines and their calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.parser import NotUnderstoodError, parse_condition
from gazetteer.sqllineage.queries.relations import Output, Relation
from gazetteer.sqllineage.queries.scopes import Scope
from gazetteer.sqllineage.session import Record
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dynamic import joined_texts
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, VARIABLE, WORD, Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.execution.interpreter import Interpreter

_QUERY_STARTS: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE"})
_HARMLESS: Final = re.compile(
    r"^(?:(?:sys\.)?dbms_\w+\.\w+|(?:sys\.)?utl_\w+\.\w+|raise_application_error|(?:master\.)?(?:\w+\.)*(?:sp|xp)_\w+|"
    r"system\$\w+|(?:\w+\.)?system\.\w+|bq\.\w+|htp\.\w+|apex_\w+\.\w+|pg_\w+|mysql\.\w+|sys\.\w+|aws_s3\.\w+|"
    r"commit|rollback|exit|null)$"
)


def starts_query(tokens: list[Token]) -> bool:
    """Whether these tokens are a query, perhaps in parentheses."""
    for token in tokens:
        if token.text == "(":
            continue
        return token.kind == WORD and token.value in _QUERY_STARTS
    return False


def _evaluate(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> Relation:
    """The relation of an expression or a query in procedural code."""
    sql = operation.text.sql_of(tokens)
    if starts_query(tokens):
        while tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
            tokens = tokens[1:-1]
        sql = operation.text.sql_of(tokens)
        return interpreter.query(sql)
    scope = Scope()
    # An expression of procedural code may go on with FROM, WHERE …, as in `x := count(*) FROM t`.
    if find(tokens, frozenset({"FROM"})) >= 0:
        return interpreter.query(f"SELECT {sql}")
    sources = interpreter.expression(sql, scope)
    return Relation([Output("_value", "_value", sources)], scope.conditions)


def test(interpreter: Interpreter, operation: Operation) -> None:
    """A condition: its tables are read, nothing flows."""
    tokens = operation.tokens
    if not any(token.kind == WORD and token.value in {"SELECT", "FROM"} for token in tokens):
        mentioned = {token.text.lower() for token in tokens if token.kind == WORD}
        if not mentioned & interpreter.session.routines.keys():
            return
    if find(tokens, frozenset({"FROM"})) >= 0 and not starts_query(tokens):
        interpreter.query(f"SELECT {operation.text.sql_of(tokens)}")
    elif starts_query(tokens) and tokens[0].text != "(":
        _evaluate(interpreter, operation, tokens)
    else:
        sql = operation.text.sql_of(tokens)
        flow(interpreter.resolver(), parse_condition(sql, interpreter.dialect), Scope())


def assign(interpreter: Interpreter, operation: Operation) -> None:
    """`x := value`, `SET x = value`, `DECLARE x … = value`."""
    text = interpreter.texts_of(operation.tokens)
    appended = operation.options.get("append")
    if appended is not None:
        before = interpreter.session.texts.get(operation.names[0])
        added = interpreter.texts_of(appended)
        text = joined_texts(before[:1], added[:1]) if before and added else None
    if text is not None:
        for name in operation.names:
            interpreter.assign(name, Relation([Output(name, name)]), text)
        return
    hidden = {}
    if starts_query(operation.tokens):
        # In the query that sets it, the variable's own name is a column.
        hidden = {name: interpreter.session.variables.pop(name, Relation()) for name in operation.names}
    try:
        relation = _evaluate(interpreter, operation, operation.tokens)
    except NotUnderstoodError:
        if any(token.value in {"SELECT", "FROM"} for token in operation.tokens if token.kind == WORD):
            raise
        relation = Relation()
    interpreter.session.variables.update(hidden)
    into_variables(interpreter, relation, operation.names)


def into_variables(interpreter: Interpreter, relation: Relation, variables: tuple[str, ...]) -> None:
    """Variables take the columns of a query by position; a single one takes them all, as a record does."""
    if len(variables) == 1:
        name, _, field = variables[0].partition(".")
        if not field:
            interpreter.assign(name, relation, None)
            return
    for position, variable in enumerate(variables):
        stars = [output for output in relation.outputs if output.star_of is not None]
        if position < len(relation.outputs) and not stars:
            sources = relation.outputs[position].sources
        else:
            sources = frozenset(source for output in stars for source in output.sources)
        name, _, field = variable.partition(".")
        output = Output(field or name, field or name, sources)
        value = Relation([output], set(relation.conditions))
        if field:
            before = interpreter.session.variables.get(name)
            if before is not None:
                kept = [existing for existing in before.outputs if existing.key != field]
                value = Relation([*kept, output], before.conditions | relation.conditions)
        interpreter.assign(name, value, None)


def declare(interpreter: Interpreter, operation: Operation) -> None:
    """Variables without a value; one of a table type is a table variable."""
    for name in operation.names:
        words = {token.value for token in operation.tokens if token.kind == WORD}
        is_table = name.startswith("@") and not words & {"INT", "INTEGER"} and any(
            "." in token.text or token.value.endswith(("TYPE", "TABLETYPE", "TVP")) for token in operation.tokens
        )  # fmt: skip
        if is_table and len(operation.tokens) <= 4:
            interpreter.session.temporary[(name,)] = Relation()
        if not interpreter.branches or name not in interpreter.session.variables:
            interpreter.session.variables[name] = Relation()
            interpreter.session.texts[name] = None


def forget(interpreter: Interpreter, operation: Operation) -> None:
    """The end of the block or loop that declared these variables."""
    for name in operation.names:
        interpreter.session.variables.pop(name, None)
        interpreter.session.texts.pop(name, None)


def table_variable(interpreter: Interpreter, operation: Operation) -> None:
    """DECLARE @t TABLE (columns)."""
    outputs = [Output(key, name) for key, name in column_names(interpreter, operation.tokens)]
    interpreter.session.temporary[(operation.names[0],)] = Relation(outputs)
    interpreter.session.generated[(operation.names[0],)] = generated_columns(interpreter, operation.tokens)


_CONSTRAINTS: Final = frozenset(
    {
        "PRIMARY", "UNIQUE", "CONSTRAINT", "FOREIGN", "CHECK", "INDEX", "KEY", "LIKE", "PERIOD", "EXCLUDE",
        "PROJECTION", "FULLTEXT", "SPATIAL", "WATERMARK",
    }
)  # fmt: skip


def generated_columns(interpreter: Interpreter, tokens: list[Token]) -> frozenset[str]:
    """The keys of columns that T-SQL fills itself, so that INSERT without a column list passes over them."""
    if not interpreter.dialect.transact:
        return frozenset()
    found = set()
    for part in split(tokens):
        words = [token.value for token in part if token.kind == WORD]
        if "IDENTITY" in words or "ROWVERSION" in words[1:2] or words[1:2] == ["AS"]:
            found |= {key for key, _ in column_names(interpreter, part)}
    return frozenset(found)


def column_names(interpreter: Interpreter, tokens: list[Token]) -> list[tuple[str, str]]:
    """(key, name) of the columns in a column list or in the definitions of CREATE TABLE."""
    found = []
    for part in split(tokens):
        if not part or part[0].kind not in {WORD, QUOTED, VARIABLE}:
            continue
        if part[0].kind == WORD and part[0].value in _CONSTRAINTS and len(part) > 1:
            continue
        name, _ = names.parse(part, 0, interpreter.dialect)
        if name is not None:
            last = name.parts[-1]
            found.append((last.key(interpreter.dialect), last.printed))
    return found


def cursor(interpreter: Interpreter, operation: Operation) -> None:
    """A cursor stands for its query."""
    tokens = operation.tokens
    lock = find(tokens, frozenset({"FOR"}), 1)
    if lock > 0 and len(tokens) > lock + 1 and tokens[lock + 1].value in {"UPDATE", "SHARE", "READ"}:
        tokens = tokens[:lock]
    operation.tokens = tokens
    interpreter.session.unopened[operation.names[0]] = operation


def opened(interpreter: Interpreter, name: str) -> Relation | None:
    """The relation of a cursor, whose query is read when the first row is wanted: by then its tables exist."""
    session = interpreter.session
    operation = session.unopened.pop(name, None)
    if operation is not None:
        session.cursors[name] = Relation()
        relation = _evaluate(interpreter, operation, operation.tokens)
        session.cursors[name] = relation
        session.variables[name] = relation
    return session.cursors.get(name)


def open_rest(interpreter: Interpreter) -> None:
    """Read the queries of cursors that nothing fetched from: their tables count."""
    for name in list(interpreter.session.unopened):
        operation = interpreter.session.unopened[name]
        interpreter.record = Record(operation.line, operation.text.sql_of(operation.tokens[:60]))
        try:
            opened(interpreter, name)
        except NotUnderstoodError as error:
            interpreter.drop(operation, str(error))
        if not interpreter.record.empty:
            interpreter.records.append(interpreter.record)


def fetch(interpreter: Interpreter, operation: Operation) -> None:
    """FETCH cursor INTO variables."""
    name, *variables = operation.names
    relation = opened(interpreter, name) or interpreter.session.variables.get(name)
    if relation is not None:
        into_variables(interpreter, relation, tuple(variables))


def loop_record(interpreter: Interpreter, operation: Operation) -> None:
    """FOR record IN query or cursor."""
    tokens = operation.tokens
    if starts_query(tokens):
        relation = _evaluate(interpreter, operation, tokens)
    else:
        name = tokens[0].text.lower()
        found = opened(interpreter, name) or interpreter.session.variables.get(name)
        relation = found if found is not None else Relation()
        if tokens[0].text == "(":
            relation = _evaluate(interpreter, operation, tokens)
    if len(operation.names) > 1:
        into_variables(interpreter, relation, operation.names)
    elif operation.names:
        interpreter.session.variables[operation.names[0]] = relation
        interpreter.session.cursors.setdefault(operation.names[0], relation)


def dynamic(interpreter: Interpreter, operation: Operation) -> None:
    """EXECUTE of a text; with an unknown part it is reported."""
    tokens = operation.tokens
    if operation.names == ("prepared",):
        name = tokens[0].text.lower() if tokens else ""
        texts = interpreter.session.texts.get(f"statement {name}")
        if texts is None and f"statement {name}" not in interpreter.session.texts:
            texts = interpreter.texts_of(tokens[:1]) or interpreter.texts_of(tokens)
        into: tuple[str, ...] = ()
    else:
        texts = interpreter.texts_of(tokens)
        into = operation.names
    if texts is None:
        interpreter.drop(operation, "a part of the dynamic SQL is not known before it runs")
        return
    for text in texts:
        interpreter.run_text(text, operation, into)


def prepare(interpreter: Interpreter, operation: Operation) -> None:
    """PREPARE name FROM text."""
    interpreter.session.texts[f"statement {operation.names[0]}"] = interpreter.texts_of(operation.tokens)


def call(interpreter: Interpreter, operation: Operation) -> None:
    """A call of a procedure: its body runs if it is known, else it is reported."""
    tokens = operation.tokens
    name, _ = names.parse(tokens, 0, interpreter.dialect)
    if name is None:
        interpreter.drop(operation, "it calls something without a name")
        return
    path = name.printed.lower()
    last = name.parts[-1].text.lower()
    if last == "sp_rename":
        from gazetteer.sqllineage.statements import moves

        moves.by_procedure(interpreter, operation)
        return
    routine = interpreter.session.routines.get(path) or interpreter.session.routines.get(last)
    if routine is not None:
        from gazetteer.sqllineage.execution import definitions

        if routine.name not in interpreter.calling:
            definitions.run_body(interpreter, routine)
    elif not _HARMLESS.match(path) and last not in interpreter.defined_later:
        interpreter.drop(operation, f"the body of the procedure {name.printed!r} is not known")


def give_back(interpreter: Interpreter, operation: Operation) -> None:
    """RETURN: of a query it is a bare SELECT, of a value only its tables count."""
    is_query = starts_query(operation.tokens) and (
        operation.names == ("query",) or operation.tokens[0].text != "(" or bool(interpreter.return_columns)
    )
    if is_query and not interpreter.returns_value:
        relation = _evaluate(interpreter, operation, operation.tokens)
        if interpreter.return_columns:
            relation = relation.renamed([(column.lower(), column) for column in interpreter.return_columns])
        interpreter.returned.append(relation)
        interpreter.result(relation)
        return
    name = operation.tokens[0].text.lower() if operation.tokens else ""
    cursor_relation = opened(interpreter, name) or interpreter.session.variables.get(name)
    if operation.names == ("query",) and cursor_relation is not None:
        interpreter.result(cursor_relation)
        return
    test(interpreter, operation)
