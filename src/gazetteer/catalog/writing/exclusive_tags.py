"""Tags that exclude each other: of those below one that says so, an entity or a column has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.types import Types
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import path_pks
from gazetteer.storage.relation_store import TagUsage


def check(session: Session, types: Types, tags: Sequence[TagUsage], added: Sequence[TagUsage]) -> None:
    """Refuse tags that exclude each other.

    Arguments:
        tags: all that the entity and its columns are to have.
        added: those of them that are new; without one among them, nothing is refused.

    Raises:
        BadRequest: names both.
    """
    if not added:
        return
    touched = {usage.column_path for usage in added}
    by_holder: dict[str, set[int]] = defaultdict(set)
    for usage in tags:
        if usage.column_path in touched:
            by_holder[usage.column_path].add(usage.tag_pk)
    several = [pks for pks in by_holder.values() if len(pks) > 1]
    if not several:
        return
    new = {usage.tag_pk for usage in added}
    rows = entity_store.by_pks(session, sorted(set().union(*several)))
    above = entity_store.by_pks(session, sorted({pk for row in rows.values() for pk in path_pks(row.path)}))
    exclusive = {pk for pk, row in above.items() if json.loads(row.doc).get("mutuallyExclusive")}
    for pks in several:
        chosen: dict[int, tuple[int, int]] = {}
        # Those that are new last, so that each is compared with what was there.
        for pk in sorted(pks & rows.keys(), key=lambda pk: (pk in new, pk)):
            way = [*path_pks(rows[pk].path), pk]
            for ancestor, below in pairwise(way):
                other, of = chosen.setdefault(ancestor, (below, pk))
                if ancestor in exclusive and other != below and (pk in new or of in new):
                    names = Names(session, types)
                    names.load([pk, of, ancestor])
                    raise BadRequest(
                        f"tags: {names.fqn(of)!r} and {names.fqn(pk)!r} exclude each other, since only one tag of "
                        f"{names.fqn(ancestor)!r} may be given; leave one of them out"
                    )
