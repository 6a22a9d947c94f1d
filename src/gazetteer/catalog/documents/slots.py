"""What a slot shows: a reference, a name, or the text that serves while nothing is known by it."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.names import Names
from gazetteer.domain.named_texts import KINDS
from gazetteer.storage import relation_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow, path_end
from gazetteer.storage.relation_store import Slot, SlotText


def token(slot: Slot) -> Any:
    """What stands for a slot where states are compared; None if nothing is left of it."""
    kind = KINDS.get(slot.kind)
    if slot.target_pk is None and kind is not None and kind.personal:
        return person(0, slot.text) if slot.text else None
    if slot.target_pk is None:
        return slot.text if kind is not None else None
    if slot.kind == "entity":
        return {markers.ENTITY: slot.target_pk}
    if kind is None:
        return {markers.ENTITY: slot.target_pk, "path": ""}
    if kind.by_name:
        return {markers.ENTITY: slot.target_pk, "name": slot.text}
    return {markers.ENTITY: slot.target_pk, "path": slot.column_path, "text": slot.text}


def person(user_pk: int, name: str = "") -> dict[str, Any]:
    """What stands for the name of a user where states are compared; of somebody who is none, 0 and the name."""
    return {markers.ENTITY: user_pk, "name": name}


def named(names: Names, stored: dict[str, Any]) -> Any:
    """What a token shows; None if what it stands for is gone for good and has left no name."""
    pk = stored[markers.ENTITY]
    if "path" in stored:
        name, inside = names.fqn(pk), stored["path"]
        if not name:
            return stored.get("text")
        return f"{name}.{inside}" if inside else name
    if "name" in stored:
        brief = names.brief(pk)
        return brief.name if brief is not None else stored["name"] or None
    return names.reference(pk)


def shown(names: Names, slot: Slot) -> Any:
    """What a slot shows; None if what it named is gone for good and has left no name."""
    found = token(slot)
    return named(names, found) if isinstance(found, dict) else found


def last_names(session: Session, names: Names, row: EntityRow) -> list[SlotText]:
    """The texts that an entity and all below it leave behind when they are erased, where they are others by now."""
    kinds = [kind for kind, text in KINDS.items() if not text.personal]
    found = []
    for slots in relation_store.slots_into(session, row.pk, row.inside, path_end(row.inside), kinds):
        names.load(slot.target_pk or 0 for slot, _ in slots)
        for slot, from_seq in slots:
            text = shown(names, slot)
            if text != slot.text:
                found.append(SlotText(text, slot.entity_pk, slot.slot, from_seq))
    return found
