"""The whole catalog as its readers see it, in a form that can be compared."""

from __future__ import annotations

from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.paging import Page
from gazetteer.catalog.read import View

# What differs between two catalogs of the same content.
_OF_THIS_STORE = frozenset(
    {"id", "href", "version", "updatedAt", "updatedBy", "changeDescription", "incrementalChangeDescription"}
)
BASE = "http://here/api/v1"


def everything(context: Context, actor: Actor, kind: str, include: str = "all") -> list[dict[str, Any]]:
    """Every entity of a type, whole, page by page; fails if the total says otherwise."""
    info = context.types.get(kind)
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = read.list_page(context, info, View(actor, BASE, None, include), Page(7, after))
        found += page["data"]
        after = page["paging"].get("after")
        if after is None:
            assert page["paging"]["total"] == len(found), (kind, include)
            return found


def content(value: Any, *, without: frozenset[str] = frozenset()) -> Any:
    """What an entity says, without what only this store says: references by name, no ids, no times."""
    if isinstance(value, dict):
        if value.keys() >= {"id", "type", "fullyQualifiedName"} and "version" not in value:
            return value["type"], value["fullyQualifiedName"], value.get("deleted"), value.get("inherited", False)
        return {
            key: content(item, without=without)
            for key, item in value.items()
            if key not in _OF_THIS_STORE and key not in without and item != []
        }
    if isinstance(value, list):
        return [content(item, without=without) for item in value]
    return value


def catalog_content(context: Context, actor: Actor, kinds: tuple[str, ...]) -> dict[tuple[str, str], Any]:
    """The content of every entity of these types, deleted ones too."""
    without = frozenset({"followers", "follows", "owns", "users"})
    return {
        (kind, entity["fullyQualifiedName"]): content(entity, without=without)
        for kind in kinds
        for entity in everything(context, actor, kind)
    }
