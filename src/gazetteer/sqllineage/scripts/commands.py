"""Commands of procedural code: OPEN, FETCH, EXECUTE, CALL, RETURN and their kin."""

from __future__ import annotations

from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.scripts.base import STARTS, Reader
from gazetteer.sqllineage.text.operations import Kind, find, split
from gazetteer.sqllineage.text.tokens import BATCH, QUOTED, STRING, SYMBOL, VARIABLE, WORD, Token


def open_cursor(reader: Reader) -> None:
    tokens = reader.tokens
    if tokens.word(1) == "SCHEMA" and tokens.symbol(2) != ";":
        reader.add(Kind.STATEMENT, reader.rest())
        return
    start = tokens.take()
    name = tokens.take().text.lower() if not tokens.done else ""
    while tokens.accept_symbol(".") and not tokens.done:
        name = tokens.take().text.lower()
    tokens.accept("NO")
    tokens.accept("SCROLL")
    if tokens.accept("FOR"):
        is_text = tokens.accept("EXECUTE")
        source = reader.rest()
        if source and source[0].value in {"SELECT", "WITH", "("} and not is_text:
            reader.openings[name] = reader.add(Kind.OPEN, source, name, at=start)
        else:
            dynamic_value(reader, source, [name], start)
            reader.operations[-1].options["cursor"] = []
        return
    opening = reader.openings[name] = reader.add(Kind.OPEN, [], name, at=start)
    found = reader.rest()
    using = find(found, frozenset({"USING"}))
    if using >= 0:
        opening.options["using"] = found[using + 1 :]
    else:
        opening.options["arguments"] = found


def fetch(reader: Reader) -> None:
    found = reader.rest()
    into = find(found, frozenset({"INTO"}))
    if into < 0:
        return
    before = [t for t in found[1:into] if t.kind in {WORD, QUOTED, VARIABLE} and t.value not in {"BULK", "COLLECT"}]
    limit = find(found, frozenset({"LIMIT"}), into)
    rest = found[into + 1 :] if limit < 0 else found[into + 1 : limit]
    if before:
        name, variables = before[-1].text.lower(), targets.variables(rest)
        if opening := reader.openings.get(name):
            opening.names += variables
        reader.add(Kind.FETCH, [], name, *variables, at=found[0])


def drop(reader: Reader) -> None:
    """T-SQL: a DROP that goes on like a definition has its body, too; all of it is one broken statement."""
    found = reader.rest()
    if len(found) > 2 and found[-1].value == "AS":
        tokens, start = reader.tokens, reader.tokens.index
        while (token := tokens.peek()) is not None and token.kind != BATCH:
            tokens.take()
        found += tokens.items[start : tokens.index]
    reader.add(Kind.STATEMENT, found)


def execute(reader: Reader) -> None:
    tokens = reader.tokens
    start = tokens.take()
    if tokens.accept("IMMEDIATE"):
        tokens.accept("FROM") if tokens.word() == "FROM" else None
        dynamic(reader, start)
        return
    if tokens.word() == "TASK" or tokens.word(0) in {"FUNCTION", "PROCEDURE"}:
        reader.rest()
        return
    if reader.depth and reader.text.dialect.plpgsql:
        dynamic(reader, start)
        return
    found = reader.rest()
    if found:
        reader.add(Kind.DYNAMIC, found, "prepared", at=start)


def dynamic(reader: Reader, start: Token) -> None:
    """EXECUTE text [INTO variables] [USING values]."""
    dynamic_value(reader, reader.rest(), [], start)


def dynamic_value(reader: Reader, found: list[Token], names: list[str], start: Token) -> None:
    """A text that runs, whose rows go to these variables or to those of its INTO."""
    found, brought_back = _brought_back(found)
    using = find(found, frozenset({"USING"}))
    head = found if using < 0 else found[:using]
    into = find(head, frozenset({"INTO", "BULK"}))
    if into >= 0:
        names = _targets(head[into + 1 :])
        head = head[:into]
    elif using >= 0 and (late := find(found, frozenset({"INTO"}), using)) >= 0:
        names = _targets(found[late + 1 :])
    operation = reader.add(Kind.DYNAMIC, head, *names, at=start)
    if using >= 0:
        end = find(found, frozenset({"INTO"}), using)
        operation.options["using"] = found[using + 1 : end if end >= 0 else len(found)]
    if brought_back:
        given = operation.options.get("using", [])
        operation.options["using"] = [*given, *brought_back] if given else brought_back[1:]


def _brought_back(found: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands before RETURNING [BULK COLLECT] INTO a, b, and `, OUT a, OUT b`: as USING has what comes back."""
    returning = find(found, frozenset({"RETURNING", "RETURN"}), 1)
    into = find(found, frozenset({"INTO"}), returning + 1) if returning >= 0 else -1
    if into < 0 or into - returning not in {1, 3}:
        return found, []
    comma = found[into]._replace(kind=SYMBOL, text=",", value=",")
    mode = found[into]._replace(text="OUT", value="OUT")
    brought_back = [token for part in split(found[into + 1 :]) for token in (comma, mode, *part)]
    return found[:returning], brought_back


def _targets(tokens: list[Token]) -> list[str]:
    return list(targets.variables([t for t in tokens if t.value not in {"COLLECT", "INTO", "STRICT"}]))


def prepare(reader: Reader) -> None:
    found = reader.rest()
    cut = find(found, frozenset({"FROM", "AS"}))
    if cut < 0 or len(found) < 4:
        return
    if found[cut].value == "AS":
        reader.add(Kind.STATEMENT, found[cut + 1 :], at=found[0])
    elif found[cut + 1].kind == WORD and found[cut + 1].value in STARTS:
        text = reader.text.sql_of(found[cut + 1 :])
        literal = found[cut]._replace(kind=STRING, text=text, value=text)
        reader.add(Kind.PREPARE, [literal], found[1].text.lower(), at=found[0])
    else:
        reader.add(Kind.PREPARE, found[cut + 1 :], found[1].text.lower(), at=found[0])


def call(reader: Reader) -> None:
    """CALL p(…) [INTO variable]."""
    start = reader.tokens.take()
    found = reader.rest()
    into = find(found, frozenset({"INTO"}), 1)
    head, names = (found, ()) if into < 0 else (found[:into], targets.variables(found[into + 1 :]))
    if head:
        reader.add(Kind.CALL, head, *names, at=start)


def perform(reader: Reader) -> None:
    start = reader.tokens.take()
    found = reader.rest()
    if found:
        reader.add(Kind.TEST, found, "perform", at=start)


def return_(reader: Reader) -> None:
    tokens = reader.tokens
    start = tokens.take()
    if tokens.accept("QUERY", "EXECUTE"):
        found = reader.rest()
        using = find(found, frozenset({"USING"}))
        operation = reader.add(Kind.DYNAMIC, found if using < 0 else found[:using], at=start)
        operation.options |= {"returned": [], "using": found[using + 1 :] if using >= 0 else []}
        return
    if tokens.accept("QUERY"):
        found = reader.rest()
        reader.add(Kind.RETURN, found, "query", at=start)
        return
    if tokens.word() == "TABLE" and tokens.symbol(1) == "(":
        tokens.take()
        found = tokens.parenthesised()
        reader.add(Kind.RETURN, found, "query", at=start)
        reader.rest()
        return
    if tokens.word() == "NEXT" and reader.depth:
        tokens.take()
        reader.add(Kind.RETURN, reader.rest(), "next", at=start)
        return
    found = reader.rest()
    if found:
        reader.add(Kind.RETURN, found, at=start)


def pipe(reader: Reader) -> None:
    """PL/SQL's PIPE ROW (value)."""
    start = reader.tokens.take()
    is_row = reader.tokens.accept("ROW")
    found = reader.rest()
    if is_row and found:
        reader.add(Kind.RETURN, found, "next", at=start)


def do(reader: Reader) -> None:
    tokens = reader.tokens
    start = tokens.take()
    found = reader.rest()
    body = next((t for t in found if t.kind in {"dollar", STRING}), None)
    if body is None or found[0] not in (body, *(t for t in found if t.value == "LANGUAGE")):
        reader.add(Kind.TEST, found, at=start) if found else None
        return
    reader.block_in(body)


def assert_(reader: Reader) -> None:
    """BigQuery's ASSERT condition AS 'message'."""
    start = reader.tokens.take()
    found = reader.rest()
    message = find(found, frozenset({"AS"}))
    if found:
        reader.add(Kind.TEST, found if message < 0 else found[:message], at=start)


def leave(reader: Reader) -> None:
    """EXIT, CONTINUE and their kin, whose WHEN may have a query."""
    found = reader.rest()
    when = find(found, frozenset({"WHEN"}), 1)
    if when > 0 and _may_read(found):
        reader.add(Kind.TEST, found[when + 1 :])


def raise_(reader: Reader) -> None:
    """RAISE level 'format', values USING option = value; SIGNAL state SET item = value."""
    found = reader.rest()
    for part in split(found) if _may_read(found) else ():
        start = find(part, frozenset({"USING", "SET"})) + 1
        for value in (part[: max(start - 1, 0)], part[start:]):
            is_option = len(value) > 2 and value[1].text in {"=", ":="}
            if _may_read(value):
                reader.add(Kind.TEST, value[2:] if is_option else value, at=found[0])


def _may_read(tokens: list[Token]) -> bool:
    """Whether there may be a query or a call among these tokens."""
    return any(token.text == "(" for token in tokens)
