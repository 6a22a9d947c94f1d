"""What is to be stored, looked at as a whole: a rule about an entity holds whatever request leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gazetteer.catalog.writing.intent import Intent
from gazetteer.errors import BadRequest

_PROVIDER, _SYSTEM = "provider", "system"


def is_systems(document: Mapping[str, Any]) -> bool:
    """Whether an entity belongs to the system: every catalog has it from its start, and it stays."""
    return document.get(_PROVIDER) == _SYSTEM


def check(intent: Intent, name: str, after: Mapping[str, Any], before: tuple[str, Mapping[str, Any]] | None) -> None:
    """Look at an entity as it is to be.

    Arguments:
        name, after: what it is to be called, and its document.
        before: the same as they are stored; None if it is new.

    Raises:
        BadRequest: it would belong to the system, or no longer; or the system's would be called otherwise; or it
            would no longer fit together.
    """
    info = intent.info
    former, stored = before or (name, {})
    if not intent.seeds and is_systems(after) != is_systems(stored):
        if is_systems(after):
            raise BadRequest(
                f"{_PROVIDER}: {_SYSTEM!r} is for what every catalog has from its start, which {info.name} {name!r} is"
                " not; leave it out"
            )
        raise BadRequest(f"{_PROVIDER}: {info.name} {former!r} belongs to the system, and stays {_SYSTEM!r}")
    if is_systems(stored) and name != former:
        raise BadRequest(f"{info.name} {former!r} belongs to the system and cannot be renamed; give it a displayName")
    # Of a new one the request says it all, and was looked at.
    if before is not None:
        refuse_contradictions(intent, stored, after)


def refuse_contradictions(intent: Intent, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Refuse what does not fit together; what did not before is no reason to refuse a change of something else."""
    kind = intent.info.type
    known = kind.contradictions(before)
    if found := [sentence for sentence in kind.contradictions(after) if sentence not in known]:
        raise BadRequest("; ".join(found))
