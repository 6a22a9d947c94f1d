"""The step from the secrets that are stored to those that are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import RawSecret, secret_partners
from gazetteer.catalog.documents.resolve import Resolved
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import secrets
from gazetteer.domain.secret_places import ANOTHER, Same
from gazetteer.domain.secret_shapes import is_mask
from gazetteer.domain.secrets import DESCRIBING, SECRET
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage.secret_store import Secret, place

Named = list[tuple[str, bytes]]


def first(resolved: Resolved) -> Named:
    """The secrets of a new entity: (name, what is to be encrypted) each.

    Raises:
        BadRequest: a mask stands for nothing there.
    """
    steps = Steps("", None, ())
    found = steps.take(resolved.secrets, {})
    steps.refuse_masks(resolved.document)
    resolved.document = steps.without_masks(resolved.document)
    return found


def of(cipher: Cipher, current: State) -> Steps:
    """The steps from the secrets of a stored entity."""
    return Steps(place(current.row.id, ""), cipher, current.secrets)


def following(cipher: Cipher, info: TypeInfo, current: State, wanted: Resolved, after: State) -> Named | None:
    """The secrets of an entity after a change, of which `after` is told too; None if they stay as they are.

    Raises:
        BadRequest: a mask stands for no stored secret, or a secret would go to another kind of connection.
    """
    steps = of(cipher, current)
    same = steps.same(wanted.secrets)
    found = steps.take(wanted.secrets, steps.origins(secret_partners(info, current.document, wanted.document, same)))
    steps.refuse_masks(wanted.document)
    after.document = steps.without_masks(wanted.document)
    left = {marker[SECRET] for marker in markers.secrets(after.document)}
    before = {secret.path: secret for secret in current.secrets}
    changed = dict(found)
    for name in sorted(left):
        if name in changed:
            mark = cipher.fingerprint(changed[name], place(current.row.id, name))
            after.secrets.append(Secret(current.row.pk, name, b"", mark))
        elif name in before:
            after.secrets.append(before[name])
    if not found and len(after.secrets) == len(before):
        return None
    return [(s.path, changed[s.path] if s.path in changed else steps.text(s.path)) for s in after.secrets]


class Steps:
    """Which secret each that came in becomes: one that is stored, or a new one.

    Arguments:
        place: what the places of its secrets begin with.
        cipher: opens what is stored; None where nothing is.
        stored: the secrets that are there.
    """

    def __init__(self, place: str, cipher: Cipher | None, stored: Iterable[Secret]) -> None:
        self._place = place
        self._cipher = cipher
        self._stored = {secret.path: secret for secret in stored}
        self._last = max((int(name) for name in self._stored if name.isdecimal()), default=0)
        # Texts of stars that stand for no secret, by their markers; those that are stored as such texts already.
        self._masks: dict[int, Any] = {}
        self._texts: set[int] = set()
        # What stands where it gets nothing of what is stored, since it is of another kind.
        self._strange: set[int] = set()

    def text(self, name: str) -> bytes:
        """A stored secret, opened."""
        if self._cipher is None:
            raise LookupError(name)
        return self._cipher.decrypt(self._stored[name].ciphertext, self._place + name)

    def same(self, came: Iterable[RawSecret]) -> Same:
        """Compares what is stored with what is wanted, given the secrets that came in."""
        raws = {id(raw.marker): raw for raw in came}

        def compare(old: Any, new: Any) -> bool:
            raw = raws.get(id(new)) if isinstance(new, dict) else None
            if raw is None:
                return bool(old == new)
            if not isinstance(old, dict) or SECRET not in old:
                return json.same(old, raw.value) or (is_mask(old) and is_mask(raw.value))
            if raw.kept in self._stored:
                return bool(old[SECRET] == raw.kept)
            return is_mask(raw.value) or self._is(old[SECRET], raw.value)

        return compare

    def origins(self, found_partners: Iterable[tuple[dict[str, Any], Any]]) -> dict[int, str]:
        """For the markers of what came in the names of the stored secrets in their places."""
        found = {}
        for marker, old in found_partners:
            if old is ANOTHER:
                self._strange.add(id(marker))
            elif isinstance(old, dict) and old.get(SECRET) in self._stored:
                found[id(marker)] = old[SECRET]
            elif is_mask(old):
                self._texts.add(id(marker))
        return found

    def _is(self, name: str, value: Any) -> bool:
        """Whether a stored secret has this value."""
        if self._cipher is None or name not in self._stored:
            return False
        mark = self._cipher.fingerprint(secrets.as_bytes(value), self._place + name)
        return mark == self._stored[name].fingerprint

    def take(self, came: Iterable[RawSecret], origins: Mapping[int, str]) -> Named:
        """Name every secret that came in; returns those that are to be written: (name, what to encrypt) each."""
        written: Named = []
        used: set[str] = set()
        new: list[RawSecret] = []
        for raw in came:
            name = raw.kept if raw.kept in self._stored else origins.get(id(raw.marker))
            stays = raw.kept in self._stored or is_mask(raw.value)
            if stays and (name is None or id(raw.marker) in self._strange):
                self._masks[id(raw.marker)] = raw.value
            elif name is not None and (stays or self._is(name, raw.value)):
                if name in used:
                    written.append(self._numbered(raw.marker, self.text(name)))
                else:
                    raw.marker[SECRET] = name
                    used.add(name)
            else:
                new.append(raw)
        for raw in new:
            name, text = origins.get(id(raw.marker)), secrets.as_bytes(raw.value)
            if name is None or name in used:
                written.append(self._numbered(raw.marker, text))
            else:
                raw.marker[SECRET] = name
                used.add(name)
                written.append((name, text))
        return written

    def _numbered(self, marker: dict[str, Any], text: bytes) -> tuple[str, bytes]:
        self._last += 1
        marker[SECRET] = str(self._last)
        return marker[SECRET], text

    def refuse_masks(self, document: Any) -> None:
        """Refuse masks that stand for nothing, but for those that were stored as texts and those in descriptions.

        Raises:
            BadRequest: there is one; the message names its place.
        """
        refused = self._masks.keys() - self._texts
        found = next(_places(document, refused, "", ""), None) if refused else None
        if found is not None:
            strange = next(_places(document, refused & self._strange, "", ""), None)
            if strange is not None:
                raise BadRequest(
                    f"{strange}: another kind of connection or of sign-in gets none of the secrets of the one before; "
                    "send the secret itself, or leave it out"
                )
            raise BadRequest(
                f"{found}: a text of stars is a mask, and it is not known which of the stored secrets it stands for; "
                "send the secret itself, or leave it out to keep what is stored"
            )

    def without_masks(self, document: Any) -> Any:
        """A document with masks that stand for nothing as what they are: texts like others."""
        return self._plain(document) if self._masks else document

    def _plain(self, value: Any) -> Any:
        if isinstance(value, dict):
            if id(value) in self._masks:
                return self._masks[id(value)]
            return {key: self._plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._plain(item) for item in value]
        return value


def _places(value: Any, masks: Set[int], path: str, key: str) -> Iterator[str]:
    """The paths of masks, but for those in fields in which people describe something."""
    if isinstance(value, dict):
        if id(value) in masks and key not in DESCRIBING:
            yield path
        for name, item in value.items():
            inner = f"{path}.{markers.shown_key(name)}" if path else markers.shown_key(name)
            yield from _places(item, masks, inner, name)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _places(item, masks, f"{path}[{number}]", key)
