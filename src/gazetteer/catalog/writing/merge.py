"""What a PUT may overwrite: the request laid over what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gazetteer.catalog.documents.apart import column_paths, is_other_service, protection
from gazetteer.catalog.documents.resolve import Resolved
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import authorship, secret_steps
from gazetteer.catalog.writing.authorship import Authorship, constraint_name
from gazetteer.catalog.writing.dated import life_cycle
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain import fqn
from gazetteer.domain.changes import column_type
from gazetteer.domain.secret_places import laid_over
from gazetteer.domain.table_rules import column_names
from gazetteer.storage.relation_store import TagUsage


def over(intent: Intent, current: State, request: Resolved, own: Authorship = authorship.NOTHING) -> Resolved:
    """The state that a PUT asks for.

    Arguments:
        own: what of the stored state the same bot wrote, which follows it.
    """
    info, guarded = intent.info, intent.spares_people
    document = _document(info, current.document, request.document, own if guarded else None)
    if current.secrets or is_other_service(current.document, document):
        _lay_over_secrets(intent, current, request, document)
    wanted = Resolved(document, secrets=request.secrets)
    if info.has_columns:
        _merge_constraints(intent, current.document, request.document, own, wanted.document)
    wanted.depends, wanted.alive = request.depends, request.alive
    wanted.slots, wanted.as_of = request.slots, request.as_of
    for name, targets in request.references.items():
        there = current.edges.get(name)
        if not targets or (guarded and there and name in _BOT_KEEPS):
            continue
        wanted.references[name] = targets
    wanted.tags = _tags(current.tags, request.tags, wanted.document)
    return wanted


_BOT_KEEPS = frozenset({"owners", "domains", "reviewers"})


def _lay_over_secrets(intent: Intent, current: State, request: Resolved, document: dict[str, Any]) -> None:
    """Add to a wanted document the stored secrets that the request says nothing of, with what belongs to them."""
    stored = current.document
    same = secret_steps.of(intent.context.cipher, current).same(request.secrets)
    for key, rule in protection(intent.info, document).items():
        before, wanted = stored.get(key), document.get(key)
        if key != "connection":
            found = laid_over(rule, before, wanted, same)
        elif is_other_service(stored, document):
            # A connection of another system. What was stored is of no use to it, and none of its business.
            found = request.document.get(key)
        elif not wanted or before is None or (wanted.keys() == {"config"} and wanted["config"].keys() == {"type"}):
            # The type is added where clients say nothing.
            found = before or wanted
        else:
            found = {**wanted, "config": laid_over(rule, before.get("config"), wanted.get("config"), same)}
        if found is not None:
            document[key] = found
        else:
            document.pop(key, None)


def _document(
    info: TypeInfo, stored: Mapping[str, Any], request: Mapping[str, Any], own: Authorship | None
) -> dict[str, Any]:
    """The request laid over what is stored; given what is the bot's `own`, the rest of what people wrote stays."""
    result = {}
    for key, value in stored.items():
        if key not in request:
            if key in info.type.kept or key not in info.create_fields or key in info.type.defaults:
                result[key] = value
        elif key == "columns" and info.has_columns:
            result[key] = _columns(value, request[key], own)
        elif key == "lifeCycle":
            result[key] = life_cycle(value, request[key])
        elif (
            own
            and value
            and (key in info.type.bot_keeps or key == "extension")
            and not _follows(own, value, request, key)
        ):
            result[key] = value
        else:
            result[key] = request[key]
    return {**result, **{key: value for key, value in request.items() if key not in stored}}


def _follows(own: Authorship, value: Any, request: Mapping[str, Any], name: str, path: str = "") -> bool:
    """Whether a stored text gives way to that of the same bot's request."""
    return bool(request.get(name)) and own.wrote(authorship.place(path, name), value)


def _merge_constraints(
    intent: Intent, stored: Mapping[str, Any], request: Mapping[str, Any], own: Authorship, document: dict[str, Any]
) -> None:
    """Constraints: a bot's request says which the source has, and those that others added stay.

    None stays whose columns are gone.
    """
    asked = {constraint_name(constraint): constraint for constraint in request.get("tableConstraints", ())}
    before = stored.get("tableConstraints", [])
    if intent.actor.is_bot:
        stays = [item for item in before if intent.spares_people and not own.brought(item)]
    elif "tableConstraints" not in request:
        stays = before
    else:
        return
    columns = {name.casefold() for name in column_names(document.get("columns", []))}
    stays = [item for item in stays if all(name.casefold() in columns for name in item.get("columns", ()))]
    by_name = {constraint_name(item): item for item in stays} | asked
    # In the order in which they were, which says nothing: else it would be a change.
    names = dict.fromkeys([name for name in map(constraint_name, before) if name in by_name])
    found = [by_name[name] for name in (names | by_name)]
    if found or "tableConstraints" in stored:
        document["tableConstraints"] = found


# What a harvested column does not bring and people added; it stays when the source gives the column another type.
_COLUMN_KEEPS = ("displayName", "description", "customMetrics", "extension")
# What profilers added: it says something of values of that type.
_TYPED_COLUMN_KEEPS = (*_COLUMN_KEEPS, "profile")
# As long as the columns are the same in the same order.
_PLACED_COLUMN_KEEPS = (*_TYPED_COLUMN_KEEPS, "ordinalPosition")


def _columns(
    stored: list[dict[str, Any]], request: list[dict[str, Any]], own: Authorship | None, path: str = ""
) -> list[dict[str, Any]]:
    by_name = {column["name"]: column for column in stored}
    placed = [column["name"] for column in stored] == [column["name"] for column in request]
    result = []
    for column in request:
        old = by_name.get(column["name"])
        if old is None:
            result.append(column)
            continue
        merged, inside = dict(column), fqn.append(path, column["name"])
        typed = _PLACED_COLUMN_KEEPS if placed else _TYPED_COLUMN_KEEPS
        for key in typed if column_type(old) == column_type(column) else _COLUMN_KEEPS:
            if not old.get(key):
                continue
            spared = key == "displayName" or (own is not None and key == "description")
            if key not in column or (spared and not (own and _follows(own, old[key], column, key, inside))):
                merged[key] = old[key]
        if "children" in column and "children" in old:
            merged["children"] = _columns(old["children"], column["children"], own, inside)
        # The order of keys says nothing; keeping it keeps the stored text the same.
        result.append({key: merged[key] for key in [*old, *(k for k in merged if k not in old)] if key in merged})
    return result


def _tags(stored: list[TagUsage], request: list[TagUsage], document: Mapping[str, Any]) -> list[TagUsage]:
    """Tags are added, never removed; those of columns that are gone go with them."""
    paths = {"", *column_paths(document.get("columns", []))}
    result = [usage for usage in stored if usage.column_path in paths]
    there = {(usage.column_path, usage.tag_pk) for usage in result}
    counts: dict[str, int] = {}
    for usage in result:
        counts[usage.column_path] = max(counts.get(usage.column_path, 0), usage.position + 1)
    for usage in request:
        if (usage.column_path, usage.tag_pk) not in there:
            position = counts.get(usage.column_path, 0)
            counts[usage.column_path] = position + 1
            result.append(replace(usage, entity_pk=0, position=position))
    return result
