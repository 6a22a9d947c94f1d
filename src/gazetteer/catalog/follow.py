"""Followers: users begin and cease to follow entities."""

from __future__ import annotations

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.read import Answer, EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing.change import write_one
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.catalog.writing.unchanged import unchanged
from gazetteer.errors import BadRequest
from gazetteer.storage.dialect import Session
from gazetteer.storage.relation_store import Edge


def follow(context: Context, info: TypeInfo, view: View, identity: str, user_id: str, *, on: bool) -> Answer:
    """Let a user follow an entity, or stop it; makes an event, but no new version.

    Raises:
        NotFound: there is no such entity or user.
        BadRequest: entities of this type have no followers.
    """
    if "followers" not in info.references:
        raise BadRequest(f"{info.name} has no followers")

    def attempt(session: Session) -> Prepared:
        row = read.find(session, context, info, EntityKey(identity), view.sight)
        user = read.find(session, context, context.types.get("user"), EntityKey(user_id), view.sight)
        current = state.load(session, [row], info)[0]
        return _prepared(Intent(context, info, view.actor), current, user.pk, on=on)

    return read.answer(context, info, view, write_one(context, attempt))


def _prepared(intent: Intent, current: State, user_pk: int, *, on: bool) -> Prepared:
    prepared = unchanged(intent, current)
    prepared.loose = {intent.info.references["followers"].kind}
    there = [edge for edge in current.edges.get("followers", []) if edge.target_pk == user_pk]
    if on and not there:
        position = len(current.edges.get("followers", []))
        prepared.open_edges = [Edge(current.row.pk, intent.info.references["followers"].kind, user_pk, position)]
        prepared.alive = {user_pk}
    elif not on:
        prepared.close_edges = there
    return prepared
