"""Settings that clients store on the server, such as those of OpenMetadata's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import LINE, RawSecret, sealed
from gazetteer.catalog.writing.secret_steps import Steps
from gazetteer.domain import event_kinds, fqn, secrets
from gazetteer.domain.secrets import SECRET, Rule
from gazetteer.kit import json
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage import event_store, secret_store, setting_store
from gazetteer.storage.secret_store import Secret
from gazetteer.storage.transaction import WriteFunction, WriteTransaction


def read(context: Context, actor: Actor, name: str) -> Any:
    """The value of a setting as the actor may see it; None if it is not set."""
    with context.database.read() as session:
        stored = setting_store.setting(session, name)
        if stored is None:
            return None
        texts: dict[int | str, Any] = {}
        if rights.sees_secrets(actor):
            for secret in secret_store.of_setting(session, name):
                path = secret_store.setting_path(name, secret.path)
                texts[secret.path] = secrets.as_value(context.cipher.decrypt(secret.ciphertext, path))
    return markers.shown(markers.filled(json.loads(stored), texts))


@dataclass(frozen=True)
class ChangeSetting:
    """A unit of work: store a setting; what is stored already changes nothing.

    Its secrets are kept apart, and those that the value does not mention stay. The event has its name only: a value
    may hold what is nobody's business.
    """

    cipher: Cipher
    actor: Actor
    name: str
    value: dict[str, Any]

    def apply(self, write: WriteTransaction) -> None:
        """Write it."""
        if not protect(write, self.cipher, self.name, markers.escaped(self.value)):
            return
        told = {"added": [("address", None, self.actor.address)], "updated": [(self.name, None, None)], "deleted": []}
        change = json.dumps(told)
        event_store.add_event(write, event_kinds.SETTING_CHANGED, self.actor.pk, change=change)


def protect(write: WriteTransaction, cipher: Cipher, name: str, value: dict[str, Any]) -> bool:
    """Store a setting with its secrets apart; returns False if it is stored just so already.

    Arguments:
        value: as it is stored, but for new secrets, which are still in it.
    """
    text, rule, came = setting_store.setting(write.session, name), _rule(), list[RawSecret]()
    before = secret_store.of_setting(write.session, name)
    stored: Any = {} if text is None else json.loads(text)
    wanted = rule.with_unmentioned(stored, sealed(name, rule, value, came))
    steps = Steps(secret_store.setting_path(name, ""), cipher, before)
    written = dict(steps.take(came, steps.origins(stored, wanted, came)))
    wanted = steps.without_masks(wanted)
    names = sorted({marker[SECRET] for marker in markers.secrets(wanted)})
    same = text is not None and json.canonical(stored) == json.canonical(wanted)
    if same and not written:
        return False
    kept = {secret.path: secret for secret in before}
    secret_store.replace_of_setting(write, name, [_secret(cipher, name, n, written, kept) for n in names])
    setting_store.set_setting(write, name, json.dumps(wanted))
    return True


def _secret(cipher: Cipher, name: str, number: str, written: dict[str, bytes], kept: dict[str, Secret]) -> Secret:
    if number not in written:
        return kept[number]
    place, text = secret_store.setting_path(name, number), written[number]
    return Secret(secret_store.OF_SETTINGS, number, cipher.encrypt(text, place), cipher.fingerprint(text, place))


def protect_again(context: Context, names: Sequence[str]) -> None:
    """Keep apart what of stored settings is secret by the rule of this version and was stored before it."""

    def again(write: WriteTransaction) -> None:
        for name in names:
            stored = setting_store.setting(write.session, name)
            if stored is not None:
                protect(write, context.cipher, name, json.loads(stored))

    context.database.write(WriteFunction(again))


@cache
def _rule() -> Rule:
    return secrets.of_model(LINE, secrets.of_field(LINE, "Settings", "config_value"))


def change(context: Context, actor: Actor, name: str, value: dict[str, Any]) -> None:
    """Store a setting.

    Raises:
        BadRequest: its name is too long.
    """
    fqn.check_key(name, "the name of a setting (config_type)")
    context.database.write(ChangeSetting(context.cipher, actor, name, value))
