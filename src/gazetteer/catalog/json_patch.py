"""Applies a JSON Patch to a document that somebody sees, within bounds."""

from __future__ import annotations

from typing import Any

import jsonpatch
import jsonpointer

from gazetteer.errors import BadRequest, Stale
from gazetteer.kit import json

# Two for each column of a very wide table.
MOST_OPERATIONS = 20_000
# Beyond what any entity has that people look at. Each copy counts as so many bytes at least: all is looked through
# again after it.
MOST_COPIED, LEAST_COPIED = 4_000_000, 20_000

_NOT_APPLICABLE = (
    jsonpatch.JsonPatchException,
    jsonpointer.JsonPointerException,
    TypeError,
    KeyError,
    ValueError,
    AttributeError,
)


def check_operations(operations: Any) -> list[Any]:
    """What is sent as a JSON Patch.

    Raises:
        BadRequest: it is no list, or a longer one than allowed.
    """
    if not isinstance(operations, list):
        raise BadRequest("a JSON Patch is a list of operations")
    if len(operations) > MOST_OPERATIONS:
        raise BadRequest(f"the JSON Patch has {len(operations)} operations; at most {MOST_OPERATIONS} are allowed")
    return operations


def patched(document: dict[str, Any], operations: list[Any]) -> dict[str, Any]:
    """A document after some operations; it is changed on the way.

    Raises:
        Stale: a `test` operation does not hold.
        BadRequest: an operation cannot be applied, or copies more than allowed.
    """
    result: Any = document
    copied = 0
    for number, operation in enumerate(operations):
        try:
            if isinstance(operation, dict) and operation.get("op") == "copy":
                # A patch of a few bytes must not make a document of gigabytes, or one too deep to be looked at.
                copied += LEAST_COPIED + len(json.dump_bytes(jsonpointer.resolve_pointer(result, operation["from"])))
                if copied > MOST_COPIED:
                    raise BadRequest(f"a JSON Patch may copy at most {MOST_COPIED} bytes in all")
                json.check_depth(result)
            result = jsonpatch.JsonPatch([operation]).apply(result, in_place=True)
        except jsonpatch.JsonPatchTestFailed as error:
            raise Stale(f"{_shown(number, operation)} does not hold; read the entity again") from error
        except _NOT_APPLICABLE as error:
            raise BadRequest(
                f"{_shown(number, operation)} cannot be applied; allowed are add, remove, replace, move, copy and "
                "test, each with a path that the entity has, and a value or a 'from' where it needs one"
            ) from error
    if not isinstance(result, dict):
        raise BadRequest("the JSON Patch replaces the entity by something that is none")
    json.check_depth(result)
    return result


def _shown(number: int, operation: Any) -> str:
    """An operation without its value, and without what the entity has there: either may be secret."""
    if not isinstance(operation, dict):
        return f"operation {number} of the JSON Patch, which is no object,"
    return f"operation {number} of the JSON Patch, {operation.get('op')!r} of {operation.get('path')!r},"
