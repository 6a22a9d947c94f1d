"""Decides that a request changes nothing, for one and for many alike: the less is written, the faster a harvest."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from gazetteer.catalog.documents.resolve import Resolver, named_in
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.domain.changes import Change
from gazetteer.kit import json
from gazetteer.storage.entity_store import EntityRow


def request_hash(intent: Intent, resolver: Resolver, request: dict[str, Any]) -> bytes:
    """Equal for a request that asks for the same again: keyed, since requests may hold secrets.

    Raises:
        NotFound: something that the request names does not exist.
    """
    info, actor = intent.info, intent.actor
    found = [resolver.find(raw, allowed, name).pk for raw, allowed, name in named_in(info, request)]
    caller = f"{actor.line} {int(actor.is_bot)} {int(intent.override)} {found}".encode()
    return intent.context.cipher.fingerprint(blake2b(json.canonical(request)).digest() + caller, info.name)


def may_repeat(row: EntityRow) -> bool:
    """Whether what is stored is just what a request that is remembered left."""
    return row.request_hash is not None and row.request_version == row.version and not row.deleted


def repeats(row: EntityRow, mark: bytes) -> bool:
    """Whether the request of this hash led to what is stored."""
    return may_repeat(row) and mark == row.request_hash


def is_same_source(intent: Intent, row: EntityRow, request: dict[str, Any]) -> bool:
    """Whether a harvester says that nothing changed at the source since it was last stored, and is to be believed."""
    # After a patch the stored sourceHash stands for what was there before it.
    if row.deleted or row.request_hash is None or not intent.spares_people:
        return False
    given = request.get("sourceHash")
    return bool(given) and json.loads(row.doc).get("sourceHash") == given


def is_source_hash_alone(change: Change) -> bool:
    """Whether nothing but the sender's own mark of what it sent differs, which is no news by itself."""
    return not change.added and not change.deleted and all(name == "sourceHash" for name, _, _ in change.updated)


def unchanged(intent: Intent, current: State) -> Prepared:
    """Nothing is to be written."""
    row = current.row
    return Prepared(intent.info, intent.actor, row.name, "", current.document, current=current, identity=row.id)
