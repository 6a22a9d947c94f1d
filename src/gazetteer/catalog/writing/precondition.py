"""If-Match: a write that is meant for one version of an entity only."""

from __future__ import annotations

from gazetteer.errors import BadRequest, Stale
from gazetteer.storage.entity_store import EntityRow


def check(if_match: str | None, row: EntityRow | None) -> None:
    """Refuse a write that is meant for another version than there is.

    Arguments:
        if_match: versions as `ETag` gives them, such as `W/"0.2"`, separated by commas; `*` for any; None: no matter.
        row: the entity as it is; None if there is none.

    Raises:
        Stale: it is another one, or there is none.
        BadRequest: this is no version.
    """
    if if_match is None:
        return
    wanted = {text.strip() for text in if_match.split(",")}
    numbers = {_number(text) for text in wanted if text != "*"}
    if row is None:
        raise Stale(f"there is no such entity, If-Match asks for {if_match}")
    if "*" not in wanted and row.version not in numbers:
        raise Stale(f"the version is {row.version / 10}, If-Match asks for {if_match}; read it again")


def _number(text: str) -> int:
    try:
        return round(float(text.removeprefix("W/").strip('"')) * 10)
    except (ValueError, OverflowError) as error:
        raise BadRequest(f'If-Match is {text!r}; expected a version such as W/"0.2"') from error
