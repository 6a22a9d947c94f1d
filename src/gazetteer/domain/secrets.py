"""Finds the secrets inside a connection: by the line's data, else by what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.domain.line import load
from gazetteer.domain.shapes import alternatives

MASK = "*********"

_SECRET_KEY = re.compile(
    r"passw(or)?d|passphrase|secret|token|api_?key|private_?key|credential|access_?key$|client_?key|ssl_?key|pwd",
    re.IGNORECASE,
)
_PASSWORD_IN_URL = re.compile(r"://[^/\s:@]*:[^/\s@]+@")
_SECRET_KINDS = frozenset({"secret", "_CustomSecretStr"})


def connection_model(number: str, service_kind: str, service_type: str | None) -> str | None:
    """The model of a connection in the data of line `number`, or None for a type that the data lacks."""
    types: Mapping[str, Mapping[str, str]] = load(f"connections-{number}.json")["types"]
    return types.get(service_kind, {}).get(service_type or "")


def find(number: str, model: str | None, value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every secret inside `value`: (JSON pointer, text).

    Arguments:
        number: the line whose data describes connections.
        model: the model of `value` there; None when it is not known.
        value: a connection's `config`, or any other document.
        pointer: where `value` itself lies.
    """
    models: Mapping[str, Mapping[str, str]] = load(f"connections-{number}.json")["models"]
    yield from _walk(models, model or "any", value, pointer, "")


def _walk(
    models: Mapping[str, Mapping[str, str]], kind: str, value: Any, pointer: str, key: str
) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value and _is_secret(kind, key, value):
            yield pointer, value
    elif isinstance(value, dict):
        fields = _fields_for(models, kind, value)
        for name, item in value.items():
            step = name.replace("~", "~0").replace("/", "~1")
            yield from _walk(models, fields.get(name, "any"), item, f"{pointer}/{step}", name)
    elif isinstance(value, list):
        inner = kind[1:-1] if kind.startswith("[") else kind if kind in _SECRET_KINDS else "any"
        for position, item in enumerate(value):
            yield from _walk(models, inner, item, f"{pointer}/{position}", key)


def _is_secret(kind: str, key: str, value: str) -> bool:
    # A mask stands for what was shown masked, wherever that was.
    if value == MASK or any(option in _SECRET_KINDS for option in alternatives(kind)):
        return True
    if _PASSWORD_IN_URL.search(value):
        return True
    # Where the data names a plain type, the name of the key says nothing more.
    return kind == "any" and _SECRET_KEY.search(key) is not None


def _fields_for(models: Mapping[str, Mapping[str, str]], kind: str, value: dict[str, Any]) -> dict[str, str]:
    """The fields of the alternative that has most of the keys that are there."""
    best: dict[str, str] = {}
    most = -1
    for option in alternatives(kind):
        if option in models:
            fields = {name.rstrip("!"): kind or "any" for name, kind in models[option].items()}
            common = len(fields.keys() & value.keys())
            # Of two that fit alike, the one that calls more a secret: better hidden than shown.
            if common > most:
                best, most = fields, common
            elif common == most:
                best = {**best, **{n: k for n, k in fields.items() if k in _SECRET_KINDS or n not in best}}
    return best


def take(document: dict[str, Any], pointer: str) -> None:
    """Remove what a pointer points at."""
    *steps, last = _steps(pointer)
    holder: Any = document
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    if isinstance(holder, list):
        # A list keeps its length, so that the other pointers stay true.
        holder[int(last)] = ""
    else:
        del holder[last]


def put(document: dict[str, Any], pointer: str, text: str) -> None:
    """Set what a pointer points at, if the place is still there."""
    *steps, last = _steps(pointer)
    holder: Any = document
    for step in steps:
        if isinstance(holder, list) and int(step) < len(holder):
            holder = holder[int(step)]
        elif isinstance(holder, dict) and step in holder:
            holder = holder[step]
        else:
            return
    if isinstance(holder, dict):
        holder[last] = text
    elif isinstance(holder, list) and int(last) < len(holder):
        holder[int(last)] = text


def origin(stored: Any, wanted: Any, pointer: str) -> str | None:
    """Where a secret is stored that is masked in what is wanted; None: nowhere.

    Items of a list are the same by their content, else by their name; by their place only where the list has as many
    as before and no names tell otherwise. Both documents are without their secrets.
    """
    found = []
    for step in _steps(pointer):
        if isinstance(wanted, list):
            place = _same_item(stored, wanted, int(step)) if isinstance(stored, list) else None
            if place is None:
                return None
            stored, wanted = stored[place], wanted[int(step)]
            found.append(str(place))
        else:
            stored, wanted = (value.get(step) if isinstance(value, dict) else None for value in (stored, wanted))
            found.append(step.replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{step}" for step in found)


def _same_item(stored: list[Any], wanted: list[Any], place: int) -> int | None:
    item = wanted[place]
    if place < len(stored) and stored[place] == item:
        return place
    alike = [number for number, other in enumerate(stored) if other == item]
    name = item.get("name") if isinstance(item, dict) else None
    if not alike and name is not None:
        alike = [number for number, other in enumerate(stored) if isinstance(other, dict) and other.get("name") == name]
    if len(alike) == 1:
        return alike[0]
    return place if name is None and not alike and len(stored) == len(wanted) else None


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
