"""Which values of a connection, a setting or a run are secret: all that the line's data does not know as harmless."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from gazetteer.domain import named_texts, secret_shapes, secret_urls
from gazetteer.domain.line import load
from gazetteer.domain.secret_shapes import MASK as MASK
from gazetteer.domain.shapes import alternatives
from gazetteer.kit import json

# Stands in a stored document for a secret: `{"$secret": name}`.
SECRET: Final = "$secret"  # noqa: S105  the name of a place
# What stands there for other things; keys of people never begin with one `$`.
_PLACES = frozenset({SECRET, "$slot", "$text", "$pk", "$tag"})

# Fields that the data takes for plain texts although their name says otherwise.
_SECRET_KEY = re.compile(r"passw(or)?d|passphrase|secret|token|credential|pwd|signature|key$", re.IGNORECASE)
_HARMLESS_KEY = re.compile(r"(id|ur[il]|path|name|type|endpoint|arn|scope|file)$", re.IGNORECASE)
# In a connection anything that could be meant as one hides the whole value.
_LOOKS_SECRET = re.compile(
    r":\S*@|(pwd|passw\w*|secret\w*|token|signature|credential\w*|\bsig|key)\s*[=:]\s*\S|\b(bearer|basic)\s+\S",
    re.IGNORECASE,
)
_SECRET_KINDS = frozenset({"secret", "_CustomSecretStr"})
# Written for people to read, or the name of something: looked at for shapes only, also in lists and maps.
TEXT = "text"
_TEXTS = frozenset({"string", "AnyUrl", "EmailStr", "UUID", "datetime", "AwareDatetime", "date", "time"})

# Fields in which people may write what they like, stars too.
DESCRIBING = frozenset({"description", "displayName"})

Models = Mapping[str, Mapping[str, str | None]]
Seal = Callable[[Any], Any]


class Kept(str):
    """A secret as it is shown to somebody who patches; wherever it is put, it stays the secret `name`."""

    name: str

    def __new__(cls, shown: str, name: str = "") -> Kept:
        """What is shown, and which secret it is."""
        made = super().__new__(cls, shown)
        made.name = name
        return made


class Rule:
    """What one line's data knows as harmless in values of one type.

    Arguments:
        data: a data file of the line that describes the type.
        kind: the type of the values; `any` if it is not known.
        models: types that the file lacks. What is of the type `text` was written for people to read, and is looked
            at for shapes only.
        is_guess: values may be of none of these types.
    """

    def __init__(self, data: str, kind: str, models: Models | None = None, *, is_guess: bool = False) -> None:
        found = load(data)
        self.kind = kind
        self._is_guess = is_guess
        self._key = ""
        self._models: Models = {**found["models"], **models} if models else found["models"]
        self._enums: Mapping[str, list[str]] = found["enums"]

    def sealed(self, value: Any, seal: Seal) -> Any:
        """A copy of a value in which `seal` has replaced every secret; what is sealed already stays."""
        return self._sealed(self.kind, value, seal, self._key)

    def at(self, key: str) -> Rule:
        """What is harmless under a key of a value, whichever of its alternatives it is."""
        kinds = dict.fromkeys(fields[key] for fields in self._models_of(self.kind) if key in fields)
        return self._inside("|".join(kinds) or _of_map(self.kind), key)

    def items(self) -> Rule:
        """What is harmless in an item of a list."""
        return self._inside(self._of_item(self.kind), self._key)

    def _inside(self, kind: str, key: str) -> Rule:
        inside = copy.copy(self)
        inside.kind, inside._key = kind, key
        return inside

    @staticmethod
    def _of_item(kind: str) -> str:
        inner = next((option[1:-1] for option in alternatives(kind) if option.startswith("[")), "any")
        return kind if kind in _SECRET_KINDS or kind == TEXT else inner

    def _sealed(self, kind: str, value: Any, seal: Seal, key: str) -> Any:
        if isinstance(value, dict):
            if not _PLACES.isdisjoint(value):
                return value
            fields = self._fields(kind, value)
            inner = _of_map(kind)
            return {
                shown: self._sealed(fields.get(name, inner), item, seal, name)
                for shown, (name, item) in zip(secret_shapes.masked_keys(value), value.items(), strict=True)
            }
        if isinstance(value, list):
            return [self._sealed(self._of_item(kind), item, seal, key) for item in value]
        return seal(value) if self._is_secret(kind, key, value) else value

    def _is_secret(self, kind: str, key: str, value: Any) -> bool:
        if value is None or isinstance(value, bool) or value == "":
            return False
        # A mask stands for what was shown masked, wherever that was.
        if isinstance(value, Kept) or value == MASK:
            return True
        if kind != TEXT and key not in DESCRIBING and secret_shapes.is_mask(value):
            return True
        options = alternatives(kind)
        if not _SECRET_KINDS.isdisjoint(options):
            return True
        if not isinstance(value, str):
            return not any(option in ("integer", "number", *_TEXTS) for option in options)
        if kind == TEXT:
            return secret_shapes.holds(value)
        if any(map(_LOOKS_SECRET.search, secret_urls.readings(value))) or secret_shapes.holds(value):
            return True
        return not any(self._is_harmless(option, key, value) for option in options)

    def _is_harmless(self, kind: str, key: str, value: str) -> bool:
        if kind.startswith("enum:"):
            return value in self._enums.get(kind[5:], ())
        if kind.startswith("="):
            return value == kind[1:]
        return kind in _TEXTS and (_SECRET_KEY.search(key) is None or _HARMLESS_KEY.search(key) is not None)

    def _fields(self, kind: str, value: Mapping[str, Any]) -> dict[str, str]:
        """The fields of the alternative that has most of the keys that are there, and that the value may be."""
        models = self._models_of(kind)
        best: dict[str, str] = {}
        most = 0
        for fields in [one for one in models if not self._is_denied(one, value)] or models:
            common = len(fields.keys() & value.keys())
            # Of two that fit alike, the one that calls more a secret: better hidden than shown.
            if common > most:
                best, most = fields, common
            elif common == most:
                best = {**best, **{n: k for n, k in fields.items() if k in _SECRET_KINDS or n not in best}}
        return best

    def _is_denied(self, fields: Mapping[str, str], value: Mapping[str, Any]) -> bool:
        """Whether a value has another text where a model has just one, such as another `type`."""
        return any(
            isinstance(value.get(key), str) and self._only(kind) not in (None, value[key])
            for key, kind in fields.items()
        )

    def _fields_of(self, model: str) -> dict[str, str]:
        return {
            name.rstrip("!"): TEXT if named_texts.kind_of(model, name.rstrip("!")) else kind or "any"
            for name, kind in self._models[model].items()
            if name != "…"
        }

    def under(self, key: str, value: Mapping[str, Any]) -> Rule:
        """What is harmless under a key of an object, as far as the object tells which of its alternatives it is."""
        return self._inside(self._fields(self.kind, value).get(key, _of_map(self.kind)), key)

    def has_place(self, key: str, value: Mapping[str, Any]) -> bool:
        """Whether an object can have a key: not one that just another of its alternatives has."""
        fields = self._fields(self.kind, value)
        return key in fields or all(key not in other for other in self._models_of(self.kind))

    def telling(self) -> dict[str, str | None]:
        """The keys of an object that say of which kind it is, as `type` does; each with what it says if left out."""
        models = self._models_of(self.kind)
        # What just one of them has is an option; what several have, each with a value of its own, tells them apart.
        told = Counter(key for fields in models for key, kind in fields.items() if self._only(kind) is not None)
        keys = {key for key, count in told.items() if count > 1} | {"type"} & {key for one in models for key in one}
        return {key: self._only(models[0][key]) if len(models) == 1 else None for key in sorted(keys)}

    def mixes(self, stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        """Whether an object has a new key that no alternative has which the stored one may be, but another one has."""
        said = {key: item for key, item in stored.items() if not is_nothing(item)}
        added = {key for key, item in wanted.items() if key not in said and not is_nothing(item)}
        # What may be a map may have any key.
        if self._is_guess or not added or any(option[:1] == "{" for option in alternatives(self.kind)):
            return False
        fields = self._fields(self.kind, said)
        others = [one for one in self._models_of(self.kind) if not self._is_denied(one, wanted)]
        return any(key not in fields and any(key in one for one in others) for key in added)

    def _only(self, kind: str) -> str | None:
        """The one value that a type has; None if it has more."""
        if kind.startswith("="):
            return kind[1:]
        values = self._enums.get(kind[5:], ()) if kind.startswith("enum:") else ()
        return values[0] if len(values) == 1 else None

    def _models_of(self, kind: str) -> list[dict[str, str]]:
        return [self._fields_of(option) for option in alternatives(kind) if option in self._models]


def is_nothing(value: Any) -> bool:
    """Whether a value mentions nothing."""
    return value is None or value == {} or value == []


def _of_map(kind: str) -> str:
    """The type of values under keys that no model names; a map says nothing of what is harmless in it."""
    return kind if kind in _SECRET_KINDS or kind == TEXT else "any"


CONNECTIONS, MODELS = "connections-{}.json", "models-{}.json"


def connection_model(number: str, service_kind: str, service_type: str | None) -> str | None:
    """The model of a connection in the data of line `number`, or None for a type that the data lacks."""
    types: Mapping[str, Mapping[str, str]] = load(CONNECTIONS.format(number))["types"]
    return types.get(service_kind, {}).get(service_type or "")


def connection_type(number: str, service_kind: str, service_type: str | None) -> str | None:
    """What the field `type` of a connection says, mostly the service's type; None where the data does not fix it."""
    model = connection_model(number, service_kind, service_type)
    if model is None:
        return None
    data = load(CONNECTIONS.format(number))
    fields: Mapping[str, str] = data["models"][model]
    form = fields.get("type", fields.get("type!", ""))
    allowed: Sequence[str] = data["enums"].get(form.removeprefix("enum:"), ())
    return allowed[0] if len(allowed) == 1 else None


def of_connection(number: str, service_kind: str, service_type: str | None) -> Rule:
    """What is harmless in the `config` of a connection."""
    # Of one that the data does not describe just the type is known, which the service says as well.
    model, own = connection_model(number, service_kind, service_type), {"type": f"={service_type}"}
    return Rule(CONNECTIONS.format(number), model or "unknown", None if model else {"unknown": own})


def of_model(number: str, kind: str, models: Models | None = None, *, is_guess: bool = False) -> Rule:
    """What is harmless in a value of a type of the line's models, or of one of those given."""
    return Rule(MODELS.format(number), kind, models, is_guess=is_guess)


def of_field(number: str, model: str, name: str) -> str:
    """The type of a field in the line's models."""
    found: str = load(MODELS.format(number))["models"][model][name]
    return found


def as_bytes(value: Any) -> bytes:
    """A secret as it is encrypted: a text as it is; anything else as JSON behind U+0000, with which no text begins."""
    plain = isinstance(value, str) and not value.startswith("\x00")
    return value.encode() if plain else b"\x00" + json.dump_bytes(value)


def as_value(text: bytes) -> Any:
    """What was encrypted, as a value again."""
    return json.loads(text[1:]) if text.startswith(b"\x00") else text.decode()
