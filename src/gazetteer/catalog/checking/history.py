"""Proves that an entity's history leads from its first version to its row, and that its place is on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from gazetteer.catalog.documents import markers
from gazetteer.domain import changes
from gazetteer.kit import json
from gazetteer.storage import check_rows
from gazetteer.storage.check import Finding
from gazetteer.storage.check_rows import StoredEntity
from gazetteer.storage.dialect import Row, Session
from gazetteer.storage.history_store import VersionRow


def page(session: Session, rows: list[StoredEntity], pks: list[int]) -> Iterator[Finding]:
    """Findings about the history of some entities."""
    placements = check_rows.open_placements(session, pks)
    versions = check_rows.versions(session, pks)
    slots = check_rows.slots(session, pks)
    for row in rows:
        shown = f"{row.type} {row.name!r} ({row.pk})"
        yield from _placement(row, shown, placements.get(row.pk, []))
        yield from _versions(row, shown, versions.get(row.pk, []), slots.get(row.pk, []))


def _placement(row: StoredEntity, shown: str, found: list[Row]) -> Iterator[Finding]:
    if len(found) != 1:
        yield Finding("placement", f"{shown} has {len(found)} open placements; expected one")
        return
    expected = (row.parent_pk, row.name, row.local_key, row.deleted)
    if found[0] != expected:
        yield Finding("placement", f"{shown} has the open placement {found[0]}; its row says {expected}")


def _versions(row: StoredEntity, shown: str, found: list[VersionRow], slots: list[Row]) -> Iterator[Finding]:
    if row.request_version is not None and row.request_version > row.version:
        yield Finding("version", f"{shown} remembers a request of version {row.request_version}, it has {row.version}")
    if not found:
        if row.version != changes.FIRST_VERSION:
            yield Finding("version", f"{shown} has version {row.version} (in tenths), but no history")
        return
    newest = found[0]
    stored = (newest.version, newest.seq, newest.at, newest.actor_pk)
    expected = (row.version, row.seq, row.updated_at, row.updated_by)
    if stored != expected:
        yield Finding("version", f"{shown}: the newest version is {stored}, its row says {expected}")
    oldest = found[-1]
    if oldest.version != changes.FIRST_VERSION:
        yield Finding("version", f"{shown}: the history ends at version {oldest.version}, not at the first")
    for item, before in pairwise(found):
        if before.seq >= item.seq or before.at > item.at:
            yield Finding("version", f"{shown}: version {before.version} is not older than version {item.version}")
    yield from _chain(row, shown, found, slots)


def _chain(row: StoredEntity, shown: str, found: list[VersionRow], slots: list[Row]) -> Iterator[Finding]:
    """Walk back from the row by the reverse patches; each state has to be whole."""
    try:
        document: Any = json.loads(row.doc)
        for item in found:
            if item.snapshot is not None and json.loads(item.snapshot) != document:
                yield Finding(
                    "version", f"{shown}: the snapshot of version {item.version} is not what the patches make"
                )
                return
            used = Counter(marker[markers.SLOT] for marker in markers.slots(document))
            valid = Counter(slot for slot, begin, end in slots if begin <= item.seq and (end is None or end > item.seq))
            if used != valid:
                text = f"the document has the slots {sorted(used)}, valid then were {sorted(valid)}"
                yield Finding("version", f"{shown}: version {item.version}: {text}")
            if item.version == changes.FIRST_VERSION:
                return
            if item.reverse_patch is None:
                yield Finding("version", f"{shown}: version {item.version} has no way back")
                return
            document = changes.apply_delta(document, json.loads(item.reverse_patch))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        yield Finding("version", f"{shown}: a step back cannot be applied: {type(error).__name__}: {error}")
