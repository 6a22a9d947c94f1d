"""Jinja that was left in SQL text: replaced by the SQL that it most likely stands for, line for line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gazetteer.sqllineage.text import macro_values, macros, template_blocks, template_places
from gazetteer.sqllineage.text.template_blocks import Node
from gazetteer.sqllineage.text.template_expressions import evaluate
from gazetteer.sqllineage.text.template_macros import CALL, MAX_REPETITIONS, UNIONS, MacroArguments
from gazetteer.sqllineage.text.template_values import Partial, Relation, Unknown, holds, is_known, items_of

_VALUE_CALLS: Final = re.compile(r"^(var|env_var|get_partitions|modules\b)")
_NOTHING: Final = re.compile(
    r"^(config|do|log|print|set_sql_header|snapshot_|adapter\.(?!quote)|exceptions\.|run_query|docs|return)\b"
)
_FOR: Final = re.compile(r"^for\s+([\w\s,]+?)\s+in\s+(.+?)(?:\s+if\s+(.+?))?(?:\s+recursive)?$", re.DOTALL)
_SET: Final = re.compile(r"^set\s+([\w\s,]+?)\s*=(?!=)\s*(.+)$", re.DOTALL)
_MAX_WRITTEN: Final = 1_000_000
_MAX_TEXTS: Final = 32
_MAX_SIZE: Final = 400_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """The texts that a template gives, one for each way through its branches; `missing` says what is not in them."""

    texts: list[str]
    missing: list[str]


def contains_template(sql: str) -> bool:
    """Whether the text has anything that looks like a jinja tag."""
    return "{{" in sql or "{%" in sql or "{#" in sql


def render(sql: str, quotes: str = '""') -> Rendered:
    """SQL with its jinja tags replaced; `quotes` are those of names.

    `ref('x')` becomes x, `source('a','b')` becomes a.b; where the text does not say which branch is taken each is, in
    a text of its own; a `for` over a known list is unrolled; what only the template engine knows becomes a name from
    which `macros.readable` gets what was written. The lines keep their numbers except behind
    an unrolled loop.
    """
    nodes = template_blocks.parse(sql)
    open_conditions = template_blocks.open_conditions(nodes)
    texts: dict[str, None] = {}
    missing: dict[str, None] = {}
    path: list[bool] = []
    while True:
        renderer = _Renderer(path, open_conditions, quotes)
        renderer.nodes(nodes)
        texts["".join(renderer.out)] = None
        missing |= dict.fromkeys(renderer.missing)
        path = renderer.taken
        while path and not path[-1]:
            path.pop()
        if not path:
            break
        path[-1] = False
        if len(texts) >= _MAX_TEXTS or (len(texts) > 3 and len(texts) * len(sql) > _MAX_SIZE):
            missing["its templates have more branches than are read"] = None
            break
    return Rendered(list(texts), list(missing))


class _Renderer:
    """Renders a template on one way through its branches: `path` has the first decisions, each other is yes."""

    def __init__(self, path: list[bool], open_conditions: set[str], quotes: str) -> None:
        self.path = path
        self.quotes = quotes
        self.open_conditions = open_conditions
        self.taken: list[bool] = []
        self.decided: dict[str, bool] = {}
        self.names: dict[str, object] = {}
        self.unknown_items: set[str] = set()
        self.raw: dict[str, str] = {}
        self.out: list[str] = []
        self.missing: list[str] = []
        self.macros = MacroArguments(self.value, self.names, self.unknown_items, quotes)
        self.repetitions = self.size = 0

    def nodes(self, nodes: list[Node]) -> None:
        for index, node in enumerate(nodes):
            if node.word == "text":
                self.write(node.content)
            elif node.word == "expression":
                following = nodes[index + 1].content if nodes[index + 1 :] else ""
                self.write(self.expression(node, following))
                self.write("\n" * node.written.count("\n"))
            else:
                self.tag(node)

    def write(self, text: str) -> None:
        self.size += len(text)
        if text and self.size <= _MAX_WRITTEN:
            self.out.append(text)
        elif text and "its templates give more text than is read" not in self.missing:
            self.missing.append("its templates give more text than is read")

    def value(self, expression: str) -> object:
        return evaluate(expression, self.names, self.decide)

    def decide(self, written: str) -> bool:
        """Whether a condition is met that nobody knows: the same answer for the same condition on this way."""
        base, positive = template_blocks.condition(written)
        if base not in self.decided:
            position = len(self.taken)
            self.taken.append(self.path[position] if position < len(self.path) else True)
            self.decided[base] = self.taken[-1] is positive
        return self.decided[base] is positive

    def tag(self, node: Node) -> None:
        self.write("\n" * node.written.count("\n"))
        if node.word == "if":
            self.choose(node)
        elif node.word == "for":
            self.loop(node)
        elif node.word == "set":
            self.set(node)
        elif node.word == "do":
            self.value(node.content[2:])
        elif node.word in {"snapshot", "raw", "filter", "block"}:
            self.nodes(node.branches[0].nodes)
        else:
            self.pass_over(node)

    def pass_over(self, node: Node) -> None:
        for branch in node.branches:
            self.write("".join(inner.lines for inner in branch.nodes))

    def choose(self, node: Node) -> None:
        chosen = None
        for index, branch in enumerate(node.branches):
            is_chosen = chosen is None and self.is_met(branch.tag, is_last=index + 1 == len(node.branches))
            if is_chosen:
                chosen = branch
                self.nodes(branch.nodes)
            else:
                self.write("".join(inner.lines for inner in branch.nodes))

    def is_met(self, tag: str, *, is_last: bool) -> bool:
        written = tag.split(None, 1)[-1]
        if tag.split(None, 1)[0] == "else":
            return True

        def decide(condition: str) -> bool:
            base = template_blocks.condition(condition)[0]
            if is_last and base not in self.open_conditions and base not in self.decided:
                # The only thing that depends on it counts.
                return True
            return self.decide(condition)

        return holds(self.value(written), written, decide)

    def loop(self, node: Node) -> None:
        match = _FOR.match(node.content)
        names = [name.strip() for name in match[1].split(",")] if match is not None else ["item"]
        items = items_of(self.value(match[2])) if match is not None else None
        if items is None:
            # Each stands for several: what is made of them is not all that there is.
            self.unknown_items.update(names)
            items = [Unknown(names[0]) if len(names) == 1 else [Unknown(name) for name in names]]
        before = {name: self.names.get(name) for name in (*names, "loop")}
        if match is not None and match[3]:
            items = [item for item in items if self.is_wanted(names, item, match[3])]
        for number, item in enumerate(items):
            self.repetitions += 1
            if self.repetitions > MAX_REPETITIONS:
                self.missing.append("the loops of its templates are too long")
                break
            self.bind(names, item)
            self.names["loop"] = {
                "first": number == 0, "last": number == len(items) - 1, "index": number + 1, "index0": number,
                "length": len(items),
            }  # fmt: skip
            self.nodes(node.branches[0].nodes)
        for name, value in before.items():
            if value is None:
                self.names.pop(name, None)
            else:
                self.names[name] = value
        for branch in node.branches[1:] if not items else []:
            self.nodes(branch.nodes)
        if not items:
            self.write("".join(inner.lines for inner in node.branches[0].nodes))

    def is_wanted(self, names: list[str], item: object, condition: str) -> bool:
        self.bind(names, item)
        return holds(self.value(condition), condition, lambda _: True)

    def bind(self, names: list[str], item: object) -> None:
        if len(names) == 1:
            self.names[names[0]] = item
            return
        parts = (
            item if isinstance(item, list | tuple) and len(item) == len(names) else [Unknown(name) for name in names]
        )
        self.names.update(zip(names, parts, strict=True))

    def set(self, node: Node) -> None:
        if node.branches:
            outer, self.out = self.out, []
            self.nodes(node.branches[0].nodes)
            text, self.out = "".join(self.out), outer
            self.write("".join(inner.lines for inner in node.branches[0].nodes))
            self.names[node.content[3:].strip()] = text
        elif match := _SET.match(node.content):
            names = [name.strip() for name in match[1].split(",")]
            self.bind(names, self.value(match[2]))
            self.raw[names[0]] = match[2]

    def expression(self, node: Node, following: str) -> str:
        written = node.content
        in_name = template_places.is_in_name(self.out, following)
        nothing = _NOTHING.match(written)
        if nothing is not None and nothing[1] not in self.names:
            return ""
        value = self.value(written)
        if not in_name and not is_known(value) and template_places.is_type(self.out):
            return macro_values.ANY_TYPE
        if isinstance(value, Partial):
            return value.text
        if isinstance(value, Relation):
            return macros.quoted(value, self.quotes)
        if is_known(value) and not isinstance(value, list | dict):
            return "" if value is None else str(value)
        call = CALL.match(written)
        if not in_name and (query := self.query(written, call["args"] if call is not None else "", following)):
            return query
        if (
            call is not None
            and not in_name
            and not template_places.is_target(self.out)
            and not template_places.is_in_literal(self.out)
            and not _VALUE_CALLS.match(written)
        ):
            return self.macro(written.split("(", 1)[0].strip(), call["args"])
        return self.macros.tag_of(node.written[2:-2].strip("-+"), written)

    def query(self, written: str, arguments: str, following: str) -> str:
        """The query that a tag stands for, empty where it stands for another thing."""
        path = written.split("(", 1)[0].strip()
        given = {name: self.value(text) for name, text in macros.given(path, arguments).items()}
        if path == "simple_cte" and (query := macros.simple_ctes(given.get("cte_list"))):
            return query
        if path == "dbt_utils.deduplicate" and (query := macros.deduplicated(given)):
            return f"({query})" if template_places.is_item_of_from(self.out) else query
        if names := template_places.ctes_before(self.out, following):
            among = [name for name in names if re.search(rf"(['\"]){re.escape(name)}\1", arguments)]
            return macros.union(among, known=False) if among else f"select * from {macros.rows(path)}"
        if not template_places.is_query(self.out, following):
            return ""
        relations = self.macros.relations(arguments)
        return self.macros.union(path, arguments, relations) if relations else f"select * from {macros.rows(path)}"

    def macro(self, path: str, arguments: str) -> str:
        """What a call of a macro most likely stands for."""
        name = path.rsplit(".", 1)[-1]
        if name == "star":
            return macros.star(arguments)
        if path == "dbt_utils.group_by" and (number := self.macros.number(arguments)):
            return macros.group_by(number)
        if path == "dbt_utils.pivot":
            return self.macros.pivot(arguments)
        relations = self.macros.relations(arguments)
        if relations and (name in UNIONS or template_places.is_body(self.out)):
            return self.macros.union(path, arguments, relations)
        if template_places.is_item_of_from(self.out):
            # Texts among its arguments are no columns here: there are none yet.
            return f"({macros.union(relations, known=False)})" if relations else macros.rows(path)
        return macro_values.call(path, arguments, self.macros.expressions)
