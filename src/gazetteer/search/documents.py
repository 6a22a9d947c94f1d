"""Entities as they are searched: with what clients look for beside what an entity has, and their place in an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# The classification whose tags say how important something is.
TIERS = "Tier."
# By which no two entities of a type are alike.
_UNIQUE = "fullyQualifiedName"
# The separator of units of ASCII, which no name has.
_BETWEEN = "\x1f"
# No hit counts more than another: the order among them is that of their names.
_ALIKE = frozenset({"_score", "_doc"})


def searchable(kind: str, entity: Mapping[str, Any]) -> dict[str, Any]:
    """An entity of a type with a display name everywhere, the tier by itself, and no team that might be a bot."""
    shown = {key: _named(value) for key, value in entity.items()}
    shown.setdefault("displayName", entity.get("name"))
    tier = next((tag for tag in entity.get("tags") or () if str(tag.get("tagFQN", "")).startswith(TIERS)), None)
    if tier is not None:
        shown["tier"] = tier
    if kind in ("team", "user"):
        shown.setdefault("isBot", False)
    return shown


def _named(value: Any) -> Any:
    """References with a display name; the rest as it is."""
    if isinstance(value, list):
        return [_named(item) for item in value] if value and _is_reference(value[0]) else value
    return {"displayName": value.get("name"), **value} if _is_reference(value) else value


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and {"id", "type", "name"} <= value.keys()


def position(sort: str | None, entity: Mapping[str, Any]) -> tuple[str, str]:
    """Where an entity stands in an order: by the field, and among equals by what tells them apart."""
    field, name = _field(sort), str(entity.get(_UNIQUE, entity["id"]))
    return (name, "") if field == _UNIQUE else (str(entity.get(field, "")), name)


def told(sort: str | None, entity: Mapping[str, Any]) -> list[str]:
    """The position as clients are told it, which they send back: one text, whatever it holds."""
    value, name = position(sort, entity)
    return [f"{value}{_BETWEEN}{name}" if name else value]


def behind(sort: str | None, sent: Sequence[str]) -> tuple[str, str]:
    """The position that a client sent back."""
    text = ",".join(sent)
    if _field(sort) == _UNIQUE:
        return (text, "")
    value, between, name = text.rpartition(_BETWEEN)
    # Without a name: in front of all that have the value.
    return (value, name) if between else (text, "")


def _field(sort: str | None) -> str:
    field = (sort or _UNIQUE).removesuffix(".keyword")
    return _UNIQUE if field in _ALIKE else field
