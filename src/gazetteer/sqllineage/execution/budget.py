"""Limits of size, depth and CPU time: what is large goes to a child process, what is too large is reported."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Final

from gazetteer.sqllineage.queries.parsing import large
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import dispatch
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.operations import Kind, Operation, closing
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Text, Token

INLINE_CHARACTERS: Final = 50_000
"""A statement up to this size is read in this process: the parser needs about 0.2 s for it."""
INLINE_VALUES: Final = 200_000
"""The same for a statement that sets columns to short values, which are parsed one by one: some 0.5 s."""
_LONGEST_VALUE: Final = 5_000
INLINE_DEPTH: Final = 60
MAX_CHARACTERS: Final = 3_000_000
# What begins with another word is refused at once, whatever its size.
_FIRST_WORDS: Final = (
    "SELECT", "WITH", "INSERT", "CREATE", "MERGE", "UPDATE", "DELETE", "REPLACE", "FROM", "VALUES", "(", "COPY",
    "UNLOAD", "TABLE", "EXPORT", "CACHE",
)  # fmt: skip
_WALL_SECONDS: Final = 600


@dataclass(slots=True)
class Task:
    """What the child process gets: the state of the script, and one statement."""

    state: State
    sql: str
    line: int
    options: dict[str, Any]
    cpu_seconds: int


def needs_child(operation: Operation) -> bool:
    """Whether a statement is too large or too deep to be read in this process."""
    if operation.kind is not Kind.STATEMENT or len(operation.text.sql) < INLINE_DEPTH:
        return False
    text = operation.text.sql
    if (
        len(text) <= INLINE_CHARACTERS
        and text.count("(") + text.count("[") + text.upper().count("CASE") <= INLINE_DEPTH
    ):
        return False
    if operation.tokens[0].kind not in {WORD, SYMBOL} or not operation.tokens[0].value.startswith(_FIRST_WORDS):
        return False
    depth = deepest = size = 0
    for token in operation.tokens:
        size += len(token.text) + 1
        if token.text in {"(", "[", "CASE", "case"}:
            depth += 1
            deepest = max(depth, deepest)
        elif token.text in {")", "]", "END", "end"}:
            depth -= 1
    if deepest > INLINE_DEPTH:
        return True
    if size <= INLINE_CHARACTERS or _sets_single_values(operation.tokens, size):
        return False
    return not large.in_small_pieces(operation.text.sql_of(operation.tokens))


def _sets_single_values(tokens: list[Token], size: int) -> bool:
    """Whether a statement is one that is read value by value, and no value or query in it is long."""
    if tokens[0].value not in {"MERGE", "UPDATE"} or size > INLINE_VALUES:
        return False
    index, start = 0, tokens[0].start
    while index < len(tokens):
        token = tokens[index]
        if token.text == "(" and starts_query(tokens[index + 1 : index + 2]):
            index = closing(tokens, index)
        elif token.text in {",", "(", ")"} or token.value in {"SET", "WHEN", "THEN", "USING", "ON", "WHERE"}:
            start = token.end
        end = tokens[min(index, len(tokens) - 1)].end
        if end - start > _LONGEST_VALUE:
            return False
        index += 1
    return True


def run_in_child(state: State, operation: Operation) -> None:
    """Read one statement in a child process and take over the state that it leaves.

    NotUnderstoodError when the statement is larger than any limit, or when the child used up its CPU time.
    """
    sql = operation.text.sql_of(operation.tokens)
    if len(sql) > MAX_CHARACTERS:
        raise NotUnderstoodError(f"it has {len(sql)} characters, more than {MAX_CHARACTERS}")
    task = Task(state, sql, operation.line, {}, state.cpu_seconds)
    command = [sys.executable, "-m", "gazetteer.sqllineage.execution.worker"]
    with state.schema.portable(operation.tokens):
        request = pickle.dumps(task)
    try:
        answer = subprocess.run(command, input=request, capture_output=True, timeout=_WALL_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise NotUnderstoodError(f"it took more than {_WALL_SECONDS} s") from error
    if answer.returncode != 0:
        if answer.returncode == -signal.SIGSEGV:
            # The compiled parser has no limit of its own.
            raise NotUnderstoodError("it nests too deep for the parser")
        if answer.returncode < 0:
            raise NotUnderstoodError(f"it used up its {state.cpu_seconds} s of CPU time")
        reason = answer.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
        raise NotUnderstoodError(f"the process that read it failed: {reason[:200]}")
    state.take_over(pickle.loads(answer.stdout))  # noqa: S301 -- from our own child


def run_task(task: Task) -> State:
    """In the child: read the statement; the state with its records is the answer."""

    state = task.state
    state.in_child = True
    text = Text(task.sql, state.dialect, task.line)
    operation = Operation(Kind.STATEMENT, text, text.tokens, task.line)
    try:
        dispatch.run(state, operation)
    except NotUnderstoodError as error:
        state.drop(operation, str(error))
    except RecursionError:
        state.drop(operation, "it nests too deep")
    return state
