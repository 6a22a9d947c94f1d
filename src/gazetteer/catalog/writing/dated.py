"""Fields in which times decide what stays: the life cycle, and the certification."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gazetteer.kit import clock, json
from gazetteer.storage import setting_store
from gazetteer.storage.dialect import Session

# The setting of OpenMetadata that says how long a certification holds, and what it says where it is not set.
CERTIFICATION, VALIDITY = "certificationSettings", "P30D"
# ISO 8601, as far as days matter.
_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?")
_DAYS = (365, 30, 7, 1)
_DAY_MILLISECONDS = 86_400_000


def life_cycle(stored: Mapping[str, Any], request: Mapping[str, Any]) -> dict[str, Any]:
    """For each kind of access the newer of the two."""
    newer = {
        key: access
        for key, access in request.items()
        if key not in stored or access["timestamp"] >= stored[key]["timestamp"]
    }
    return {**stored, **newer}


def settle(session: Session, shown: Mapping[str, Any], wanted: dict[str, Any]) -> None:
    """Bring the dated fields of a patched entity to what they may become.

    Arguments:
        shown: the entity before.
        wanted: the entity that the patch made; changed in place.
    """
    before, after = shown.get("lifeCycle"), wanted.get("lifeCycle")
    if isinstance(before, dict) and (after is None or _is_life_cycle(after)):
        wanted["lifeCycle"] = life_cycle(before, after or {})
    certification = wanted.get("certification")
    if isinstance(certification, dict) and isinstance(certification.get("tagLabel"), dict):
        known: Any = shown.get("certification") or {"tagLabel": {}}
        if known["tagLabel"].get("tagFQN") == certification["tagLabel"].get("tagFQN"):
            dates = {key: known[key] for key in ("appliedDate", "expiryDate")}
        else:
            now = clock.milliseconds()
            dates = {"appliedDate": now, "expiryDate": now + _validity(session)}
        wanted["certification"] = {**certification, **dates}


def _is_life_cycle(value: Any) -> bool:
    """Whether it has the shape; what has another one is refused where shapes are checked."""
    return isinstance(value, dict) and all(
        isinstance(access, dict) and isinstance(access.get("timestamp"), int) for access in value.values()
    )


def _validity(session: Session) -> int:
    """How long a certification holds, in milliseconds."""
    stored = setting_store.setting(session, CERTIFICATION)
    given = json.loads(stored) if stored is not None else {}
    # Clients send a setting as it is, or inside of its name and value.
    given = given.get("config_value", given) if isinstance(given, dict) else {}
    text = given.get("validityPeriod", VALIDITY) if isinstance(given, dict) else VALIDITY
    found = _PERIOD.fullmatch(text) if isinstance(text, str) else None
    parts = found.groups() if found is not None else (0, 0, 0, 30)
    return sum(int(part or 0) * days for part, days in zip(parts, _DAYS, strict=True)) * _DAY_MILLISECONDS
