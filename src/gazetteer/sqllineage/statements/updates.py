"""UPDATE and DELETE."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import emptying, writing
from gazetteer.sqllineage.statements.changes import Change
from gazetteer.sqllineage.text.operations import Operation, find, is_no_clause
from gazetteer.sqllineage.text.tokens import WORD, Token

_MODIFIERS: Final = frozenset({"LOW_PRIORITY", "IGNORE", "ONLY", "QUICK", "OR", "REPLACE", "ABORT", "FAIL", "ROLLBACK"})
_AFTER_WHERE: Final = frozenset({"RETURNING", "ORDER", "LIMIT", "OPTION"})

_ENDS: Final = ("ORDER", "LIMIT", "OPTION")


def update(state: State, operation: Operation, tokens: list[Token]) -> None:
    """UPDATE target SET … [FROM …] [WHERE …]."""
    start = _behind_modifiers(state, operation, tokens)
    set_at = find(tokens, frozenset({"SET"}), start)
    if set_at < 0:
        raise NotUnderstoodError("UPDATE has no SET")
    head = tokens[start:set_at]
    clauses = _clauses(tokens[set_at + 1 :])
    change = Change(state, operation, head, clauses)
    change.targets(head)
    scope = change.scope()
    relation = change.by_target(clauses["SET"], scope)
    for target, assigned in relation:
        assigned.conditions |= scope.conditions
        target.add(assigned)
        target.mark()
    change.hand_on()


def delete(state: State, operation: Operation, tokens: list[Token]) -> None:
    """DELETE [targets] FROM … [USING …] [WHERE …]."""
    start = _behind_modifiers(state, operation, tokens)
    using = find(tokens, frozenset({"USING"}), start)
    where = find(tokens, frozenset({"WHERE"}), start)
    from_at = find(tokens, frozenset({"FROM"}), start)
    end = where if where >= 0 else find(tokens, _AFTER_WHERE, start)
    end = len(tokens) if end < 0 else end
    clauses = _clauses(tokens[where:] if where >= 0 else tokens[end:])
    head: list[Token]
    if from_at == start:
        second = find(tokens, frozenset({"FROM"}), start + 1)
        if using >= 0 and using < end:
            head, clauses["FROM"] = tokens[start + 1 : using], tokens[using + 1 : end]
        elif 0 <= second < end:
            head, clauses["FROM"] = tokens[start + 1 : second], tokens[second + 1 : end]
        else:
            head = tokens[start + 1 : end]
    elif 0 <= from_at < end:
        if not (state.dialect.target_in_from or state.dialect.updates_joins):
            raise NotUnderstoodError("DELETE has a table before FROM, which this dialect does not know")
        head, clauses["FROM"] = tokens[start:from_at], tokens[from_at + 1 : end]
    else:
        head = tokens[start:end]
    output = find(head, frozenset({"OUTPUT"}))
    if output >= 0:
        head, clauses["OUTPUT"] = head[:output], head[output + 1 :]
    output = find(clauses["FROM"], frozenset({"OUTPUT"}))
    if output >= 0:
        clauses["FROM"], clauses["OUTPUT"] = clauses["FROM"][:output], clauses["FROM"][output + 1 :]
    change = Change(state, operation, head, clauses)
    change.targets(head, several=True)
    scope = change.scope()
    for target in change.found:
        target.add(Relation(conditions=set(scope.conditions)))
        target.mark()
    change.hand_on()
    if len(change.found) == 1 and using < 0 and emptying.is_of_all_rows(clauses, tokens[1:start]):
        emptying.empty(state, change.found[0].temporary)


def _behind_modifiers(state: State, operation: Operation, tokens: list[Token]) -> int:
    index = 1
    while index < len(tokens) and tokens[index].kind == WORD and tokens[index].value in _MODIFIERS:
        index += 1
    return writing.behind_top(state, operation, tokens, index)


def _clauses(tokens: list[Token]) -> dict[str, list[Token]]:
    """The clauses behind SET or the target: SET, OUTPUT, FROM, WHERE, RETURNING, ORDER, LIMIT, OPTION."""
    found: dict[str, list[Token]] = {"SET": [], "OUTPUT": [], "FROM": [], "WHERE": [], "RETURNING": []}
    found |= {word: [] for word in _ENDS}
    current = "SET"
    depth = cases = 0
    for index, token in enumerate(tokens):
        if token.kind == WORD:
            begins = depth == 0 and not cases and token.value in found and token.value not in {"SET", *_ENDS}
            if begins and not is_no_clause(tokens, index):
                current = token.value
                continue
            if depth == 0 and not cases and _begins_end(tokens, index):
                current = token.value
                continue
            cases += {"CASE": 1, "END": -1 if cases else 0}.get(token.value, 0)
        elif token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        found.setdefault(current, []).append(token)
    return found


def _begins_end(tokens: list[Token], index: int) -> bool:
    """Whether ORDER BY, LIMIT or OPTION stands at an index, and no column of such a name."""
    if tokens[index].value == "ORDER":
        return words_at(tokens, index + 1, "BY")
    behind = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_name = behind in {"", "=", ".", ","} or (index > 0 and tokens[index - 1].text in {",", "."})
    return tokens[index].value in _ENDS and not is_name
