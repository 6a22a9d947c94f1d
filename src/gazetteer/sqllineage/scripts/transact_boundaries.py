"""Where one T-SQL statement ends and the next one begins, since no semicolon says it."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.text.operations import Tokens, closing, find
from gazetteer.sqllineage.text.tokens import BATCH, QUOTED, WORD

# First words of statements that are also common names.
_SOFT_STARTS: Final = frozenset(
    {
        "BACKUP", "RESTORE", "KILL", "SAVE", "ENABLE", "DISABLE", "BULK", "USE", "OPEN", "CLOSE", "PRINT",
        "THROW", "CHECKPOINT", "CONTINUE", "BREAK", "RETURN",
    }
)  # fmt: skip
_BEFORE_NAMES: Final = frozenset(
    {
        "FROM", "INTO", "JOIN", "AS", "UPDATE", "TABLE", "SELECT", "BY", "ON", "AND", "OR", "WHERE", "SET",
        "DISTINCT", "IN", "WHEN", "THEN", "ELSE", "NOT", "IS", "USING", "MERGE", "DELETE", "VIEW", "SCHEMA",
        "APPLY", "LIKE", "BETWEEN",
    }
)  # fmt: skip
_SET_OPERATORS: Final = frozenset({"UNION", "ALL", "EXCEPT", "INTERSECT"})
_MAIN: Final = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"})
_DDL: Final = frozenset({"CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE", "DENY"})
_WITHIN_DDL: Final = frozenset(
    {
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "EXECUTE",
        "ALTER",
        "DROP",
        "CREATE",
        "SET",
        "WITH",
        "MERGE",
        "ENABLE",
        "DISABLE",
    }
)
# What may stand before WITH when it is a hint or an option and not the start of a query.
_HINT_WORDS: Final = frozenset(
    {
        "NOLOCK", "READPAST", "UPDLOCK", "HOLDLOCK", "ROWLOCK", "TABLOCK", "TABLOCKX", "XLOCK", "INDEX",
        "FORCESEEK", "FORCESCAN", "READUNCOMMITTED", "READCOMMITTED", "REPEATABLEREAD", "SERIALIZABLE",
        "SNAPSHOT", "PAGLOCK", "NOEXPAND", "NOWAIT", "READCOMMITTEDLOCK", "KEEPIDENTITY", "KEEPDEFAULTS",
        "IGNORE_CONSTRAINTS",
    }
)  # fmt: skip
STARTS: Final = frozenset(
    {
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "EXEC", "EXECUTE", "DECLARE", "SET", "IF",
        "ELSE", "WHILE", "BEGIN", "END", "CREATE", "ALTER", "DROP", "TRUNCATE", "PRINT", "RETURN", "OPEN",
        "FETCH", "CLOSE", "DEALLOCATE", "RAISERROR", "THROW", "COMMIT", "ROLLBACK", "SAVE", "USE", "GRANT",
        "REVOKE", "DENY", "WAITFOR", "BREAK", "CONTINUE", "GOTO", "BULK", "DBCC", "CHECKPOINT", "BACKUP",
        "RESTORE", "KILL", "RECONFIGURE", "DISABLE", "ENABLE", "RENAME",
    }
)  # fmt: skip


def starts_statement(tokens: Tokens, word: str, first: str, start: int) -> bool:
    """Whether the word at the position begins a statement, inside of one that began with `first` at `start`."""
    before = tokens.word(-1)
    if (before == "OR" and word == "ALTER") or (word == "RENAME" and tokens.word(1) != "OBJECT"):
        return False
    if tokens.symbol(-1) in {".", ",", "=", "("} and word != "SELECT":
        return False
    if word in _SOFT_STARTS and (before in _BEFORE_NAMES or tokens.symbol(1) in {".", ",", "=", ")"}):
        return False
    if first == "WITH" and word in _MAIN and not has_main_statement(tokens, start):
        return False
    if word == "WITH":
        return starts_with_query(tokens, first)
    if first in _DDL and continues_ddl(tokens, word, first, before, start):
        return False
    return not _continues(tokens, word, first, before, start)


def _continues(tokens: Tokens, word: str, first: str, before: str, start: int) -> bool:
    """Whether a word that may begin a statement is a part of the one before, by the rule for this word."""
    if word == "SELECT":
        return continues_with_select(tokens)
    if word == "SET":
        return continues_with_set(tokens, first, start)
    if word in {"INSERT", "UPDATE", "DELETE"}:
        return before in {"THEN", "BULK"} or (before == "FOR" and word == "UPDATE") or tokens.symbol(1) == ","
    if word == "MERGE":
        return before in {"INNER", "LEFT", "FULL", "RIGHT", "OUTER"} or tokens.word(1) == "JOIN"
    if word in {"EXEC", "EXECUTE"}:
        is_source = first == "INSERT" and only_target(tokens, start)
        return is_source or before == "WITH" or tokens.word(1) == "AS"
    if word == "FETCH":
        is_limit = tokens.word(1) in {"NEXT", "FIRST"} and tokens.word(2) != "FROM"
        return is_limit and before in {"ROWS", "ROW"}
    return word == "OPEN" and first == "SELECT" and before == "AS"


def only_target(tokens: Tokens, start: int) -> bool:
    """Whether the INSERT has neither VALUES nor a query yet."""
    return not any(
        token.value in {"VALUES", "SELECT", "EXEC", "EXECUTE"}
        for token in tokens.items[start : tokens.index]
        if token.kind == WORD
    )


def starts_with_query(tokens: Tokens, first: str) -> bool:
    if tokens.symbol(-1) == ";":
        return True
    if tokens.symbol(1) == "(":
        return False
    following = tokens.peek(2)
    named = tokens.peek(1)
    if named is None or following is None or named.kind not in {WORD, QUOTED}:
        return False
    if first in {"CREATE", "ALTER"} and tokens.word(-1) != "AS":
        return (following.text == "(" and is_cte(tokens)) or (tokens.word(2) == "AS" and tokens.symbol(3) == "(")
    if tokens.word(-1) == "AS":
        return False
    if tokens.word(2) == "AS" and tokens.symbol(3) == "(":
        return True
    return following.text == "(" and is_cte(tokens)


def is_cte(tokens: Tokens) -> bool:
    """WITH name (columns) AS ( … )."""
    end = closing(tokens.items, tokens.index + 2)
    return (
        end + 2 < len(tokens.items)
        and tokens.items[end + 1].value == "AS"
        and tokens.items[end + 2].text == "("
        and tokens.items[tokens.index + 1].value not in _HINT_WORDS
    )


def continues_ddl(tokens: Tokens, word: str, first: str, before: str, start: int) -> bool:
    if first in {"GRANT", "REVOKE", "DENY"}:
        return word in _WITHIN_DDL and before in {"GRANT", "REVOKE", "DENY", "", "FOR"}
    if word not in _WITHIN_DDL:
        return False
    head = [t.value for t in tokens.items[start : start + 6] if t.kind == WORD]
    if "VIEW" in head:
        return before == "AS" or word == "WITH" or continues_with_select(tokens)
    if word == "SELECT":
        return before == "AS" or continues_with_select(tokens)
    if word in {"DELETE", "UPDATE", "INSERT"}:
        return before in {"ON", "FOR", "AFTER", "OF", "INSTEAD"}
    if first == "ALTER":
        return tokens.index - start <= 6 and word in {"ALTER", "DROP", "SET", "ENABLE", "DISABLE", "WITH"}
    return word == "SET" and before in {"DELETE", "UPDATE"}


def continues_with_select(tokens: Tokens) -> bool:
    return tokens.word(-1) in _SET_OPERATORS or tokens.symbol(-1) == "(" or opens_insert_query(tokens)


def opens_insert_query(tokens: Tokens) -> bool:
    """Whether the tokens before this SELECT are `INSERT … t (columns)` without a source yet."""
    items = tokens.items
    index = tokens.index - 1
    depth = 0
    while index >= 0:
        token = items[index]
        if token.text == ")":
            depth += 1
        elif token.text == "(":
            depth -= 1
        elif depth == 0 and (token.text == ";" or token.kind == BATCH):
            return False
        elif depth == 0 and token.kind == WORD:
            if token.value == "RETURN":
                return index == tokens.index - 1
            if token.value in {"INSERT", "CURSOR"}:
                return True
            if token.value == "FOR" and items[index - 1].value in {"CURSOR", "ONLY", "FORWARD", "STATIC", "LOCAL",
                "FAST_FORWARD", "READ_ONLY", "KEYSET", "DYNAMIC", "FORWARD_ONLY", "SCROLL"}:  # fmt: skip
                return True
            if token.value == "WITH" and items[index + 1].text == "(":
                index -= 1
                continue
            if token.value == "WITH":
                return not has_main_statement(tokens, index)
            if token.value in STARTS or token.value in {"VALUES", "FROM", "WHERE"}:
                return False
        index -= 1
    return False


def has_main_statement(tokens: Tokens, start: int) -> bool:
    """Whether the statement behind WITH … AS (…) has begun."""
    return find(tokens.items[start : tokens.index], _MAIN) >= 0


def continues_with_set(tokens: Tokens, first: str, start: int) -> bool:
    if tokens.word(-1) in {"UPDATE", "DELETE"} and tokens.word(-2) == "ON":
        return True
    if first in {"UPDATE", "MERGE", "WITH"}:
        last = next((t.value for t in reversed(tokens.items[start : tokens.index]) if t.value in {"UPDATE", "SET"}), "")
        return last == "UPDATE"
    return False
