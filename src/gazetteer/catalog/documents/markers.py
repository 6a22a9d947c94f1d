"""What stands in a stored document for something of ours, and how content of users can never look like it.

Ours are objects with one of a few keys that begin with one `$`, such as `{"$slot": 3}`. A key of a user that begins
with `$` is stored with one more of them, and shown without it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, Final

from gazetteer.domain import conditions
from gazetteer.domain.secrets import MASK, SECRET
from gazetteer.kit import json

# The place of a slot; where states are compared, that of an entity and of a tag. SECRET is the place of a secret.
SLOT, ENTITY, TAG = "$slot", "$pk", "$tag"
# In changes that were stored before there were places of secrets: all of an entity's, by their paths.
SECRETS = "$secrets"
# A text with names inside, cut into pieces: text and name by turns, the first and the last of them text.
TEXT = "$text"

_OF_USERS, _STORED = b'"$', "$$"


def escaped(value: Any, stored: bytes | None = None) -> Any:
    """Content of a user as it is stored; the same object where nothing in it begins with `$`.

    Arguments:
        stored: the content as JSON, if that is known already.
    """
    text = stored or json.dump_bytes(value)
    # A single character is found several times as fast as two.
    return _with_keys(value, _escaped_key) if text.find(b"$") >= 0 and _OF_USERS in text else value


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
    return _places(value, SLOT)


def secrets(value: Any) -> Iterator[dict[str, str]]:
    """Every place of a secret inside a stored document."""
    return _places(value, SECRET)


def _places(value: Any, key: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if key in value:
            yield value
        else:
            for item in value.values():
                yield from _places(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _places(item, key)


def filled(value: Any, texts: Mapping[int | str, Any], essential: Set[str] = frozenset()) -> Any:
    """A stored value with every place of a slot replaced by what the slot shows, and every secret by a mask.

    A slot that shows nothing (None), since what it named is erased, takes its place with it: the key or the item,
    the whole label of a tag, and an object that cannot be without it.

    Arguments:
        texts: what slots show, by their numbers; what secrets show in the place of a mask, by their names.
        essential: keys without which an object cannot be.
    """
    found = _filled(value, texts, essential | {"tagFQN"})
    return None if found is NOTHING else found


# What stands for a value that goes with its place.
NOTHING: Final = object()


def _filled(value: Any, texts: Mapping[int | str, Any], essential: Set[str]) -> Any:
    if isinstance(value, dict):
        if SECRET in value:
            return texts.get(value[SECRET], MASK)
        if SLOT in value:
            text = texts.get(value[SLOT])
            return NOTHING if text is None else text
        if TEXT in value:
            return composed([_filled(piece, texts, essential) for piece in value[TEXT]])
        return without_nothing({key: _filled(item, texts, essential) for key, item in value.items()}, essential)
    if isinstance(value, list):
        return without_nothing([_filled(item, texts, essential) for item in value])
    return value


def without_nothing(value: Any, essential: Set[str] = frozenset()) -> Any:
    """An object or list without what is gone; nothing at all if a key is gone without which it cannot be."""
    if isinstance(value, list):
        return [item for item in value if item is not NOTHING]
    if any(value.get(key) is NOTHING for key in essential):
        return NOTHING
    return {key: item for key, item in value.items() if item is not NOTHING}


def composed(pieces: Sequence[Any]) -> Any:
    """The text that pieces make, names between the quotes that stand around them.

    As long as something else than text stands for a name, the pieces are kept apart.
    """
    if not all(isinstance(piece, str) for piece in pieces):
        return {TEXT: list(pieces)}
    return "".join(
        conditions.quoted(piece, pieces[number - 1][-1]) if number % 2 else piece for number, piece in enumerate(pieces)
    )
