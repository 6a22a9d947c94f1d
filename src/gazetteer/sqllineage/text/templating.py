"""Jinja that was left in SQL text: replaced by the SQL that it most likely stands for, line for line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.sqllineage.text import macros
from gazetteer.sqllineage.text.macros import PLACEHOLDER

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_REF = re.compile(r"""^(?:snapshot|seed|model)\s*\((?P<args>[^()]*)\)$""", re.DOTALL)
_STRING = re.compile(r"""(['"])(.*?)\1""", re.DOTALL)
_CALL = re.compile(r"^[\w.]+\s*\((?P<args>.*)\)$", re.DOTALL)
_VALUE_CALLS = re.compile(r"^(var|env_var|get_partitions|modules\b)")
_UNIONS = frozenset({"union_relations"})
# Packages whose macros take columns as texts and give a value of them.
_OF_COLUMNS = re.compile(r"^(?:dbt_utils|dbt|dbt_date|dbt_expectations)\.")
_NOTHING = re.compile(r"^(config|do|log|print|set_sql_header|snapshot_|adapter\.|exceptions\.|run_query|docs|return)\b")
_FOR = re.compile(r"^for\s+(\w+)\s+in\s+(.+)$", re.DOTALL)
_SET = re.compile(r"^set\s+(\w+)\s*=\s*(.+)$", re.DOTALL)
_UNLESS_LAST = re.compile(r"""^(['"])(.*?)\1\s+if\s+not\s+loop\.last(\s+else\s+.*)?$""", re.DOTALL)
_MAX_REPETITIONS = 200
_MAX_LINE = 2000


def contains_template(sql: str) -> bool:
    """Whether the text has anything that looks like a jinja tag."""
    return "{{" in sql or "{%" in sql or "{#" in sql


def render(sql: str) -> str:
    """SQL with its jinja tags replaced.

    `ref('x')` becomes x, `source('a','b')` becomes a.b; the first branch of an `if` counts; a `for` over a list of
    strings is unrolled; other expressions become a name made from their text, a literal inside quotes. The lines keep
    their numbers except after an unrolled loop.
    """
    pieces = list(_pieces(sql))
    values: dict[str, list[str]] = {}
    text, _ = _Renderer(pieces, values).block(0, {})
    return text


def _pieces(sql: str) -> Iterator[tuple[str, str]]:
    """The text cut into ("text" | "expression" | "tag" | "comment", content)."""
    position = 0
    for match in _TAG.finditer(sql):
        if match.start() > position:
            yield "text", sql[position : match.start()]
        content = match.group()
        kind = {"{{": "expression", "{%": "tag", "{#": "comment"}[content[:2]]
        yield kind, content
        position = match.end()
    if position < len(sql):
        yield "text", sql[position:]


def _strings(expression: str) -> list[str] | None:
    expression = expression.strip()
    if not expression.startswith(("[", "(")):
        return None
    return [match.group(2) for match in _STRING.finditer(expression)]


class _Renderer:
    def __init__(self, pieces: list[tuple[str, str]], values: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.values = values
        self.scalars: dict[str, str] = {}
        self.raw: dict[str, str] = {}
        self.repetitions = 0

    def block(self, index: int, loop: dict[str, str]) -> tuple[str, int]:
        """Render up to the end of the block that starts at `index`; gives the text and where the end tag stands."""
        out: list[str] = []
        while index < len(self.pieces):
            kind, content = self.pieces[index]
            if kind == "text":
                out.append(content)
            elif kind == "comment":
                out.append("\n" * content.count("\n"))
            elif kind == "expression":
                quoted = _inside_literal(out)
                out.append(self.expression(content[2:-2].strip("-+ \t\r\n"), loop, out, quoted=quoted))
                out.append("\n" * content.count("\n"))
            else:
                tag = content[2:-2].strip("-+ \t\r\n")
                word = _word(content)
                if word in {"endif", "endfor", "endmacro", "endset", "else", "elif", "endcall", "endsnapshot"}:
                    return "".join(out), index
                text, index = self.tag(word, tag, index, loop)
                out.append(text + "\n" * content.count("\n"))
            index += 1
        return "".join(out), index

    def tag(self, word: str, tag: str, index: int, loop: dict[str, str]) -> tuple[str, int]:
        if word == "if":
            return self.branches(tag, index, loop)
        if word == "for":
            return self.loop(tag, index, loop)
        if word == "set" and (match := _SET.match(tag)):
            self.raw[match.group(1)] = match.group(2)
            strings = _strings(match.group(2))
            if strings is not None:
                self.values[match.group(1)] = strings
            elif literal := _STRING.fullmatch(match.group(2).strip()):
                self.scalars[match.group(1)] = literal.group(2)
            return "", index
        if word in {"set", "macro", "call"}:
            text, end = self.skip(index + 1, loop)
            return "\n" * text.count("\n"), end
        return "", index

    def skip(self, index: int, loop: dict[str, str]) -> tuple[str, int]:
        text, end = self.block(index, loop)
        while end < len(self.pieces) and _word(self.pieces[end][1]) in {"else", "elif"}:
            more, end = self.block(end + 1, loop)
            text += more
        return text, end

    def branches(self, tag: str, index: int, loop: dict[str, str]) -> tuple[str, int]:
        condition = tag[2:].strip()
        text, end = self.block(index + 1, loop)
        taken = not (condition == "not loop.last" and loop.get("loop.last")) and not (
            condition in {"not loop.first"} and loop.get("loop.first")
        )
        result = text if taken else ""
        while end < len(self.pieces):
            if _word(self.pieces[end][1]) not in {"else", "elif"}:
                break
            other, end = self.block(end + 1, loop)
            if not taken:
                result, taken = other, True
            else:
                result += "\n" * other.count("\n")
        return result, end

    def loop(self, tag: str, index: int, loop: dict[str, str]) -> tuple[str, int]:
        match = _FOR.match(tag)
        items = None
        if match is not None:
            source = match.group(2).strip()
            items = _strings(source) if source[:1] in "[(" else self.values.get(source)
        name = match.group(1) if match is not None else "item"
        items = items if items else [name]
        out = []
        end = index + 1
        for number, item in enumerate(items):
            self.repetitions += 1
            if self.repetitions > _MAX_REPETITIONS:
                break
            last = "1" if number == len(items) - 1 else ""
            text, end = self.block(
                index + 1, {**loop, name: item, "loop.last": last, "loop.first": "" if number else "1"}
            )
            out.append(text)
        if not out:
            _, end = self.block(index + 1, loop)
        return "".join(out), end

    def expression(self, expression: str, loop: dict[str, str], before: list[str], *, quoted: bool) -> str:
        expression = expression.strip()
        if expression in loop:
            return loop[expression]
        if expression in self.scalars:
            return self.scalars[expression]
        if (relation := macros.relation(expression)) is not None:
            return relation
        if match := _REF.match(expression):
            names = [part.group(2) for part in _STRING.finditer(match.group("args"))]
            return names[-1] if names else "this"
        if match := _UNLESS_LAST.match(expression):
            return "" if loop.get("loop.last") else match.group(2)
        if _NOTHING.match(expression):
            return ""
        if quoted:
            return "x"
        if literal := _STRING.fullmatch(expression):
            return literal.group(2)
        call = _CALL.match(expression)
        if call is not None and not _VALUE_CALLS.match(expression):
            return self.macro(expression.split("(", 1)[0].strip(), call.group("args"), before)
        return PLACEHOLDER + re.sub(r"\W+", "_", expression).strip("_")[:60]

    def macro(self, path: str, arguments: str, before: list[str]) -> str:
        """What a call of a macro most likely stands for."""
        name = path.rsplit(".", 1)[-1]
        if name == "star":
            return macros.star(arguments)
        relations = macros.relations(arguments, self.raw)
        if relations and (name in _UNIONS or _is_body(before)):
            return macros.union(relations, known=name in _UNIONS)
        columns = [part.group(2) for part in _STRING.finditer(arguments)]
        function = re.sub(r"\W+", "_", path)
        if not _OF_COLUMNS.match(path):
            function = f"unknown_{function}"
        return f"{PLACEHOLDER}{function}({', '.join(column for column in columns if column)})"


def _word(content: str) -> str:
    words = content[2:-2].strip("-+ \t\r\n").split(None, 1)
    return words[0] if words else ""


def _is_body(before: list[str]) -> bool:
    """Whether what comes next is the body of a query in parentheses, or the whole text."""
    text = "".join(before[-3:]).rstrip()
    return not text or text.endswith("(")


def _inside_literal(out: list[str]) -> bool:
    line = ""
    for piece in reversed(out):
        line = piece.rsplit("\n", 1)[-1] + line
        if "\n" in piece or len(line) > _MAX_LINE:
            break
    return line.count("'") % 2 == 1
