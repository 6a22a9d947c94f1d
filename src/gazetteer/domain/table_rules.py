"""What has to fit together inside of a table: constraints and partitions name its columns, and none is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.domain import fqn
from gazetteer.kit import json

# A partition by the time at which rows come in names what the source calls that time, which is no column.
_BY_INGESTION = "INGESTION-TIME"


def column_names(columns: list[dict[str, Any]], prefix: str = "") -> Iterator[str]:
    """How constraints may name columns: each by its name or, inside of another, by its path."""
    for column in columns:
        path = f"{prefix}{column['name']}"
        yield path
        if prefix:
            yield fqn.quote_name(column["name"])
        yield from column_names(column.get("children", []), f"{path}.")


def follow_renamed(table: dict[str, Any], paths: Mapping[str, str]) -> None:
    """Have constraints and partitions of a table name its columns as they are called now.

    Arguments:
        table: changed in place.
        paths: of columns that are called otherwise now, before and now; as parts of FQNs.
    """
    names = {fqn.unquote_name(before): fqn.unquote_name(now) for before, now in paths.items()}
    there = set(column_names(table.get("columns", [])))
    names = {before: now for before, now in names.items() if before not in there}
    for constraint in table.get("tableConstraints") or ():
        constraint["columns"] = [names.get(name, name) for name in constraint.get("columns") or ()]
    for part in (table.get("tablePartition") or {}).get("columns") or ():
        if part.get("columnName") in names:
            part["columnName"] = names[part["columnName"]]


def contradictions(table: Mapping[str, Any]) -> list[str]:
    """What does not fit together, each as a sentence for people; empty if all does."""
    if not table.get("tableConstraints") and not table.get("tablePartition"):
        return []
    known = {name.casefold() for name in column_names(table.get("columns", []))}
    return [*_of_constraints(table, known), *_of_partition(table, known)]


def _of_constraints(table: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    constraints = table.get("tableConstraints") or []
    for constraint in constraints:
        for name in constraint.get("columns") or ():
            if name.casefold() not in known:
                kind = constraint.get("constraintType", "a constraint")
                yield f"tableConstraints: {kind} is on {name!r}, which is no column of this table"
    counts = Counter(map(_identity, constraints))
    for constraint in {_identity(constraint): constraint for constraint in constraints}.values():
        if counts[_identity(constraint)] > 1:
            columns = ", ".join(constraint.get("columns") or ())
            yield f"tableConstraints: {constraint.get('constraintType')} on {columns!r} is there more than once"


def _identity(constraint: Mapping[str, Any]) -> bytes:
    said = [constraint.get(key) for key in ("constraintType", "columns", "referredColumns")]
    return json.canonical(said)


def _of_partition(table: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for part in (table.get("tablePartition") or {}).get("columns") or ():
        name = part.get("columnName")
        # Sources partition by expressions, too, such as `lower(place)`.
        if name and name.casefold() not in known and "(" not in name and part.get("intervalType") != _BY_INGESTION:
            yield f"tablePartition: it is by {name!r}, which is no column of this table, nor an expression"
