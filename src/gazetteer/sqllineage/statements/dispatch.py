"""Finds the grammar of a data statement by its first words, and reads queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from gazetteer.sqllineage.queries import ctes, large
from gazetteer.sqllineage.queries.parser import NotUnderstoodError, as_query, parse
from gazetteer.sqllineage.queries.relations import Output, Relation
from gazetteer.sqllineage.statements import (
    creates,
    inserts,
    merges,
    moves,
    multi_inserts,
    transfers,
    updates,
    writing,
)
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import QUOTED, UNTERMINATED, VARIABLE, WORD, Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.execution.interpreter import Interpreter

_QUERIES: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE", "PIVOT", "UNPIVOT", "SEL", "SUMMARIZE"})
_WITHOUT_DATA: Final = frozenset(
    {
        "DROP", "TRUNCATE", "GRANT", "REVOKE", "USE", "SET", "COMMENT", "ANALYZE", "EXPLAIN", "DESCRIBE",
        "DESC", "SHOW", "VACUUM", "OPTIMIZE", "REFRESH", "MSCK", "SYSTEM", "BEGIN", "COMMIT", "ROLLBACK",
        "START", "END", "UNDROP", "ATTACH", "DETACH", "PRAGMA", "SAVEPOINT", "RELEASE", "UNCACHE", "CLEAR",
        "ADD", "PURGE", "LOCK", "UNLOCK", "REPAIR", "KILL", "REASSIGN", "CLUSTER", "REINDEX", "CHECKPOINT",
        "DISCARD", "INSTALL", "DECLARE", "NULL", "RESET", "DELIMITER", "LIST", "PUT", "GET", "REMOVE", "RM",
        "LS", "UNSET", "ABORT", "PRINT", "FLUSH",
    }
)  # fmt: skip
_DATA: Final = {
    "INSERT": inserts.insert,
    "REPLACE": inserts.insert,
    "UPSERT": inserts.insert,
    "UPDATE": updates.update,
    "DELETE": updates.delete,
    "MERGE": merges.merge,
    "CREATE": creates.create,
    "CACHE": creates.cache,
    "ALTER": moves.alter,
    "RENAME": moves.rename,
    "EXCHANGE": moves.exchange,
    "COPY": transfers.copy,
    "UNLOAD": transfers.unload,
    "EXPORT": transfers.export,
    "LOAD": transfers.load,
    "BULK": transfers.bulk_insert,
    "IMPORT": transfers.load,
    "APPLY": transfers.apply_changes,
}
_INTO_END: Final = frozenset(
    {
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "FOR", "USING",
        "INTO", "FETCH", "WINDOW", "QUALIFY", "OFFSET", "OPTION",
    }
)  # fmt: skip


def run(interpreter: Interpreter, operation: Operation) -> None:
    """Read one data statement, or pass over one that moves no data."""
    tokens = operation.tokens
    broken = next((token for token in tokens if token.kind == UNTERMINATED), None)
    if broken is not None:
        raise NotUnderstoodError(f"a quote or comment that opens at {broken.text[:20]!r} does not end")
    statement(interpreter, operation, tokens)


def statement(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> None:
    """Read the statement that these tokens are."""
    head = _first_word(tokens)
    if head == "WITH":
        main, prefix = _behind_ctes(tokens)
        if main and main[0].value in {"INSERT", "UPDATE", "DELETE", "MERGE"}:
            operation.options["with"] = prefix
            head, tokens = main[0].value, main
        writing.modifying_ctes(interpreter, operation, prefix)
    if head == "DROP":
        moves.drop(interpreter, tokens)
    elif head == "FROM" and find(tokens, frozenset({"INSERT"})) > 0:
        multi_inserts.multiple_from(interpreter, operation, tokens)
    elif head in _QUERIES or tokens[0].text == "(":
        select(interpreter, operation, tokens)
    elif head in _DATA:
        _DATA[head](interpreter, operation, tokens)
    elif head not in _WITHOUT_DATA:
        raise NotUnderstoodError(f"no statement starts with {tokens[0].text[:40]!r}")


def _first_word(tokens: list[Token]) -> str:
    return tokens[0].value if tokens and tokens[0].kind == WORD else ""


def _behind_ctes(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens behind WITH a AS (…), b AS (…), and those of the WITH itself."""
    index = find(tokens, frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "FROM"}), 1)
    return (tokens[index:], tokens[:index]) if index > 0 else ([], tokens)


def select(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> None:
    """A query: its rows go to the caller, to variables (INTO, SELECT @v =) or to a new table (INTO)."""
    pivots = tokens[0].value in {"PIVOT", "UNPIVOT"}
    into, tokens_without = ([], tokens) if pivots else _cut_into(interpreter, tokens)
    if len(tokens_without) < len(tokens) and not into:
        raise NotUnderstoodError("INTO has no name behind it")
    tokens_without = _without_tail(interpreter, tokens_without)
    sql = writing.text_of(operation, tokens_without)
    if len(sql) >= large.LARGE and not into:
        interpreter.result(interpreter.query(sql))
        return
    tree = as_query(parse(sql, interpreter.dialect))
    relation = interpreter.resolver().query(tree)
    variables = _assigned_variables(interpreter, tree)
    if variables:
        _assign_each(interpreter, tree, variables, relation, tokens)
    elif into:
        _into(interpreter, into, relation)
    else:
        interpreter.result(relation)


def _assigned_variables(interpreter: Interpreter, tree: Any) -> list[str]:
    """The variables of T-SQL's SELECT @a = x, @b = y."""
    from sqlglot import exp

    if not interpreter.dialect.transact or not isinstance(tree, exp.Select):
        return []
    return [
        "@" + expression.this.name.lower()
        for expression in tree.expressions
        if isinstance(expression, exp.EQ) and isinstance(expression.this, exp.Parameter)
    ]


def _assign_each(
    interpreter: Interpreter, tree: Any, variables: list[str], relation: Relation, tokens: list[Token]
) -> None:
    from gazetteer.sqllineage.queries.expressions import flow
    from gazetteer.sqllineage.queries.scopes import Scope
    from gazetteer.sqllineage.text.operations import split

    texts = {}
    if find(tokens, frozenset({"FROM"})) < 0:
        for part in split(tokens[1:]):
            if len(part) > 2 and part[1].text == "=":
                texts[part[0].text.lower()] = interpreter.texts_of(part[2:])
    resolver = interpreter.resolver()
    scope = Scope()
    if tree.args.get("from_") is not None:
        reads = dict(interpreter.record.reads)
        ctes.push(resolver, tree, None)
        resolver.froms.add(tree.args["from_"].this, scope)
        for join in tree.args.get("joins") or []:
            resolver.froms.join(join, scope)
        interpreter.record.reads = reads
    for expression, variable in zip(tree.expressions, variables, strict=False):
        sources = flow(resolver, expression.expression, scope)
        output = Output(variable, variable, sources)
        conditions = relation.conditions | scope.conditions
        interpreter.assign(variable, Relation([output], conditions), texts.get(variable))


def _cut_into(interpreter: Interpreter, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of INTO and the query without them."""
    start = 0
    if _first_word(tokens) == "WITH":
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
        end = _behind_names(interpreter, tokens, position + 1)
    if tokens[position + 1 : position + 2] and tokens[position + 1].value in {"OUTFILE", "DUMPFILE"}:
        end = position + 3
        rest = find(tokens, frozenset({"FROM"}), position + 1)
        end = rest if rest > 0 else len(tokens)
    return tokens[position + 1 : end], tokens[:begin] + tokens[end:]


def _behind_names(interpreter: Interpreter, tokens: list[Token], index: int) -> int:
    while index < len(tokens):
        if tokens[index].value == "STRICT":
            index += 1
        _, index = names.parse(tokens, index, interpreter.dialect)
        if index >= len(tokens) or tokens[index].text != ",":
            return index
        index += 1
    return index


def _without_tail(interpreter: Interpreter, tokens: list[Token]) -> list[Token]:
    """A query without ClickHouse's FORMAT and SETTINGS."""
    if interpreter.dialect.transact:
        option = find(tokens, frozenset({"OPTION"}), 1)
        return tokens[:option] if option > 0 and tokens[option - 1].text != "." else tokens
    if interpreter.dialect.name != "clickhouse":
        return tokens
    limits = [i for i in range(len(tokens)) if tokens[i].value == "LIMIT" and tokens[i].kind == WORD]
    if len(limits) > 1 and find(tokens, frozenset({"BY"}), limits[-2]) in range(limits[-2], limits[-1]):
        # LIMIT n BY c LIMIT m: the second one has no columns, and the parser takes one only.
        tokens = tokens[: limits[-1]]
    for index in (find(tokens, frozenset({"SETTINGS"}), 1), find(tokens, frozenset({"FORMAT"}), 1)):
        if 0 < index < len(tokens) - 1 and tokens[index + 1].kind == WORD and tokens[index - 1].text != ".":
            tokens = tokens[:index]
    return tokens


def _into(interpreter: Interpreter, into: list[Token], relation: Relation) -> None:
    from gazetteer.sqllineage.execution.procedures import into_variables

    first = into[0].value
    if first in {"OUTFILE", "DUMPFILE"}:
        return
    temporary = False
    while into and into[0].kind == WORD and into[0].value in {
        "TEMP", "TEMPORARY", "UNLOGGED", "LOCAL", "TABLE", "STRICT",
    }:  # fmt: skip
        temporary = temporary or into[0].value in {"TEMP", "TEMPORARY"}
        into = into[1:]
    if not temporary and _are_variables(interpreter, into):
        targets = _targets(into)
        into_variables(interpreter, relation, targets)
        return
    name, _ = names.parse(into, 0, interpreter.dialect)
    if name is None:
        raise NotUnderstoodError("INTO has no name of a table")
    writing.create(interpreter, name, relation, temporary=temporary)


def _are_variables(interpreter: Interpreter, into: list[Token]) -> bool:
    dialect = interpreter.dialect
    if dialect.transact:
        return False
    if dialect.name in {"postgres", "redshift", "duckdb"}:
        first = into[0].text.lower() if into else ""
        return first in interpreter.session.variables or interpreter.in_routine > 0
    return True


def _targets(into: list[Token]) -> tuple[str, ...]:
    found: list[str] = []
    index = 0
    while index < len(into):
        token = into[index]
        if token.kind in {WORD, QUOTED, VARIABLE}:
            text = token.text.lower().lstrip(":") if token.kind != QUOTED else token.value
            while index + 2 < len(into) and into[index + 1].text == ".":
                text += "." + into[index + 2].text.lower()
                index += 2
            found.append(text)
        elif token.text == "(":
            index = closing(into, index)
        index += 1
    return tuple(found)
