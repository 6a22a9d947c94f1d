"""PATCH: a JSON Patch on an entity as the client sees it."""

from __future__ import annotations

import copy
from typing import Any

from gazetteer.auth import rights
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.apart import is_other_service, take_apart
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.documents.together import Composer, add_change_description
from gazetteer.catalog.json_patch import check_operations, patched
from gazetteer.catalog.read import Answer, EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import outcome, precondition, prepare
from gazetteer.catalog.writing.change import write_one
from gazetteer.catalog.writing.dated import settle
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import Naming, Prepared
from gazetteer.domain import changes
from gazetteer.domain.secrets import Kept
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import history_store
from gazetteer.storage.dialect import Session


def patch(
    context: Context, info: TypeInfo, view: View, key: EntityKey, operations: Any, if_match: str | None = None
) -> Answer:
    """PATCH: every list of the entity is there to be patched, empty ones too.

    Raises:
        Stale: `if_match` names another version, or a `test` operation does not hold.
        BadRequest: the patch is not valid, or what it makes is not.
    """
    check_operations(operations)
    intent = Intent(context, info, view.actor)

    def attempt(session: Session) -> Prepared:
        row = read.find(session, context, info, key, view.sight)
        precondition.check(if_match, row)
        current = state.load(session, [row], info)[0]
        names = Names(session, context.types, base=view.base)
        cipher = context.cipher if rights.sees_secrets(view.actor) else None
        composer = Composer(info, names, None, cipher)
        composer.to_patch = True
        shown = composer.compose([current])[0]
        answered = {**shown}
        add_change_description(answered, info, names, history_store.change_to(session, row.pk, row.version))
        document = _with_lists(info, answered)
        # Where there are secrets not through JSON: a text that stands for one is to stand for it wherever it is put.
        document = copy.deepcopy(document) if current.secrets else json.copy(document)
        wanted = _edited(info, shown, patched(document, operations))
        if current.secrets:
            _refuse_secrets_elsewhere(info, wanted)
        settle(session, shown, wanted)
        info.check_entity(wanted)
        if info.has_columns:
            columns = [it.get("columns", []) for it in (shown, wanted)]
            info.type.follow_renamed(wanted, changes.renamed_columns(*columns))
        _check_together(intent, shown, wanted)
        resolver = Resolver(session, context.types, current.targets)
        resolved = resolver.resolve(info, take_apart(info, info.type.normalise(wanted)))
        name = info.type.name_of(wanted)
        if info.type.part(name) == info.type.part(row.name):
            name = row.name if info.type.part(row.name) == row.name else name
        naming = Naming(name, names.compose(row.path, info.name, name))
        return prepare.update(intent, session, current, resolved, naming)

    return read.answer(context, info, view, write_one(context, attempt))


def _refuse_secrets_elsewhere(info: TypeInfo, wanted: dict[str, Any]) -> None:
    """Raises BadRequest if a secret was copied or moved to where it would be in clear."""
    for key, value in wanted.items():
        if key not in info.type.protected and _has_secret(value):
            allowed = ", ".join(f"/{name}" for name in info.type.protected)
            raise BadRequest(f"a secret cannot be copied or moved to /{key}; inside {allowed} it can")


def _has_secret(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_secret, value.values()))
    return any(map(_has_secret, value)) if isinstance(value, list) else isinstance(value, Kept)


def _with_lists(info: TypeInfo, shown: dict[str, Any]) -> dict[str, Any]:
    """Every list that a patch may index into, empty ones too."""
    result = dict(shown)
    for name in info.writable:
        spec = info.fields.get(name)
        if spec is not None and spec.many:
            result.setdefault(name, [])
    for name in CHANGES:
        if name in info.fields:
            result[name] = {"fieldsAdded": [], "fieldsUpdated": [], "fieldsDeleted": [], **result.get(name, {})}
    return result


# What changed is shown, so patches reach into it; that says nothing.
CHANGES = ("changeDescription", "incrementalChangeDescription")


def _check_together(intent: Intent, shown: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Refuse what does not fit together, as it is shown: what constraints refer to is a text there only."""
    if "connection" in intent.info.type.protected and is_other_service(shown, wanted):
        _check_connection_goes_too(shown, wanted)
    outcome.refuse_contradictions(intent, shown, wanted)


def _check_connection_goes_too(shown: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Refuse a service of another type whose connection is that of the one before."""
    before, now = shown.get("connection"), wanted.get("connection")
    kinds = [(it or {}).get("config") for it in (before, now)]
    types = [it.get("type") if isinstance(it, dict) else None for it in kinds]
    if now and (now == before or types == [shown["serviceType"]] * 2):
        raise BadRequest(
            f"serviceType would be {wanted['serviceType']!r}, and connection still that of {shown['serviceType']!r}; "
            "replace both in one JSON Patch, or remove the connection"
        )


def _is_list(info: TypeInfo, key: str) -> bool:
    spec = info.fields.get(key)
    return spec is not None and spec.many


def _edited(info: TypeInfo, shown: dict[str, Any], patched: dict[str, Any]) -> dict[str, Any]:
    """The patched entity with everything that is not for clients to set as it was."""
    result = {
        key: value for key, value in patched.items() if key in info.writable or key == "name" or key not in info.fields
    }
    # A list that was shown empty for the patch's sake is none; what is no list is for others to refuse.
    result = {key: value for key, value in result.items() if value != [] or key in shown or not _is_list(info, key)}
    managed = {key: value for key, value in shown.items() if key not in info.writable and key != "name"}
    return {**result, **managed}
