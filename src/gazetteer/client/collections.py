"""Where the API keeps the entities of each type."""

from __future__ import annotations

from functools import cache

from gazetteer.domain import line
from gazetteer.errors import BadRequest


@cache
def _paths() -> dict[str, str]:
    """The paths of the newest client line, by lower-case name of the model, which is the type's name."""
    routes: dict[str, str] = line.load("models-2.0.json")["routes"]
    return {model.lower(): path for model, path in routes.items() if not model.startswith("Create")}


def path_of(entity_type: str) -> str:
    """The path of a type's collection, such as `/services/databaseServices`.

    Raises:
        BadRequest: there is no such type.
    """
    try:
        return _paths()[entity_type.lower()]
    except KeyError:
        raise BadRequest(
            f"there is no entity type {entity_type!r}; types are named as OpenMetadata does, such as table or tag"
        ) from None
