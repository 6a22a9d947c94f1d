"""A batch of an act that somebody else has carried out does nothing to a later act on the same subtree."""

from __future__ import annotations

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.delete import restore
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing import subtrees
from gazetteer.storage import subtree_store


def test_a_late_batch_does_not_undo_a_restore(platform: Platform, admin: Actor) -> None:
    context, view = platform.context, View(admin, "")
    types = context.types
    put.create(context, types.get("databaseService"), view, {"name": "pg", "serviceType": "Postgres"})
    put.create(context, types.get("database"), view, {"name": "shop", "service": "pg"})
    service = types.get("databaseService")
    with context.database.read() as session:
        row = read.find(session, context, service, EntityKey("pg", by_name=True), "all")
    context.database.write(subtrees.SoftDelete(row, admin, recursive=True))
    with context.database.read() as session:
        (late,) = subtree_store.pending(session)
    subtrees.carry_out(context.database)
    restore(context, service, view, read.identity(row))

    assert context.database.write(subtrees.Batch(late))

    assert read.get(context, types.get("database"), EntityKey("pg.shop", by_name=True), view)["deleted"] is False
