"""Oracle's MODEL clause as a query below the one that has it: its cells are windows over the rows."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, all_made, is_word, made, opens, word_at, words_at
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import SYMBOL, Token

_OPTIONS: Final = frozenset(
    {"IGNORE", "KEEP", "NAV", "UNIQUE", "SINGLE", "RETURN", "UPDATED", "ALL", "ROWS", "RULES", "UPDATE", "UPSERT",
     "AUTOMATIC", "SEQUENTIAL", "ORDER"}
)  # fmt: skip
_BEHIND_MODEL: Final = frozenset({"PARTITION", "DIMENSION", "IGNORE", "KEEP", "UNIQUE", "RETURN", "MAIN"})


class _Column(NamedTuple):
    value: list[Token]
    name: Token


class _Model(NamedTuple):
    """What the parentheses of a clause hold, and the index behind it."""

    keys: list[_Column]
    """Of PARTITION BY and DIMENSION BY."""
    measures: list[_Column]
    rules: list[list[Token]]
    end: int


def _models(tokens: list[Token]) -> list[Token]:
    """SELECT a FROM t MODEL … is SELECT a FROM (SELECT keys, measures FROM t)."""
    out = list(tokens)
    for index in range(len(out) - 1, 0, -1):
        if not is_word(out, index, {"MODEL"}) or not is_word(out, index + 1, _BEHIND_MODEL):
            continue
        start = _start_of_rows(out, index)
        model = _read(out, index) if start > 0 else None
        if model is not None:
            out[start : model.end] = _query(model, out[start:index])
    return out


def _start_of_rows(tokens: list[Token], index: int) -> int:
    """The index of the FROM that belongs to the query with a clause at an index, 0 if there is none."""
    depth = 0
    for at in range(index - 1, 0, -1):
        depth += {")": 1, "(": -1}.get(tokens[at].text, 0) if tokens[at].kind == SYMBOL else 0
        if depth < 0:
            return 0
        if depth == 0 and is_word(tokens, at, {"FROM"}):
            return at
    return 0


def _read(tokens: list[Token], index: int) -> _Model | None:
    """The parts of a clause; None of one that refers to another model."""
    lists: dict[str, list[Token]] = {}
    at = index + 1
    for clause in (("PARTITION", "BY"), ("DIMENSION", "BY"), ("MEASURES",), ()):
        while is_word(tokens, at, _OPTIONS) or is_word(tokens, at - 1, {"MAIN"}) or is_word(tokens, at, {"MAIN"}):
            at += 1
        if clause == () and is_word(tokens, at, {"ITERATE"}):
            at = _behind_iteration(tokens, at)
        if clause[:1] == ("PARTITION",) and not words_at(tokens, at, *clause):
            continue
        start = at + len(clause)
        if not words_at(tokens, at, *clause) or not opens(tokens, start):
            return None
        lists[clause[0] if clause else ""] = tokens[start + 1 : closing(tokens, start)]
        at = closing(tokens, start) + 1
    keys = [*split(lists.get("PARTITION", [])), *split(lists["DIMENSION"])]
    measures = [_column(part) for part in split(lists["MEASURES"]) if part]
    return _Model([_column(part) for part in keys if part], measures, _parts(lists[""]), at)


def _behind_iteration(tokens: list[Token], at: int) -> int:
    """The index behind ITERATE (number) [UNTIL (condition)]."""
    at = closing(tokens, at + 1) + 1
    return closing(tokens, at + 1) + 1 if is_word(tokens, at, {"UNTIL"}) else at


def _column(part: list[Token]) -> _Column:
    """A value with its name, which may be its own."""
    if len(part) == 1 or part[-1].kind not in NAMES or part[-2].text == ".":
        return _Column(part, part[-1])
    return _Column(part[: -2 if is_word(part, len(part) - 2, {"AS"}) else -1], part[-1])


def _parts(rules: list[Token]) -> list[list[Token]]:
    """The rules, that may have commas in their brackets."""
    found: list[list[Token]] = [[]]
    depth = 0
    for token in rules:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.text, 0) if token.kind == SYMBOL else 0
        if depth == 0 and token.text == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _query(model: _Model, rows: list[Token]) -> list[Token]:
    """FROM and the query of what the cells have; `rows` begins with its own FROM."""
    at = rows[0]
    cells = {measure.name.value.upper(): measure for measure in model.measures}
    keys = {key.name.value.upper(): key for key in model.keys}
    taken = {name: {name} for name in cells}
    places: list[list[Token]] = [key.value for key in model.keys]
    for rule in model.rules:
        changed, value, inside = _sides(rule)
        if changed in cells:
            taken[changed] |= {token.value.upper() for token in value if token.kind in NAMES} & (cells | keys).keys()
        places += [cells[token.value.upper()].value for token in inside if token.value.upper() in cells]
        places += _subqueries(rule)
    listed = [[*key.value, *all_made("AS", at), key.name] for key in model.keys]
    for name, measure in cells.items():
        values = [(cells | keys)[each].value for each in sorted(_reached(taken, name))]
        over = [*all_made(") OVER ( ORDER BY", at), *_joined(places, at), made(")", at)]
        listed.append([*all_made("cell (", at), *_joined(values, at), *over, made("AS", at), measure.name])
    return [*all_made("FROM ( SELECT", at), *_joined(listed, at), *rows, made(")", at)]


def _sides(rule: list[Token]) -> tuple[str, list[Token], list[Token]]:
    """The measure that a rule changes, what it is given outside of brackets, and what stands in brackets."""
    changed = next((token.value.upper() for i, token in enumerate(rule) if words_at(rule, i + 1, "[")), "")
    value: list[Token] = []
    inside: list[Token] = []
    depth = 0
    is_value = False
    for token in rule:
        depth += {"[": 1, "]": -1}.get(token.text, 0) if token.kind == SYMBOL else 0
        if depth:
            inside.append(token)
        elif is_value:
            value.append(token)
        is_value = is_value or (depth == 0 and token.text == "=")
    return changed, value, inside


def _subqueries(rule: list[Token]) -> list[list[Token]]:
    """The queries that say for which cells a rule is: FOR a IN (SELECT …)."""
    starts = [i for i in range(len(rule)) if opens(rule, i) and word_at(rule, i + 1, i + 2, "SELECT") > 0]
    return [rule[start : closing(rule, start) + 1] for start in starts]


def _reached(taken: dict[str, set[str]], name: str) -> set[str]:
    """What a measure comes from, through others."""
    found, todo = {name}, [name]
    while todo:
        for each in taken.get(todo.pop(), set()) - found:
            found.add(each)
            todo.append(each)
    return found


def _joined(parts: list[list[Token]], at: Token) -> list[Token]:
    return [token for part in parts for token in (made(",", at), *part)][1:]


RULES: Final = (Rule("models", r"\bmeasures\s*\(", _models),)
