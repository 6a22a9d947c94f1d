"""A template cut into text, expressions and nested blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_OPENING: Final = re.compile(r"\{\{|\{%|\{#")
_INNER: Final = re.compile(r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+"|[{}]|%\}""", re.DOTALL)
_CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCKS: Final = frozenset(
    {"if", "for", "macro", "call", "snapshot", "test", "materialization", "raw", "filter", "block", "set", "docs"}
)
_MARKS: Final = "-+ \t\r\n"


@dataclass(slots=True)
class Branch:
    """What stands between two tags: the content of the first, and the nodes."""

    tag: str
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A piece of a template: `word` is "text", "expression", or the first word of a tag."""

    word: str
    content: str
    written: str
    branches: list[Branch] = field(default_factory=list)

    @property
    def lines(self) -> str:
        """As many line ends as the piece has."""
        inner = "".join(node.lines for branch in self.branches for node in branch.nodes)
        return "\n" * self.written.count("\n") + inner


def parse(sql: str) -> list[Node]:
    """The nodes of a template. A block that does not end goes on to the end of the text."""
    top = Branch("")
    open_nodes: list[Node] = []
    for opening, written in _pieces(sql):
        branch = open_nodes[-1].branches[-1] if open_nodes else top
        content = written[2:-2].strip(_MARKS) if opening else written
        word = {"": "text", "{{": "expression", "{#": "comment"}.get(opening) or content.split(None, 1)[:1]
        if isinstance(word, str):
            branch.nodes.append(Node(word, content, written))
            continue
        name = word[0] if word else ""
        if name.startswith("end"):
            _close(open_nodes, name[3:])
            top_branch = open_nodes[-1].branches[-1] if open_nodes else top
            top_branch.nodes.append(Node("comment", "", written))
        elif name in {"else", "elif"} and open_nodes:
            open_nodes[-1].branches.append(Branch(content, [Node("comment", "", written)]))
        else:
            node = Node(name, content, written)
            branch.nodes.append(node)
            if name in _BLOCKS and not (name == "set" and "=" in content):
                node.branches.append(Branch(content))
                open_nodes.append(node)
    return top.nodes


def _close(open_nodes: list[Node], name: str) -> None:
    for index in range(len(open_nodes) - 1, -1, -1):
        if open_nodes[index].word == name:
            del open_nodes[index:]
            return


def _pieces(sql: str) -> Iterator[tuple[str, str]]:
    """Texts, with an empty opening, and tags with theirs."""
    position = search = 0
    endless: set[str] = set()
    while (match := _OPENING.search(sql, search)) is not None:
        end = _end(sql, match.start(), match.group()) if match.group() not in endless else -1
        if end < 0:
            endless.add(match.group())
            search = match.end()
            continue
        if match.start() > position:
            yield "", sql[position : match.start()]
        yield match.group(), sql[match.start() : end]
        position = search = end
    if position < len(sql):
        yield "", sql[position:]


def _end(sql: str, start: int, opening: str) -> int:
    """Where a tag ends: its closing sign may stand in its strings and mappings before; -1 when it does not end."""
    closing, depth = _CLOSING[opening], 0
    first = sql.find(closing, start + 2)
    if first < 0 or opening == "{#":
        return first + 2 if first >= 0 else -1
    for match in _INNER.finditer(sql, start + 2):
        sign = match.group()
        if sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif sql.startswith(closing, match.start()) and not depth:
            return match.start() + 2
        elif sign == "}":
            break
    return first + 2


def conditions(nodes: list[Node]) -> Iterator[tuple[str, bool]]:
    """The conditions of all branches, each with whether something else stands for the case that it is not met."""
    pending = list(nodes)
    while pending:
        node = pending.pop()
        for index, branch in enumerate(node.branches):
            if node.word == "if" and not branch.tag.startswith("else"):
                yield branch.tag.split(None, 1)[-1], index + 1 < len(node.branches)
            pending += branch.nodes


def open_conditions(nodes: list[Node]) -> set[str]:
    """The conditions for which there is something else when they are not met."""
    seen: dict[tuple[str, bool], bool] = {}
    for written, has_other in conditions(nodes):
        key = condition(written)
        seen[key] = seen.get(key, False) or has_other
    return {base for (base, positive), has_other in seen.items() if has_other or (base, not positive) in seen}


def condition(written: str) -> tuple[str, bool]:
    """A condition without NOT, and whether it had none."""
    base, positive = " ".join(written.split()), True
    while base.startswith("not ") and not re.search(r"\b(?:and|or)\b", base):
        base, positive = base[4:], not positive
    return base, positive
