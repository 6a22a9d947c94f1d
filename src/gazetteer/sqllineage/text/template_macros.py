"""What the arguments of dbt's macros give, as far as the text says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from typing import Final

from gazetteer.sqllineage.text import macro_values, macros
from gazetteer.sqllineage.text.macros import UNKNOWN
from gazetteer.sqllineage.text.template_values import Partial, Relation, Unknown, items_of, unescaped

CALL: Final = re.compile(r"^[\w.]+\s*\((?P<args>.*)\)$", re.DOTALL)
"""The call of a macro."""
UNIONS: Final = frozenset({"union_relations"})
"""Macros that are the union of their relations."""
MAX_REPETITIONS: Final = 1000
_STRING: Final = re.compile(r"""(['"])((?:\\.|(?!\1).)*)\1""", re.DOTALL)


class MacroArguments:
    """Reads the arguments of macros; `value` gives that of an expression, `names` has the variables, `unknown_items`
    the variables of loops over what is not known, `quotes` are those of names."""

    def __init__(
        self, value: Callable[[str], object], names: Mapping[str, object], unknown_items: Set[str], quotes: str
    ) -> None:
        self.value = value
        self.names = names
        self.unknown_items = unknown_items
        self.quotes = quotes

    def tag_of(self, inner: str, written: str) -> str:
        """A name for what is not known, one that may stand for columns if it is made of the items of a loop."""
        doubtful = bool(self.unknown_items) and not self.unknown_items.isdisjoint(re.findall(r"\w+", written))
        return macros.tag("{{" + inner + "}}", doubtful=doubtful)

    def union(self, path: str, arguments: str, relations: list[str]) -> str:
        """The rows of the relations among a macro's arguments."""
        name = path.rsplit(".", 1)[-1]
        if name not in UNIONS:
            return macros.union(relations, known=False)
        given = {key: self.value(text) for key, text in macros.given(name, arguments).items()}
        return macros.union_relations(relations, given)

    def expressions(self, written: str) -> list[str]:
        """The SQL that an argument of a macro gives: a text, the call of another macro, or a list of these."""
        value = self.value(written) if written else None
        return [text for each in (value if isinstance(value, list | tuple) else [value]) for text in self.texts(each)]

    def texts(self, value: object) -> list[str]:
        """The SQL that one value among a macro's arguments gives, with nothing for a relation or a number."""
        if isinstance(value, Partial):
            return [value.text]
        if isinstance(value, str) and not isinstance(value, Relation):
            return [value] if value else []
        if not isinstance(value, Unknown):
            return []
        call = CALL.match(value.written)
        path = value.written.split("(", 1)[0].strip()
        if call is not None and macro_values.is_known(path):
            return [macro_values.call(path, call["args"], self.expressions)]
        texts = [unescaped(part.group(2)) for part in _STRING.finditer(value.written)]
        if call is None and not texts:
            return [self.tag_of(value.written, value.written)]
        return [text for text in texts if text]

    def pivot(self, arguments: str) -> str:
        """dbt_utils.pivot: one aggregate for each value."""
        given = {name: self.value(text) for name, text in macros.given("pivot", arguments).items()}
        items = items_of(given.get("values"))
        if items is None or not all(isinstance(item, str | int) for item in items):
            # Which columns it makes only the database knows.
            columns = [value for name in ("column", "then_value") if isinstance(value := given.get(name), str)]
            return f"{UNKNOWN}_pivot({', '.join(columns)})"
        return macros.pivot(given, [str(item) for item in items], self.quotes)

    def number(self, arguments: str) -> int:
        """The only argument of a macro if it is a number that is known, else 0."""
        positional, named = macros.arguments(arguments)
        given = [*positional, *named.values()]
        value = self.value(given[0]) if len(given) == 1 else None
        return value if isinstance(value, int) and 0 < value <= MAX_REPETITIONS else 0

    def relations(self, arguments: str) -> list[str]:
        """The relations that the arguments of a macro name, also by variables, each once."""
        found: list[str] = []
        for name in re.findall(r"[A-Za-z_]\w*", re.sub(_STRING, "", arguments)):
            value = self.names.get(name)
            found += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Relation)]
        for expression in macros.relations(arguments):
            value = self.value(expression)
            found += [value] if isinstance(value, Relation) else []
        return [macros.quoted(name, self.quotes) for name in dict.fromkeys(found)]
