"""The whole of what a harvest left in a catalog, in a form that two runs can be compared by."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.compat.server_process import AdminApi

EXPECTED = Path(__file__).parent / "expected"
# How many differences are shown.
SHOWN_DIFFERENCES = 30
# Set to any value to have the committed expectations written anew from what was found.
RENEW = "GAZETTEER_RENEW_EXPECTED"

# Where the entities of a harvested database service lie, from the top down.
COLLECTIONS = (
    "services/databaseServices",
    "databases",
    "databaseSchemas",
    "tables",
    "storedProcedures",
    "classifications",
    "tags",
)
# What is another at every run or on every server, though nothing about the data is.
VOLATILE = frozenset({"id", "href", "updatedAt", "changeDescription", "incrementalChangeDescription"})

Entities = dict[str, dict[str, dict[str, Any]]]


def everything(api: AdminApi, service: str, classification: str) -> Entities:
    """Every entity of a service and of the classification of its tags, deleted ones too, as the server shows it.

    Returns:
        collection → FQN → entity.
    """
    return {
        collection: {
            entity["fullyQualifiedName"]: entity
            for entity in api.list(collection, fields="*")
            if _root(entity["fullyQualifiedName"]) in (service, classification)
        }
        for collection in COLLECTIONS
    }


def _root(fqn: str) -> str:
    return fqn.partition(".")[0]


def settled(entities: Entities, replaced: Mapping[str, str]) -> Entities:
    """The same without what differs from run to run.

    Arguments:
        replaced: texts that differ from machine to machine → what stands for them.
    """
    return {
        collection: {fqn: _settled(entity, replaced) for fqn, entity in found.items()}
        for collection, found in entities.items()
    }


def _settled(value: Any, replaced: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        if value.get("type") and value.keys() >= {"id", "fullyQualifiedName"}:
            marks = "".join(f" ({mark})" for mark in ("inherited", "deleted") if value.get(mark))
            return f"{value['type']} {value['fullyQualifiedName']}{marks}"
        # The client's hash of its request is made of the owners' ids too.
        return {
            key: "HASH" if key == "sourceHash" else _settled(item, replaced)
            for key, item in value.items()
            if key not in VOLATILE
        }
    if isinstance(value, list):
        return [_settled(item, replaced) for item in value]
    return replaced.get(value, value) if isinstance(value, str) else value


def compare(name: str, found: Entities) -> None:
    """Compare with the committed expectation, one file for each collection.

    Arguments:
        name: the folder of the expectation in `expected/`.
    """
    folder = EXPECTED / name
    if os.environ.get(RENEW):
        folder.mkdir(parents=True, exist_ok=True)
        for collection, entities in found.items():
            text = json.dumps(entities, indent=1, ensure_ascii=False, sort_keys=True)
            _file(folder, collection).write_text(text + "\n")
        pytest.fail(f"the expectations in {folder} were written anew: read their difference, unset {RENEW}, run again")
    different: list[str] = []
    for collection, entities in found.items():
        different += _differences(json.loads(_file(folder, collection).read_text()), entities, collection)
    if different:
        pytest.fail("\n".join([f"{len(different)} differences from {folder}:", *different[:SHOWN_DIFFERENCES]]))


def _differences(expected: Any, found: Any, place: str) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            yield from _differences(expected.get(key), found.get(key), f"{place} / {key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for number, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from _differences(one, other, f"{place} / {number}")
    elif expected != found:
        yield f"{place}: expected {expected!r}, found {found!r}"


def _file(folder: Path, collection: str) -> Path:
    return folder / f"{collection.rpartition('/')[2]}.json"
