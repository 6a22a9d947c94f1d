"""Settings that clients store on the server, such as those of OpenMetadata's pages."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.kit import json
from gazetteer.storage import account_store
from gazetteer.storage.transaction import WriteFunction


def read(context: Context, name: str) -> Any:
    """The value of a setting; None if it is not set."""
    with context.database.read() as session:
        stored = account_store.setting(session, f"openmetadata.{name}")
    return None if stored is None else json.loads(stored)


def change(context: Context, name: str, value: dict[str, Any]) -> None:
    """Store a setting."""
    text = json.dumps(value)
    context.database.write(WriteFunction(lambda write: account_store.set_setting(write, f"openmetadata.{name}", text)))
