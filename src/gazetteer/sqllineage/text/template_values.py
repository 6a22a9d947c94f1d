"""What the expressions of templates give: values, those that are not known, and what filters make of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.sqllineage.text import macros

_MAX_ITEMS: Final = 1000
_MAX_LENGTH: Final = 20_000
_TEXT_METHODS: Final = frozenset({"upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "split"})
_TEXT_TESTS: Final = frozenset({"startswith", "endswith"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """What only the template engine knows, as it was written."""

    written: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A text of which parts are not known; the name of a tag stands for each."""

    text: str
    written: str


class Relation(str):
    """The name of a table that ref() or source() gives."""

    __slots__ = ()


def unescaped(text: str) -> str:
    """What stands between the quotes of a string, without the backslashes before quotes."""
    return re.sub(r"\\(['\"\\])", r"\1", text)


def is_known(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(is_known(item) for item in value)
    if isinstance(value, dict):
        return all(is_known(item) for item in value.values())
    return not isinstance(value, Unknown | Partial)


def holds(value: object, written: str, decide: Callable[[str], bool]) -> bool:
    """Whether a condition is met."""
    return decide(written) if isinstance(value, Unknown | Partial) else bool(value)


def items_of(value: object) -> list[object] | None:
    """What a loop over the value goes through; None when that is not known."""
    if isinstance(value, Relation) or not isinstance(value, list | tuple | dict):
        return None
    return list(value)


def concatenated(values: Sequence[object], written: str) -> object:
    """The values as one text, which was written like this."""
    texts = [_text(value) for value in values]
    if sum(len(text) for text in texts) > _MAX_LENGTH:
        return Unknown(written)
    text = "".join(texts)
    if all(is_known(value) for value in values):
        return text
    return Partial(text, written)


def _text(value: object) -> str:
    if isinstance(value, Unknown):
        return macros.tag(f"{{{{ {value.written} }}}}")
    return value.text if isinstance(value, Partial) else str(value)


def compared(sign: str, left: object, right: object) -> bool | None:
    """The result of a comparison; None where that is not known."""
    if not is_known(left) or not is_known(right):
        return None
    if sign in {"==", "!="}:
        return (left == right) is (sign == "==")
    if sign == "in":
        if isinstance(right, str):
            return isinstance(left, str) and left in right
        return left in right if isinstance(right, list | dict) else None
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[sign]


def added(left: object, right: object, written: str) -> object:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    if isinstance(left, list) and isinstance(right, list) and len(left) + len(right) <= _MAX_ITEMS:
        return left + right
    if isinstance(left, str | Partial) or isinstance(right, str | Partial):
        return concatenated([left, right], written)
    return Unknown(written)


def item(value: object, key: object) -> object:
    """An item or attribute; None where it is not known."""
    if isinstance(value, dict) and isinstance(key, str | int):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
        return value[key]
    return None


def applied(name: str, value: object, given: list[object]) -> object:
    """The result of a filter or method; None where that is not known."""
    if isinstance(value, Relation):
        return None
    if isinstance(value, list):
        return _of_list(name, value, given)
    if isinstance(value, dict):
        pairs: dict[str, list[object]] = {
            "items": [list(pair) for pair in value.items()], "keys": list(value), "values": list(value.values())
        }  # fmt: skip
        return pairs.get(name) if name != "get" else (item(value, given[0]) if given else None)
    if not isinstance(value, str) or not all(isinstance(each, str) for each in given):
        return None
    texts = [str(each) for each in given]
    if name in {"trim", "strip"} and not texts:
        return value.strip()
    if name == "replace" and len(texts) == 2 and (len(value) + 1) * (len(texts[1]) + 1) <= _MAX_LENGTH:
        return value.replace(texts[0], texts[1])
    if name in _TEXT_TESTS and len(texts) == 1:
        return bool(getattr(value, name)(texts[0]))
    if name in _TEXT_METHODS and len(texts) <= (name == "split"):
        found: object = getattr(value, name)(*texts)
        return found
    return value if name in {"string", "as_text", "safe"} else None


def _of_list(name: str, value: list[object], given: list[object]) -> object:
    if name == "append" and given and len(value) < _MAX_ITEMS:
        value.append(given[0])
        return ""
    if name in {"first", "last"} and value:
        return value[0 if name == "first" else -1]
    if name in {"length", "count"}:
        return len(value)
    if name in {"list", "unique", "sort"}:
        return list(value)
    if name == "join" and is_known(value) and len(given) <= 1:
        separator = str(given[0]) if given else ""
        length = sum(len(str(item)) + len(separator) for item in value)
        return separator.join(str(item) for item in value) if length <= _MAX_LENGTH else None
    return None


def reference(given: list[object]) -> Relation:
    """What ref() gives: its last argument names the table."""
    name = given[-1] if given else None
    if isinstance(name, Partial):
        name = name.text
    return Relation(name if isinstance(name, str) else macros.UNKNOWN_RELATION)


def source(given: list[object]) -> Relation:
    """What source() gives: a schema, perhaps one that is not known, and a table."""
    schema, name = given if len(given) == 2 else (None, None)
    if schema is None or isinstance(name, Unknown) or not isinstance(name, str | Partial):
        return Relation(macros.UNKNOWN_RELATION)
    return Relation(f"{_text(schema)}.{_text(name)}")


def numbers(given: list[object]) -> list[object] | None:
    """What range() gives; None where that is not known."""
    limits = [each for each in given if isinstance(each, int)]
    if len(limits) != len(given) or not 1 <= len(limits) <= 3 or (len(limits) == 3 and not limits[2]):
        return None
    found = range(*limits)
    return list(found) if len(found) <= _MAX_ITEMS else None
