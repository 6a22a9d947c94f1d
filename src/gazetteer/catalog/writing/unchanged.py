"""Decides that a request changes nothing, for one and for many alike: the less is written, the faster a harvest."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.documents.resolve import Resolver, named_in
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.domain.changes import Change
from gazetteer.errors import GazetteerError
from gazetteer.kit import json
from gazetteer.storage.entity_store import EntityRow


def request_mark(intent: Intent, resolver: Resolver, request: dict[str, Any]) -> bytes:
    """What is remembered of a Create request: equal for one that asks for the same again.

    Raises:
        BadRequest: the request does not have the shape of one.
        NotFound: something that it names does not exist.
    """
    try:
        return _request_hash(intent, resolver, request)
    except (GazetteerError, KeyError, TypeError, AttributeError):
        # The shape comes first: it may be why nothing was found, and a new entity's request hears of it too.
        intent.info.check_create(json.copy(request))
        raise


def _request_hash(intent: Intent, resolver: Resolver, request: dict[str, Any]) -> bytes:
    """Keyed, since requests may hold secrets."""
    info, actor = intent.info, intent.actor
    found = [resolver.find(raw, allowed, name).pk for raw, allowed, name in named_in(info, request)]
    caller = f"{info.name} {actor.line} {int(actor.is_bot)} {int(intent.override)} {found}".encode()
    return intent.context.cipher.request_mark(caller, json.canonical(request))


def changes_nothing(intent: Intent, row: EntityRow, request: dict[str, Any], mark: bytes) -> bool:
    """Whether it is known, without a look at what is stored beside the row, that a request changes nothing."""
    if row.deleted or row.request_hash is None:
        return False
    return (mark == row.request_hash and row.request_version == row.version) or _is_same_source(intent, row, request)


def _is_same_source(intent: Intent, row: EntityRow, request: dict[str, Any]) -> bool:
    """Whether a harvester says that nothing changed at the source since it was last stored, and is to be believed."""
    # After a patch the stored sourceHash stands for what was there before it, and no request is remembered.
    if not intent.spares_people:
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
