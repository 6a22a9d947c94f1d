"""What stands in a stored document for something of ours, and how content of users can never look like it.

Ours are objects with one of a few keys that begin with one `$`, such as `{"$slot": 3}`. A key of a user that begins
with `$` is stored with one more of them, and shown without it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazetteer.kit import json

# The place of a slot; where states are compared, that of an entity, of a tag, and of all secrets.
SLOT, ENTITY, TAG, SECRETS = "$slot", "$pk", "$tag", "$secrets"

_OF_USERS, _STORED = b'"$', "$$"


def escaped(value: Any) -> Any:
    """Content of a user as it is stored; the same object where nothing in it begins with `$`."""
    return _with_keys(value, _escaped_key) if _OF_USERS in json.dump_bytes(value) else value


def shown(value: Any) -> Any:
    """What was stored as the user gave it."""
    return _with_keys(value, shown_key)


def may_be_escaped(*stored: str) -> bool:
    """Whether stored texts may hold keys that `shown` changes."""
    return any(_STORED in text for text in stored)


def _escaped_key(key: str) -> str:
    return f"${key}" if key.startswith("$") else key


def shown_key(key: str) -> str:
    """One key of stored content as the user gave it."""
    return key[1:] if key.startswith("$$") else key


def _with_keys(value: Any, rename: Any) -> Any:
    if isinstance(value, dict):
        return {rename(key): _with_keys(item, rename) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_keys(item, rename) for item in value]
    return value


def slots(value: Any) -> Iterator[dict[str, int]]:
    """Every place of a slot inside a stored document."""
    if isinstance(value, dict):
        if SLOT in value:
            yield value
        else:
            for item in value.values():
                yield from slots(item)
    elif isinstance(value, list):
        for item in value:
            yield from slots(item)


def filled(value: Any, texts: dict[int, Any]) -> Any:
    """A stored value with every place of a slot replaced by what the slot shows.

    A slot that shows nothing (None), since what it named is erased, takes its place with it: the key or the item,
    and the whole label of a tag.
    """
    found = _filled(value, texts)
    return None if found is _NOTHING else found


_NOTHING = object()


def _filled(value: Any, texts: dict[int, Any]) -> Any:
    if isinstance(value, dict):
        if SLOT in value:
            text = texts.get(value[SLOT])
            return _NOTHING if text is None else text
        items = {key: _filled(item, texts) for key, item in value.items()}
        if items.get("tagFQN") is _NOTHING:
            return _NOTHING
        return {key: item for key, item in items.items() if item is not _NOTHING}
    if isinstance(value, list):
        return [item for item in (_filled(item, texts) for item in value) if item is not _NOTHING]
    return value
