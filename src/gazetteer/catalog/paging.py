"""The pages of a list: which one is asked for, and the cursors that lead to its neighbours."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from gazetteer.errors import BadRequest
from gazetteer.storage.entity_store import EntityRow

# A row and its local key, by which lists are ordered inside of one place.
Placed = tuple[EntityRow, str]


@dataclass(frozen=True)
class Page:
    """Which page of a list is wanted.

    Arguments:
        limit: at most so many entities; 0 gives only the total.
        after, before: a cursor of an earlier answer.

    Raises:
        BadRequest: the limit is negative, or both cursors are given.
    """

    limit: int
    after: str | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        if self.after and self.before:
            raise BadRequest("give 'after' or 'before', not both")
        if self.limit < 0:
            raise BadRequest(f"limit is {self.limit}; it has to be 0 or more")


def cut(found: list[Placed], page: Page) -> tuple[list[Placed], dict[str, str]]:
    """A page of the wanted size out of one more, and the cursors to what lies behind and in front of it."""
    size = page.limit
    more = len(found) > size
    found = found[-size:] if page.before is not None else found[:size]
    cursors = {}
    if found and (more or page.before is not None):
        cursors["after"] = encoded(found[-1])
    if found and (page.after is not None or (page.before is not None and more)):
        cursors["before"] = encoded(found[0])
    if not found:
        # What was there is gone meanwhile; from here on there is a way back to what is left.
        cursors = {"after": _cursor(*_FIRST)} if page.before is not None else cursors
        cursors = {"before": _cursor(*_LAST)} if page.after is not None else cursors
    return found, cursors


# In front of every row, and behind all of them.
_FIRST, _LAST = (b"", ""), (b"\xff" * 16, "")


def encoded(item: Placed) -> str:
    """The cursor of a row."""
    row, key = item
    return _cursor(row.path, key)


def _cursor(path: bytes, key: str) -> str:
    return base64.urlsafe_b64encode(len(path).to_bytes(2, "big") + path + key.encode()).decode().rstrip("=")


def decoded(text: str | None) -> tuple[bytes, str] | None:
    """Where a cursor points to: (path, local key); None without one.

    Raises:
        BadRequest: it is not one of ours.
    """
    if not text:
        return None
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        size = int.from_bytes(raw[:2], "big")
        if size % 8 or len(raw) < 2 + size:
            raise ValueError
        key = raw[2 + size :].decode()
        if "\x00" in key:
            raise ValueError
        return raw[2 : 2 + size], key
    except (binascii.Error, ValueError) as error:
        raise BadRequest(f"the cursor {text!r} is not one that was given out") from error
