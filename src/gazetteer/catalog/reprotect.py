"""Brings what an older version stored to this version's rule of what is secret, before anybody is served.

In small transactions, each of which may be the last before a kill: what is done already is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazetteer.catalog import checkpoints, pipeline_runs
from gazetteer.catalog import settings as stored_settings
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import RawSecret, protection, sealed
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing.secret_steps import Steps
from gazetteer.domain import secret_shapes
from gazetteer.domain.secret_shapes import masked_keys
from gazetteer.domain.secrets import SECRET, Rule
from gazetteer.kit import json
from gazetteer.storage import rewrite_store, secret_store, state_store
from gazetteer.storage.engine import BULK
from gazetteer.storage.secret_store import Secret, place
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

# Raised when the rule, or the data that it stands on, calls more a secret than before.
REVISION = 4
# So many rows are looked at in one transaction.
BATCH = 100


def run(context: Context) -> None:
    """Do what is left to be done; nothing when all is by the rule."""
    with context.database.read() as session:
        if state_store.secrets_revision(session) >= REVISION:
            return
        names = rewrite_store.settings(session)
    work = Work(context)
    for batch in (work.entities, work.events):
        after: int | None = 0
        while after is not None:
            after = context.database.write(_Batch(batch, after), priority=BULK)
    stored_settings.protect_again(context, names)
    checkpoints.protect_again(context)
    context.database.write(WriteFunction(lambda write: state_store.set_secrets_revision(write, REVISION)))


@dataclass(frozen=True)
class _Batch:
    """A unit of work: rows behind a key; returns the last one's, or None after the last of all."""

    function: Callable[[WriteTransaction, int], int | None]
    after: int

    def apply(self, write: WriteTransaction) -> int | None:
        return self.function(write, self.after)


@dataclass(frozen=True)
class Work:
    """The rows that are rewritten."""

    context: Context

    def entities(self, write: WriteTransaction, after: int) -> int | None:
        """Entities behind a key, with their versions, tags and runs."""
        rows = rewrite_store.entities(write.session, after, BATCH)
        kinds: dict[int, _Kind] = {}
        for pk, identity, kind, text in rows:
            info, document = self.context.types.by_name.get(kind), _parsed(text)
            if info is not None and isinstance(document, dict):
                kinds[pk] = _Kind(info, protection(info, document))
                self._entity(write, (pk, identity, text), document, kinds[pk])
        pks = list(kinds)
        for *key, patch, snapshot, change in rewrite_store.versions(write.session, pks) if pks else ():
            of = kinds[key[0]]
            texts = of.rewritten(patch, of.patch), of.rewritten(snapshot, of.state), of.rewritten(change, of.change)
            if texts != (patch, snapshot, change):
                rewrite_store.set_version(write, key, texts)
        for *label, detail in rewrite_store.labels(write.session, pks) if pks else ():
            if (text := kinds[label[0]].rewritten(detail, secret_shapes.masked_inside)) not in (None, detail):
                rewrite_store.set_label(write, label, text)
        for *run_key, value in rewrite_store.series(write.session, pks) if pks else ():
            if (text := json.dumps(pipeline_runs.masked(json.loads(value)))) != value:
                rewrite_store.set_series(write, run_key, text)
        return rows[-1][0] if len(rows) == BATCH else None

    def _entity(self, write: WriteTransaction, row: tuple[int, bytes, str], document: Any, of: _Kind) -> None:
        pk, identity, text = row
        before = secret_store.of(write.session, [pk]) if of.rules else []
        for secret in before:
            _set_place(document, secret.path)
        came: list[RawSecret] = []
        after = of.masked(document)
        for key, rule in of.rules.items():
            if isinstance(after.get(key), dict):
                after[key] = sealed(key, rule, after[key], came)
        cipher, where = self.context.cipher, place(identity, "")
        steps = Steps(where, cipher, before)
        written = steps.take(came, {})
        after = steps.without_masks(after)
        new = [
            Secret(pk, name, cipher.encrypt(secret, where + name), cipher.fingerprint(secret, where + name))
            for name, secret in written
        ]
        if new:
            secret_store.add(write, pk, new)
        if (changed := json.dumps(after)) != text:
            rewrite_store.set_document(write, pk, changed)

    def events(self, write: WriteTransaction, after: int) -> int | None:
        """Events behind a position."""
        rows = rewrite_store.events(write.session, after, BATCH)
        for seq, kind, change, last, document in rows:
            info = self.context.types.by_name.get(kind or "")
            if info is None:
                continue
            told = _parsed(last) or {}
            state = _parsed(document) or told.get("state") or {}
            of = _Kind(info, protection(info, state))
            texts = of.rewritten(change, of.change), of.rewritten(last, of.last)
            if texts != (change, last):
                rewrite_store.set_event(write, seq, texts)
        return rows[-1][0] if len(rows) == BATCH else None


@dataclass(frozen=True)
class _Kind:
    """How texts about an entity are rewritten: what was secret once is masked, since nobody needs it again."""

    info: TypeInfo
    rules: dict[str, Rule]

    def rewritten(self, text: str | None, rewrite: Callable[[Any], Any]) -> str | None:
        """A JSON text rewritten; the same where nothing in it can be secret, or where it is damaged."""
        if text is None or not (self.rules or secret_shapes.may_hold(text.encode())):
            return text
        value = _parsed(text)
        return text if value is None else json.dumps(rewrite(value))

    def masked(self, document: dict[str, Any]) -> dict[str, Any]:
        """A document whose texts are masked, but in protected fields."""
        if not secret_shapes.may_hold(json.dump_bytes(document)):
            return dict(document)
        return secret_shapes.masked_fields(document, self.rules.keys())

    def state(self, document: dict[str, Any]) -> dict[str, Any]:
        return {key: self._field(key, item) for key, item in self.masked(document).items()}

    def last(self, told: dict[str, Any]) -> dict[str, Any]:
        return {**told, "state": self.state(told["state"])}

    def change(self, told: dict[str, Any]) -> dict[str, Any]:
        """What a step to a version told: (field, before, after) each."""
        for key in ("added", "updated", "deleted"):
            told[key] = [[name, *(self._told(name, value) for value in values)] for name, *values in told.get(key, ())]
        return told

    def _told(self, name: str, value: Any) -> Any:
        return value if name == markers.SECRETS else self._field(name, value, partial(secret_shapes.masked_field, name))

    def _field(self, name: str, value: Any, otherwise: Callable[[Any], Any] = lambda value: value) -> Any:
        rule = self.rules.get(name)
        return otherwise(value) if rule is None or value is None else self._sealed(name, rule, value)

    def _sealed(self, name: str, rule: Rule, value: Any) -> Any:
        return sealed(name, rule, value, []) if isinstance(value, dict) else rule.sealed(value, lambda _: {SECRET: ""})

    def patch(self, steps: Any) -> Any:
        """A way back to an older document, in the form of `domain/changes.py`."""
        if isinstance(steps, dict) and "o" in steps:
            return {"o": {name: self._step(name, step) for name, step in steps["o"].items()}}
        return {"=": self.state(steps["="])} if isinstance(steps, dict) and isinstance(steps.get("="), dict) else steps

    def _step(self, name: str, step: Any) -> Any:
        rule = self.rules.get(name)
        if rule is None:
            return secret_shapes.masked_field(name, step)
        if name == "connection" and "o" in step:
            return {"o": {key: _along(rule, one) if key == "config" else one for key, one in step["o"].items()}}
        return {"=": self._sealed(name, rule, step["="])} if "=" in step else _along(rule, step)


def _along(rule: Rule, step: Any) -> Any:
    """A step inside a protected field."""

    def seal(_secret: Any) -> dict[str, str]:
        return {SECRET: ""}

    if not isinstance(step, dict):
        return step
    if "=" in step:
        return {"=": rule.sealed(step["="], seal)}
    if "o" in step:
        inside = zip(masked_keys(step["o"]), step["o"].items(), strict=True)
        return {"o": {shown: _along(rule.at(key), one) for shown, (key, one) in inside}}
    if "i" in step:
        return {"i": {number: _along(rule.items(), one) for number, one in step["i"].items()}}
    if "l" in step:
        prefix, suffix, middle = step["l"]
        return {"l": [prefix, suffix, [rule.items().sealed(item, seal) for item in middle]]}
    return step


def _parsed(text: str | None) -> Any:
    """A stored JSON text; None where it is damaged, which `gazetteer db check` tells."""
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def _set_place(document: dict[str, Any], path: str) -> None:
    """Put the place of a secret where versions before left nothing, as its path says: a JSON pointer."""
    if not path.startswith("/"):
        return
    *steps, last = (step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:])
    holder: Any = document
    for step in steps:
        if isinstance(holder, list):
            holder = holder[int(step)] if step.isdecimal() and int(step) < len(holder) else None
        else:
            holder = holder.get(step) if isinstance(holder, dict) else None
    if isinstance(holder, dict):
        holder[last] = {SECRET: path}
    elif isinstance(holder, list) and last.isdecimal() and int(last) < len(holder):
        holder[int(last)] = {SECRET: path}
