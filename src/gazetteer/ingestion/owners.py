"""What a harvest names, such as owners: sources know names only, servers ask for ids."""

from __future__ import annotations

from collections.abc import Callable

from gazetteer.ingestion.writer import Request

# Gives the id of an entity by its type and its FQN, None if there is none that is in use.
Find = Callable[[str, str], str | None]


def with_ids(request: Request, find: Find) -> tuple[Request, str | None]:
    """The request with an id in each of its owners; those that do not exist are left out, with a message.

    So has its service, where that is a reference.
    """
    service = request.get("service")
    if isinstance(service, dict) and (found := _found(service, find)) is not None:
        request = request | {"service": found}
    owners = request.get("owners")
    if not owners:
        return request, None
    kept, missing = [], []
    for owner in owners:
        found = owner if "id" in owner else _found(owner, find)
        if found is None:
            missing.append(_name(owner))
        else:
            kept.append(found)
    rest = {key: value for key, value in request.items() if key != "owners"}
    message = f"no user or team for the owner {', '.join(missing)}" if missing else None
    return rest | ({"owners": kept} if kept else {}), message


def _found(owner: Request, find: Find) -> Request | None:
    """The owner with its id: of the type asked for, else a user or a team, since sources do not tell them apart."""
    for entity_type in dict.fromkeys((str(owner.get("type")), "user", "team")):
        identity = find(entity_type, _name(owner))
        if identity is not None:
            return {"id": identity, "type": entity_type}
    return None


def _name(owner: Request) -> str:
    return str(owner.get("fullyQualifiedName") or owner.get("name", ""))
