"""Lists straight from the store: pages in both directions, terms, totals."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.app import Platform
from gazetteer.storage import list_store
from gazetteer.storage.entity_store import path_end
from gazetteer.storage.list_store import Range

TAGS = Range("tag", b"", path_end(b""), "non-deleted")


def test_pages_lead_to_their_neighbours(platform: Platform) -> None:
    with platform.context.database.read() as session:
        whole = list_store.page(session, TAGS, limit=100)
        assert len(whole) == list_store.total(session, TAGS) > 5
        row, key = whole[3]
        assert list_store.page(session, TAGS, limit=2, after=(row.path, key)) == whole[4:6]
        assert list_store.page(session, TAGS, limit=2, before=(row.path, key)) == whole[1:3]
        assert [row for rows in list_store.pages(session, TAGS, 3) for row in rows] == [row for row, _ in whole]


def test_a_range_is_narrowed_by_place_and_by_terms(platform: Platform) -> None:
    with platform.context.database.read() as session:
        (tier,) = [
            row
            for row, _ in list_store.page(session, replace(TAGS, kind="classification"), limit=9)
            if row.name == "Tier"
        ]
        below = replace(TAGS, low=tier.inside, high=path_end(tier.inside))
        assert list_store.total(session, below) == len(list_store.page(session, below, limit=100)) == 5
        bots = Range("user", b"", path_end(b""), "all", (("isBot", "true"),))
        assert [row.name for row, _ in list_store.page(session, bots, limit=9)] == ["ingestion-bot"]
        assert list_store.total(session, bots) == 1
        assert list_store.total(session, replace(bots, include="deleted")) == 0
