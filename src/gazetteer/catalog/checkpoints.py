"""How far interrupted harvests came: a small state under a key.

A checkpoint has no event in the log: it is the working state of one run, of which nobody is told and about which
nobody else can do anything; a harvest writes one whenever it has finished a scope, and forgets it at its end.

Nobody but the harvest knows what is in it, so all of it is encrypted: a mask inside would make it another state.
"""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.domain import fqn
from gazetteer.kit import json
from gazetteer.secretstore import sealed_states
from gazetteer.storage import checkpoint_store
from gazetteer.storage.transaction import WriteFunction, WriteTransaction


def read(context: Context, key: str) -> dict[str, Any] | None:
    """The state under a key; None if there is none, or nobody wrote it for 30 days."""
    with context.database.read() as session:
        stored = checkpoint_store.state(session, key)
    found: dict[str, Any] | None = json.loads(sealed_states.opened(context.cipher, key, stored)) if stored else None
    return found


def keep(context: Context, key: str, state: dict[str, Any]) -> None:
    """Put a state in the place of the former one.

    Raises:
        BadRequest: the key is too long.
    """
    fqn.check_key(key, "the key of a checkpoint")
    text = sealed_states.sealed(context.cipher, key, json.dump_bytes(state))
    context.database.write(WriteFunction(lambda write: checkpoint_store.keep(write, key, text)))


def forget(context: Context, key: str) -> None:
    """Take the state under a key away, if there is one."""
    context.database.write(WriteFunction(lambda write: checkpoint_store.forget(write, key)))


def protect_again(context: Context) -> None:
    """Encrypt what a version before stored in clear."""

    def again(write: WriteTransaction) -> None:
        for key, stored in checkpoint_store.states(write.session):
            if not sealed_states.is_sealed(stored):
                checkpoint_store.replace(write, key, sealed_states.sealed(context.cipher, key, stored.encode()))

    context.database.write(WriteFunction(again))
