"""Proves what is derived from documents and what stands beside them: terms, tags, slots, secrets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import apart, markers
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain.secrets import SECRET
from gazetteer.errors import GazetteerError
from gazetteer.kit import json
from gazetteer.storage import index_store, relation_store, secret_store, state_store
from gazetteer.storage.check import Finding
from gazetteer.storage.check_rows import StoredEntity
from gazetteer.storage.dialect import Session


def page(session: Session, context: Context, info: TypeInfo, rows: list[StoredEntity]) -> Iterator[Finding]:
    """Findings about some entities of one type."""
    documents: dict[int, dict[str, Any]] = {}
    names = {row.pk: row.name for row in rows}
    shown = {row.pk: f"{row.type} {row.name!r} ({row.pk})" for row in rows}
    for row in rows:
        try:
            documents[row.pk] = json.loads(row.doc)
        except ValueError as error:
            yield Finding("document", f"{shown[row.pk]}: {error}")
    pks = list(documents)
    terms = index_store.terms_of(session, pks)
    for pk, document in documents.items():
        foreign = sorted(document.keys() - info.stored)
        if foreign:
            yield Finding("document", f"{shown[pk]} stores {', '.join(foreign)}, which no document may hold")
        expected = {(term, index_store.bounded(value)) for term, value in info.type.search_terms(names[pk], document)}
        if terms.get(pk, set()) != expected:
            found = sorted(terms.get(pk, set()))
            yield Finding("term", f"{shown[pk]} is found by {found}; its document says {sorted(expected)}")
    yield from _slots(session, documents, shown)
    yield from _tags(session, documents, shown)
    if info.type.protected:
        yield from _secrets(session, context, rows, documents, shown)


def _slots(session: Session, documents: dict[int, dict[str, Any]], shown: dict[int, str]) -> Iterator[Finding]:
    stored: dict[int, list[int]] = {}
    for slot in relation_store.slots_of(session, list(documents)):
        stored.setdefault(slot.entity_pk, []).append(slot.slot)
        if slot.target_pk is not None and slot.awaits is not None:
            yield Finding("slot", f"{shown[slot.entity_pk]}: slot {slot.slot} has its target and waits for it")
    for pk, document in documents.items():
        used = [marker[markers.SLOT] for marker in markers.slots(document)]
        if Counter(used) != Counter(stored.get(pk, [])):
            yield Finding("slot", f"{shown[pk]}: its document has the slots {used}, open are {stored.get(pk, [])}")


def _tags(session: Session, documents: dict[int, dict[str, Any]], shown: dict[int, str]) -> Iterator[Finding]:
    paths: dict[int, set[str]] = {}
    for usage in relation_store.tags_of(session, list(documents)):
        if not usage.column_path:
            continue
        pk = usage.entity_pk
        if pk not in paths:
            paths[pk] = set(apart.column_paths(documents[pk].get("columns", [])))
        if usage.column_path not in paths[pk]:
            yield Finding("tag", f"{shown[pk]} has a tag on the column {usage.column_path!r}, which is gone")


def _secrets(
    session: Session,
    context: Context,
    rows: list[StoredEntity],
    documents: dict[int, dict[str, Any]],
    shown: dict[int, str],
) -> Iterator[Finding]:
    ids = {row.pk: row.id for row in rows}
    kept: dict[int, set[str]] = {pk: set() for pk in documents}
    for secret in secret_store.of(session, list(documents)):
        kept[secret.entity_pk].add(secret.path)
        place = secret_store.place(ids[secret.entity_pk], secret.path)
        what = f"{shown[secret.entity_pk]}: the secret at {secret.path}"
        try:
            text = context.cipher.decrypt(secret.ciphertext, place)
        except GazetteerError:
            yield Finding("secret", f"{what} cannot be decrypted: another key, or the row was moved or changed")
            continue
        if context.cipher.fingerprint(text, place) != secret.fingerprint:
            yield Finding("secret", f"{what} has a fingerprint that is not its own")
    # Before the first start after an update there are none yet.
    placed = documents if state_store.secrets_revision(session) else {}
    for pk, document in placed.items():
        used = {marker[SECRET] for marker in markers.secrets(document)}
        if used != kept[pk]:
            places = f"its document has places for the secrets {sorted(used)}, kept are {sorted(kept[pk])}"
            yield Finding("secret", f"{shown[pk]}: {places}")
