"""Differences between two states of an entity: what to tell, how far the version moves, how to go back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gazetteer.domain import fqn
from gazetteer.kit import json

MINOR = 1
MAJOR = 10
FIRST_VERSION = 1


@dataclass
class Change:
    """What changed: (field, old value, new value) each; `major` if readers of the data may break."""

    added: list[tuple[str, Any, Any]] = field(default_factory=list)
    updated: list[tuple[str, Any, Any]] = field(default_factory=list)
    deleted: list[tuple[str, Any, Any]] = field(default_factory=list)
    major: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.deleted)

    @property
    def step(self) -> int:
        """How far the version moves, in tenths."""
        return MAJOR if self.major else MINOR

    def as_json(self) -> dict[str, Any]:
        """The change as it is stored."""
        return {"added": self.added, "updated": self.updated, "deleted": self.deleted}


def difference(old: dict[str, Any], new: dict[str, Any]) -> Change:
    """What turns one state into the other; empty if nothing does."""
    change = Change()
    _compare_objects(change, "", old, new)
    return change


def _compare_objects(change: Change, prefix: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    for key in [*old, *(key for key in new if key not in old)]:
        before, after = old.get(key), new.get(key)
        if json.same(before, after):
            continue
        if key in ("columns", "children") and _are_columns(before) and _are_columns(after):
            _compare_columns(change, prefix if key == "children" else f"{prefix}columns", before or [], after or [])
        else:
            _compare(change, f"{prefix}{key}", before, after)


def _are_columns(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(item, dict) and "dataType" in item for item in value)
    )


def _compare(change: Change, name: str, before: Any, after: Any) -> None:
    if isinstance(before, list) and isinstance(after, list):
        # By their JSON text: two lists of thousands are not compared item by item.
        keys_before, keys_after = [list(map(json.canonical, items)) for items in (before, after)]
        there, wanted = set(keys_before), set(keys_after)
        new = [item for item, key in zip(after, keys_after, strict=True) if key not in there]
        gone = [item for item, key in zip(before, keys_before, strict=True) if key not in wanted]
        if new:
            change.added.append((name, None, new))
        if gone:
            change.deleted.append((name, gone, None))
        if not new and not gone:
            change.updated.append((name, before, after))
    elif before is None or before == []:
        change.added.append((name, None, after))
    elif after is None or after == []:
        change.deleted.append((name, before, None))
    else:
        change.updated.append((name, before, after))


def _compare_columns(change: Change, prefix: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> None:
    prefix = prefix.rstrip(".")
    after = {column["name"]: column for column in new}
    before = {column["name"]: column for column in old}
    gone = [c for c in old if c["name"] not in after or column_type(c) != column_type(after[c["name"]])]
    come = [c for c in new if c["name"] not in before or column_type(c) != column_type(before[c["name"]])]
    if come:
        change.added.append((prefix, None, come))
    if gone:
        change.deleted.append((prefix, gone, None))
        change.major = True
    stayed = [c for c in old if c["name"] in after and column_type(c) == column_type(after[c["name"]])]
    for column in stayed:
        other = after[column["name"]]
        if not json.same(column, other):
            change.major = change.major or _narrowed(column, other)
            _compare_objects(change, f"{prefix}.{fqn.quote_name(column['name'])}.", column, other)
    order = {c["name"]: None for c in stayed}
    order_after = [c["name"] for c in new if c["name"] in order]
    if list(order) != order_after:
        change.updated.append((prefix, list(order), order_after))


def column_type(column: dict[str, Any]) -> tuple[Any, Any]:
    """What makes a column of the same name another column."""
    return column["dataType"], column.get("arrayDataType")


def renamed_columns(
    old: list[dict[str, Any]], new: list[dict[str, Any]], prefix: tuple[str, str] = ("", "")
) -> dict[str, str]:
    """The paths of columns that are called otherwise now, each with its new path, what is inside of them as well.

    A column is the same one if it stands at the same place, is of the same type, and neither name is also another's.

    Arguments:
        prefix: the path of what the columns are inside of, before and now.
    """
    before, after = {column["name"] for column in old}, {column["name"]: column for column in new}
    found: dict[str, str] = {}
    for position, column in enumerate(old):
        name = column["name"]
        other = after.get(name)
        if other is None and position < len(new) and new[position]["name"] not in before:
            other = new[position]
        if other is None or column_type(other) != column_type(column):
            continue
        paths = fqn.append(prefix[0], name), fqn.append(prefix[1], other["name"])
        if paths[0] != paths[1]:
            found[paths[0]] = paths[1]
        found |= renamed_columns(column.get("children", []), other.get("children", []), paths)
    return found


def _narrowed(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return any(
        old.get(key) is not None and new.get(key) is not None and new[key] < old[key]
        for key in ("dataLength", "precision", "scale")
    )


def delta(start: Any, goal: Any) -> Any:
    """A compact description of how to turn `start` into `goal`; None if they are equal.

    Objects: `{"o": {key: delta}}`, with `{"-": 1}` for a key to remove. Lists: `{"l": [prefix, suffix, middle]}`
    with the lengths that stay at both ends, or `{"i": {position: delta}}`. Everything else: `{"=": value}`.
    """
    if json.same(start, goal):
        return None
    if isinstance(start, dict) and isinstance(goal, dict):
        steps: dict[str, Any] = {}
        for key in start.keys() | goal.keys():
            if key not in goal:
                steps[key] = {"-": 1}
            elif key not in start:
                steps[key] = {"=": goal[key]}
            elif (step := delta(start[key], goal[key])) is not None:
                steps[key] = step
        # Equal content in another order is a difference in JSON text only; replacing states it exactly.
        return {"o": steps} if steps else {"=": goal}
    if isinstance(start, list) and isinstance(goal, list):
        return _list_delta(start, goal)
    return {"=": goal}


def _list_delta(start: list[Any], goal: list[Any]) -> Any:
    if len(start) == len(goal):
        steps = ((str(n), delta(a, b)) for n, (a, b) in enumerate(zip(start, goal, strict=True)))
        return {"i": {position: step for position, step in steps if step is not None}}
    shorter = min(len(start), len(goal))
    prefix = 0
    while prefix < shorter and json.same(start[prefix], goal[prefix]):
        prefix += 1
    suffix = 0
    while suffix < shorter - prefix and json.same(start[-1 - suffix], goal[-1 - suffix]):
        suffix += 1
    return {"l": [prefix, suffix, goal[prefix : len(goal) - suffix]]}


def apply_delta(start: Any, steps: Any) -> Any:
    """The goal that a delta was taken for; `start` is left as it is."""
    if steps is None:
        return start
    if "=" in steps:
        return steps["="]
    if "i" in steps:
        result = list(start)
        for position, step in steps["i"].items():
            result[int(position)] = apply_delta(result[int(position)], step)
        return result
    if "l" in steps:
        prefix, suffix, middle = steps["l"]
        return start[:prefix] + middle + start[len(start) - suffix :]
    changed = dict(start)
    for key, step in steps["o"].items():
        if "-" in step:
            del changed[key]
        else:
            changed[key] = apply_delta(start.get(key), step)
    return changed
