"""What a secret looks like inside a text: one place for what is stored, answered and logged.

Only shapes that mean nothing else are cut out for good of people's text: those of `secret_urls.py` (a password in a
URL or a connection string, signatures and keys of clouds, headers, private keys, tokens with a vendor's prefix) and
those of `secret_sql.py`. Just the secret part is cut; the text around it stays. A value that is a placeholder (`:p`,
`$1`, `{{ x }}`, `%s`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from typing import Any

from gazetteer.domain import secret_keys, secret_sql, secret_urls
from gazetteer.domain.secret_literals import MASK as MASK
from gazetteer.kit import json

# Clients write a mask of their own, such as the ten stars of pydantic.
_MASK = re.compile(r"\*{3,}")

# A cheap look at JSON, which most has to end at: single characters are found at once, and what is told by a prefix
# alone is a long word.
_MARKS = (
    b"gh", b"glpat-", b"xox", b"k_live_", b"sk-", b"dapi", b"AIza", b"ya29.", b"npm_", b"pypi-", b"hvs.", b"SG.",
    b"dop_v1_", b"dp.st.",
)  # fmt: skip
_ASSIGNED = (b"passphrase", b"sig=", b"key", b"signature=", b"access", b"secret", b"token")
_IN_LITERALS = tuple(mark.encode() for mark in secret_sql.MARKS)
# A mask may show what stood behind a secret in another light; more than this is not worth the time.
_PASSES = 4
_PERCENT = re.compile(secret_urls.PERCENT.pattern.encode())
_LONG_WORD = b"w" * 20
_WORDS = bytes(ord("w") if chr(code).isalnum() or chr(code) in "_-" else 32 for code in range(128)) + b" " * 128


def may_hold(document: bytes) -> bool:
    """Whether a closer look at a JSON text is worth its time: False is sure, True is not."""
    # `in` would take each for a number first, and make an error of it, which costs more than to find them.
    find = document.find
    if find(b"@") >= 0:
        return True
    if find(b"%") >= 0 and _PERCENT.search(document):
        return True
    lower = document.lower()
    assigned = find(b"=") >= 0
    literal = find(b"'") >= 0 or find(b"$") >= 0 or (find(b"\\") >= 0 and find(b'\\"') >= 0)
    if assigned and any(mark in lower for mark in _ASSIGNED):
        return True
    if (assigned or literal or lower.find(b"dentif") >= 0) and any(mark in lower for mark in _IN_LITERALS):
        return True
    # What has a rare letter is found sooner.
    if (find(b"-") >= 0 and find(b"-----BEGIN ") >= 0) or (find(b"J") >= 0 and find(b"eyJ") >= 0):
        return True
    if (find(b"z") >= 0 and find(b"uthoriz") >= 0) or (find(b"Z") >= 0 and find(b"UTHORIZ") >= 0):
        return True
    if lower.find(b"earer ") >= 0:
        return True
    return document.translate(_WORDS).find(_LONG_WORD) >= 0 and any(mark in document for mark in _MARKS)


def masked(text: str) -> str:
    """A text with a mask in the place of every secret that it holds; the same object where it holds none."""
    for _ in range(_PASSES):
        found = _masked(text)
        if found == text:
            return text
        text = found
    return text


def _masked(text: str) -> str:
    text = secret_urls.masked(text)
    lower = text.lower()
    return secret_urls.masked_by((secret_sql.find,), text) if any(mark in lower for mark in secret_sql.MARKS) else text


def masked_keys(value: Iterable[str]) -> Iterator[str]:
    """The keys of an object, masked; those that masking would make equal get a number, so that none takes another."""
    keys = [(key, secret_keys.masked(masked(key))) for key in value]
    taken = {key for key, shown in keys if key == shown}
    for key, shown in keys:
        found, number = shown, 1
        while key != shown and found in taken:
            number += 1
            found = f"{shown} ({number})"
        taken.add(found)
        yield found


def is_mask(value: Any) -> bool:
    """Whether a value is nothing but stars, as a secret is shown by us or by a client."""
    return isinstance(value, str) and _MASK.fullmatch(value) is not None


def holds(text: str) -> bool:
    """Whether a text holds a secret."""
    return masked(text) != text


def masked_inside(value: Any) -> Any:
    """A document whose texts and keys are masked, but for names; the same object where nothing looks like a secret."""
    return _inside(value, NAMES) if may_hold(json.dump_bytes(value)) else value


def masked_fields(document: dict[str, Any], kept: Set[str] = frozenset()) -> dict[str, Any]:
    """An entity or request whose texts are masked, but for names and for the fields that are to be kept."""
    return {key: value if key in kept else masked_field(key, value) for key, value in document.items()}


def masked_field(key: str, value: Any) -> Any:
    """A field of an entity whose texts are masked; in an extension nothing is a name."""
    return value if key in NAMES else _inside(value, frozenset() if key == "extension" else NAMES)


def _inside(value: Any, kept: frozenset[str] = frozenset()) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_inside(item, kept) for item in value]
    if isinstance(value, dict):
        return {
            shown: item if key in kept else _inside(item, frozenset() if key == "extension" else kept)
            for shown, (key, item) in zip(masked_keys(value), value.items(), strict=True)
        }
    return value


# What things are called by: cut, it would be another thing.
NAMES = frozenset({"name", "fullyQualifiedName", "tagFQN", "id"})
