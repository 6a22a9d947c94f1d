"""What documents may look like, compiled from a client line's data: fields, types, enumerations.

The data's notation: `!` behind a field: required; `[X]`: list of X; `{X}`: map of X; `A|B`: either;
`enum:N`: one of the enumeration N; `=x`: exactly x; `…`: extra keys are allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from gazetteer.domain.secret_shapes import MASK, masked
from gazetteer.errors import ShapeError

# Refuses a value, or tells what it is to be replaced by; None where it stays.
Check = Callable[[Any], Any]

# Below such keys an error says what kind of value was received, not the value.
_HOLDS_SECRETS = re.compile("passw|secret|token|key|credential|connection|config", re.IGNORECASE)
_RECEIVED = re.compile(r"received (\w+) \(.*", re.DOTALL)

# A name in a type that may be a model's, and is none of an enumeration.
_MODEL = re.compile(r"(?<![\w.:=])[A-Za-z_][\w.]*(?!:)")

MAXIMUM_DEPTH = 60
LARGEST_INTEGER = 2**63 - 1
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def _inside(key: str | int, error: ShapeError) -> ShapeError:
    """The same error, seen from one level further out."""
    error.path.insert(0, f"[{key}]" if isinstance(key, int) else f".{key}")
    if isinstance(key, str) and _HOLDS_SECRETS.search(key):
        error.reason = _RECEIVED.sub(r"received \1", error.reason)
    error.args = (f"{''.join(error.path).lstrip('.')}: {error.reason}",)
    return error


@dataclass(frozen=True)
class Field:
    """One field of a model: its name, its type in the data's notation, whether it must be there."""

    name: str
    type: str
    required: bool

    @property
    def item(self) -> str:
        """The type of the items of a list or map, or the type itself."""
        return self.type[1:-1] if self.type[:1] in "[{" and "|" not in self.type else self.type

    @property
    def many(self) -> bool:
        return self.type.startswith("[")


@dataclass
class Shapes:
    """The models of one client line.

    Arguments:
        models: model name → field name (with `!` if required) → type.
        enums: enumeration name → allowed values.
    """

    models: Mapping[str, Mapping[str, str | None]]
    enums: Mapping[str, list[str]]
    _checks: dict[str, Check] = field(default_factory=dict, repr=False)
    _fields: dict[str, dict[str, Field]] = field(default_factory=dict, repr=False)

    def fields(self, model: str) -> dict[str, Field]:
        """The fields of a model by name."""
        found = self._fields.get(model)
        if found is None:
            found = {
                key.rstrip("!"): Field(key.rstrip("!"), kind or "any", key.endswith("!"))
                for key, kind in self.models[model].items()
                if key != "…"
            }
            self._fields[model] = found
        return found

    def is_open(self, model: str) -> bool:
        """Whether a model allows keys that it does not name."""
        return "…" in self.models[model]

    def check(self, kind: str, value: Any) -> None:
        """Refuse a value that is not of this type.

        `None` values inside count as absent and are removed; a whole number that JSON wrote as `1e2` or `100.0` becomes
        the integer that it is where one is declared.

        Raises:
            ShapeError: the message names the field, what was received and what is allowed.
        """
        self.checker(kind)(value)

    def checker(self, kind: str) -> Check:
        """The compiled check of a type."""
        found = self._checks.get(kind)
        if found is None:
            # A model may contain itself (a column has columns), so calls go through the table.
            self._checks[kind] = lambda value: self._checks[kind](value)
            found = self._checks[kind] = self._compile(kind)
        return found

    def _compile(self, kind: str) -> Check:
        options = alternatives(kind)
        if len(options) > 1:
            return _either(kind, [(self.checker(option), self._marks(option)) for option in options])
        if kind.startswith("["):
            return _list_of(self.checker(kind[1:-1]))
        if kind.startswith("{"):
            return _map_of(self.checker(kind[1:-1]))
        if kind.startswith("enum:"):
            return _one_of(self.enums[kind[5:]])
        if kind.startswith("="):
            return _one_of([kind[1:]])
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        if kind in self.models:
            return self._model(kind)
        raise LookupError(f"the data of this line has no type {kind!r}")

    def _model(self, model: str) -> Check:
        fields = self.fields(model)
        checks = {name: self.checker(spec.type) for name, spec in fields.items()}
        texts = frozenset(name for name, found in checks.items() if found is _string)
        integers = frozenset(name for name, found in checks.items() if found is _integer)
        enums = ((name, spec.type) for name, spec in fields.items() if spec.type.startswith("enum:"))
        words = {name: frozenset(self.enums[kind[5:]]) for name, kind in enums}
        closer_look = _field_of(model, checks, is_open=self.is_open(model))
        missing = _required([name for name, spec in fields.items() if spec.required], model)

        def check(value: Any) -> None:
            if type(value) is not dict:
                raise ShapeError(f"expected an object ({model}), received {_describe(value)}")
            empty = None
            for key, item in value.items():
                # Most values are texts, words and numbers as they should be: that is seen without a call.
                if type(item) is str:
                    if ("\x00" not in item) if key in texts else (key in words and item in words[key]):
                        continue
                elif type(item) is int and key in integers and -LARGEST_INTEGER <= item <= LARGEST_INTEGER:
                    continue
                if item is None:
                    empty = [*(empty or ()), key]
                elif (other := closer_look(key, item)) is not None:
                    value[key] = other
            for key in empty or ():
                del value[key]
            missing(value)

        return check

    def _marks(self, kind: str) -> dict[str, str]:
        """The fields of a model that can have one value only, which tells it from others."""
        found = {}
        for name, spec in self.fields(kind).items() if kind in self.models else ():
            values = self.enums[spec.type[5:]] if spec.type.startswith("enum:") else []
            if len(values) == 1:
                found[name] = values[0]
        return found

    def inside(self, kind: str) -> set[str]:
        """The models that a value of a type can have somewhere inside, its own among them."""
        found: set[str] = set()
        open_kinds = [kind]
        while open_kinds:
            for name in _MODEL.findall(open_kinds.pop()):
                if name in self.models and name not in found:
                    found.add(name)
                    open_kinds += [spec.type for spec in self.fields(name).values()]
        return found


def alternatives(kind: str) -> list[str]:
    """The types that a type of the form `A|B` allows."""
    options, depth, start = [], 0, 0
    for position, character in enumerate(kind):
        depth += (character in "[{") - (character in "]}")
        if character == "|" and depth == 0:
            options.append(kind[start:position])
            start = position + 1
    return [*options, kind[start:]]


_KINDS = {dict: "an object", list: "a list", str: "string", bool: "boolean", int: "integer", float: "number"}


def kind_of(value: Any) -> str:
    """What kind of JSON value something is, in the words of errors."""
    found = (name for kind, name in _KINDS.items() if isinstance(value, kind))
    return "null" if value is None else next(found, "something that is no JSON")


def _describe(value: Any) -> str:
    # Masked before it is cut: half a secret is no shape any more. A text of a type of its own is a secret as a whole.
    return f"{kind_of(value)} ({masked(str(value))[:60]!r})" if type(value) in _SHOWN else kind_of(value)


_SHOWN = (str, bool, int, float)


def _string(value: Any) -> None:
    if not isinstance(value, str):
        raise ShapeError(f"expected a string, received {_describe(value)}")
    if "\x00" in value:
        raise ShapeError("the character U+0000 is not allowed in text")


def _boolean(value: Any) -> None:
    if type(value) is not bool:
        raise ShapeError(f"expected true or false, received {_describe(value)}")


def _integer(value: Any) -> Any:
    if type(value) is not int and not (type(value) is float and value.is_integer()):
        raise ShapeError(f"expected an integer, received {_describe(value)}")
    if abs(value) > LARGEST_INTEGER:
        raise ShapeError(f"expected an integer of at most 64 bits, received {_describe(value)}")
    return int(value) if type(value) is float else None


def _number(value: Any) -> None:
    if type(value) is not int and type(value) is not float:
        raise ShapeError(f"expected a number, received {_describe(value)}")


def _text_of(name: str, parse: Callable[[str], Any]) -> Check:
    def check(value: Any) -> None:
        _string(value)
        try:
            parsed = parse(value)
        except ValueError:
            parsed = None
        if parsed is None:
            raise ShapeError(f"expected {name}, received {_describe(value)}")

    return check


def _url(value: str) -> Any:
    # A mask that comes back stands for a URL with a secret in it.
    return value == MASK or _URL.fullmatch(value)


def _datetime_or_number(value: Any) -> None:
    if type(value) not in (int, float):
        _text_of("a date and time (ISO 8601)", datetime.fromisoformat)(value)


def _any(value: Any, depth: int = 0) -> None:
    if depth > MAXIMUM_DEPTH:
        raise ShapeError(f"nested deeper than {MAXIMUM_DEPTH} levels")
    if isinstance(value, str):
        _string(value)
    elif type(value) is dict:
        for key, item in value.items():
            _string(key)
            _any(item, depth + 1)
    elif type(value) is list:
        for item in value:
            _any(item, depth + 1)


def _null(value: Any) -> None:
    raise ShapeError(f"expected nothing, received {_describe(value)}")


def _object(value: Any) -> None:
    if type(value) is not dict:
        raise ShapeError(f"expected an object, received {_describe(value)}")
    _any(value)


def _field_of(model: str, checks: Mapping[str, Check], *, is_open: bool) -> Callable[[str, Any], Any]:
    """The check of one field of an object."""

    def check(key: str, item: Any) -> Any:
        found = checks.get(key)
        if found is None:
            if not is_open:
                raise ShapeError(f"unknown field {key!r}; {model} has: {', '.join(sorted(checks))}")
            return _any(item)
        try:
            return found(item)
        except ShapeError as error:
            raise _inside(key, error) from None

    return check


def _required(names: Sequence[str], model: str) -> Callable[[Mapping[str, Any]], None]:
    def check(value: Mapping[str, Any]) -> None:
        for key in names:
            if key not in value:
                raise ShapeError(f"required field {key!r} of {model} is missing")

    return check


def _list_of(check: Check) -> Check:
    def check_list(value: Any) -> None:
        if type(value) is not list:
            raise ShapeError(f"expected a list, received {_describe(value)}")
        for position, item in enumerate(value):
            try:
                other = check(item)
            except ShapeError as error:
                raise _inside(position, error) from None
            if other is not None:
                value[position] = other

    return check_list


def _map_of(check: Check) -> Check:
    def check_map(value: Any) -> None:
        if type(value) is not dict:
            raise ShapeError(f"expected an object, received {_describe(value)}")
        for key, item in value.items():
            try:
                other = check(item)
            except ShapeError as error:
                raise _inside(key, error) from None
            if other is not None:
                value[key] = other

    return check_map


def _one_of(values: list[str]) -> Check:
    allowed = frozenset(values)

    def check(value: Any) -> None:
        if type(value) is not str or value not in allowed:
            raise ShapeError(f"expected one of {', '.join(values[:80])}; received {_describe(value)}")

    return check


def _either(kind: str, options: list[tuple[Check, dict[str, str]]]) -> Check:
    """What one of the options lets pass; the error is that of the option which the value says it is of."""

    def check(value: Any) -> Any:
        reasons, likely = [], []
        for option, marks in options:
            try:
                return option(value)
            except ShapeError as error:
                reasons.append(str(error))
                if type(value) is dict and any(value.get(name) == mark for name, mark in marks.items()):
                    likely.append(str(error))
        raise ShapeError(f"fits none of {kind}: {min(likely or reasons, key=len)}")

    return check


_SIMPLE: dict[str, Check] = {
    "string": _string,
    "_CustomSecretStr": _string,
    "secret": _string,
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "UUID": _text_of("a UUID", UUID),
    "AnyUrl": _text_of("a URL", _url),
    "EmailStr": _text_of("an e-mail address", _EMAIL.fullmatch),
    "datetime": _datetime_or_number,
    "AwareDatetime": _datetime_or_number,
    "date": _text_of("a date (ISO 8601)", date.fromisoformat),
    "time": _text_of("a time (ISO 8601)", time.fromisoformat),
    "any": _any,
    "Any": _any,
    "connection": _object,
    "null": _null,
}
