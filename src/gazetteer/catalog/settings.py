"""Settings that clients store on the server, such as those of OpenMetadata's pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.domain import event_kinds, fqn
from gazetteer.kit import json
from gazetteer.storage import event_store, setting_store
from gazetteer.storage.transaction import WriteTransaction


def read(context: Context, name: str) -> Any:
    """The value of a setting; None if it is not set."""
    with context.database.read() as session:
        stored = setting_store.setting(session, name)
    return None if stored is None else json.loads(stored)


@dataclass(frozen=True)
class ChangeSetting:
    """A unit of work: store a setting; what is stored already changes nothing.

    The event has its name only: a value may hold what is nobody's business.
    """

    actor: Actor
    name: str
    value: dict[str, Any]

    def apply(self, write: WriteTransaction) -> None:
        """Write it."""
        stored = setting_store.setting(write.session, self.name)
        if stored is not None and json.canonical(json.loads(stored)) == json.canonical(self.value):
            return
        setting_store.set_setting(write, self.name, json.dumps(self.value))
        change = json.dumps({"added": [], "updated": [(self.name, None, None)], "deleted": []})
        event_store.add_event(write, event_kinds.SETTING_CHANGED, self.actor.pk, change=change)


def change(context: Context, actor: Actor, name: str, value: dict[str, Any]) -> None:
    """Store a setting.

    Raises:
        BadRequest: its name is too long.
    """
    fqn.check_key(name, "the name of a setting (config_type)")
    context.database.write(ChangeSetting(actor, name, value))
