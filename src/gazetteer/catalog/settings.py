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
from gazetteer.catalog.documents.apart import RawSecret, sealing
from gazetteer.catalog.writing.secret_steps import Steps
from gazetteer.domain import event_kinds, fqn, secrets
from gazetteer.domain.line import NEWEST
from gazetteer.domain.secret_places import laid_over, partners
from gazetteer.domain.secrets import SECRET, Rule
from gazetteer.domain.shapes import alternatives
from gazetteer.kit import json
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage import event_store, secret_store, setting_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.secret_store import Secret
from gazetteer.storage.transaction import WriteFunction, WriteTransaction


def read(context: Context, actor: Actor, name: str) -> Any:
    """The value of a setting as the actor may see it; None if it is not set."""
    with context.database.read() as session:
        stored = setting_store.setting(session, name)
        if stored is None:
            return None
        texts = _opened(session, context.cipher, name) if rights.sees_secrets(actor) else {}
    return markers.shown(markers.filled(json.loads(stored), texts))


def _opened(session: Session, cipher: Cipher, name: str) -> dict[int | str, Any]:
    """The secrets of a setting by their names."""
    return {
        secret.path: secrets.as_value(cipher.decrypt(secret.ciphertext, secret_store.setting_path(name, secret.path)))
        for secret in secret_store.of_setting(session, name)
    }


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
        if not _protect(write, self.cipher, self.name, markers.escaped(self.value), request=True):
            return
        told = {"added": [("address", None, self.actor.address)], "updated": [(self.name, None, None)], "deleted": []}
        change = json.dumps(told)
        event_store.add_event(write, event_kinds.SETTING_CHANGED, self.actor.pk, change=change)


def _protect(write: WriteTransaction, cipher: Cipher, name: str, value: dict[str, Any], *, request: bool) -> bool:
    """Store a setting with its secrets apart; returns False if it is stored just so already.

    Arguments:
        value: as it is stored, but for new secrets, which are still in it.
        request: somebody asks for it; in what is stored already a mask that stands for nothing is let be.
    """
    text, rule, came = setting_store.setting(write.session, name), _rule(name), list[RawSecret]()
    before = secret_store.of_setting(write.session, name)
    stored: Any = {} if text is None else json.loads(text)
    steps = Steps(secret_store.setting_path(name, ""), cipher, before)
    wanted = laid_over(rule, stored, rule.sealed(value, sealing(came)), steps.same(came))
    written = dict(steps.take(came, steps.origins(partners(rule, stored, wanted, steps.same(came)))))
    if request:
        steps.refuse_masks(wanted)
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
                texts = _opened(write.session, context.cipher, name)
                _protect(write, context.cipher, name, markers.filled(json.loads(stored), texts), request=False)

    context.database.write(WriteFunction(again))


# The models of settings, which the line's data tells of all of them together, where their names differ.
_MODELS = {
    "airflowConfiguration": "PipelineServiceClientConfiguration",
    "elasticsearch": "ElasticSearchConfiguration",
    "emailConfiguration": "SmtpSettings",
    "entityRulesSettings": "EntityRuleSettings",
    "jwtTokenConfiguration": "JWTTokenConfiguration",
    "mcpConfiguration": "MCPConfiguration",
}


@cache
def _known() -> tuple[str, frozenset[str]]:
    """The type of all settings, and the models in it."""
    kind = secrets.of_field(NEWEST, "Settings", "config_value")
    return kind, frozenset(alternatives(kind))


def _rule(name: str) -> Rule:
    """What is harmless in a setting: by its own model, or where there is none by that which fits."""
    kind, models = _known()
    model = _MODELS.get(name, f"{name[:1].upper()}{name[1:]}")
    return secrets.of_model(NEWEST, model) if model in models else secrets.of_model(NEWEST, kind, is_guess=True)


def change(context: Context, actor: Actor, name: str, value: dict[str, Any]) -> None:
    """Store a setting.

    Raises:
        BadRequest: its name is too long.
    """
    fqn.check_key(name, "the name of a setting (config_type)")
    context.database.write(ChangeSetting(context.cipher, actor, name, value))
