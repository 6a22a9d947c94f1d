"""How far interrupted harvests came: a small state under a key."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.kit import json
from gazetteer.storage import account_store
from gazetteer.storage.transaction import WriteFunction


def read(context: Context, key: str) -> dict[str, Any] | None:
    """The state under a key; None if there is none."""
    with context.database.read() as session:
        stored = account_store.setting(session, f"checkpoint.{key}")
    found: dict[str, Any] | None = json.loads(stored) if stored else None
    return found


def keep(context: Context, key: str, state: dict[str, Any] | None) -> None:
    """Put a state in the place of the former one, or with None forget it."""
    text = json.dumps(state) if state is not None else None
    context.database.write(WriteFunction(lambda write: account_store.set_setting(write, f"checkpoint.{key}", text)))
