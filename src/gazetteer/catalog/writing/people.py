"""People who are named before there is such a user: who is meant is known when the user comes, wherever it was told.

Labels keep such a name in their details, slots as their text, and changes in the place of a key. Each such place is
remembered, so that a user who comes, or who is erased after having been called so, is put into it. What that costs
grows with the number of those places, and is written with the user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gazetteer.catalog.documents import markers, slots
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.types import Types
from gazetteer.domain import fqn
from gazetteer.domain.entity import EntityType
from gazetteer.domain.named_texts import KINDS
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import person_store
from gazetteer.storage.person_store import Place
from gazetteer.storage.relation_store import Slot, TagUsage
from gazetteer.storage.transaction import WriteTransaction

_USER = "user"
# What a change has in the place of the key of somebody who is no user, as it is stored.
_NOBODY = f'"{markers.ENTITY}":0,'


def named_by(usages: Sequence[TagUsage], texts: Sequence[Slot], *told: str | None) -> set[str]:
    """The names of people who are no users in labels and slots, and in stored changes or documents."""
    names = {name for usage in usages if (name := _named_in(usage.detail))}
    names |= {slot.text for slot in texts if slot.awaits is not None and KINDS[slot.kind].personal}
    for text in told:
        if text is not None and _NOBODY in text:
            names.update(_nobodies(json.loads(text)))
    return names


def _named_in(detail: str | None) -> str | None:
    return json.loads(detail).get("appliedBy") if detail and '"appliedBy"' in detail else None


def _nobodies(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get(markers.ENTITY) == 0:
            yield value["name"]
        else:
            for item in value.values():
                yield from _nobodies(item)
    elif isinstance(value, list):
        for item in value:
            yield from _nobodies(item)


def wait(types: Types, write: WriteTransaction, named: Iterable[tuple[str, int, int]]) -> None:
    """Remember where people are named who were no users when it was looked: (name, entity_pk, seq).

    Who came meanwhile is put there at once.
    """
    places: dict[str, list[Place]] = {}
    for name, pk, seq in named:
        places.setdefault(name, []).append(Place(pk, seq))
    if not places:
        return
    user, resolver = types.by_name[_USER].type, Resolver(write.session, types)
    keys = {name: key for name in places if (key := _key(user, name))}
    person_store.wait(write, [(key, place) for name, key in keys.items() for place in places[name]])
    found = {key: resolver.text(_USER, 0, name).target_pk for name, key in keys.items()}
    bind(user, write, {key: pk for key, pk in found.items() if pk is not None})


def _key(user: type[EntityType], name: str) -> str | None:
    """What is waited for in the place of a name; None if no user can be called so."""
    try:
        return fqn.key(user.part(name))
    except BadRequest:
        return None


def bind(user: type[EntityType], write: WriteTransaction, keys: Mapping[str, int]) -> None:
    """Put users, by the keys of what they are called, into all places that name them."""
    if not keys:
        return

    def found(name: str) -> int | None:
        return keys.get(_key(user, name) or "")

    for place in person_store.waiting(write.session, list(keys)):
        for slot, name in person_store.slots(write.session, place):
            if (pk := found(name)) is not None:
                person_store.bind_slot(write, place, slot, pk)
        for label in person_store.labels(write.session, place):
            detail = json.loads(label.detail)
            if (pk := found(detail.pop("appliedBy", ""))) is not None:
                rest = json.dumps(detail) if detail else ""
                person_store.bind_label(write, place, replace(label, detail=rest), pk)
        for table, column, text in person_store.told(write.session, place):
            if _NOBODY in text:
                person_store.tell(write, place, table, column, json.dumps(_with_keys(json.loads(text), found)))
    person_store.known(write, list(keys))


def _with_keys(value: Any, found: Callable[[str], int | None]) -> Any:
    """A stored change with keys in the places of the names of users."""
    if isinstance(value, list):
        return [_with_keys(item, found) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get(markers.ENTITY) == 0:
        pk = found(value["name"])
        return value if pk is None else slots.person(pk)
    return {key: _with_keys(item, found) for key, item in value.items()}
