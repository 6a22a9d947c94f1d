"""What a secret looks like inside a text: one place for what is stored, answered and logged.

Only shapes that mean nothing else are here, since what they find in people's text is cut out for good: a password in a
URL or a connection string, signatures and keys of clouds, headers, private keys, tokens with a vendor's prefix. Just
the secret part is cut; the text around it stays. A value that is a placeholder (`:p`, `$1`, `{{ x }}`, `%s`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from typing import Any

from gazetteer.kit import json

MASK = "*********"
# Clients write a mask of their own, such as the ten stars of pydantic.
_MASK = re.compile(r"\*{3,}")

_PLACEHOLDER = r"""(?!\*{3}|[:?$%<@]|\{\{|\{\w*\}|[\w.]+\()"""
_NAMED = r"pwd|passwd|password"
_VALUE = r"""(?:"[^"\n]+"|'[^'\n]+'|\{[^{}\n]+\}|[^\s;"'&,(){}\\]+)"""

# Each has its secret in the group `s`.
_URL = re.compile(r"://[^/\s:@\"'<>]*:(?P<s>(?!\*{9}@)[^/\s\"'<>]*[^/\s\"'<>@])@(?=[\w\[.-])")
_PAIR_AT_HOST = re.compile(
    r"(?<![\w.:/@+-])[A-Za-z_][\w.+-]*:(?P<s>(?!\*{9}@)[^\s:@/\"'<>]+)@(?=[\w-]+(?:\.[\w-]+)*(?::\d{2,5}\b|/\w))"
)
_PASSWORD = re.compile(rf"(?i)(?<![\w.$@:-])(?:{_NAMED})\s*=\s*(?P<s>{_PLACEHOLDER}{_VALUE})")
_QUERY = re.compile(
    r"(?i)[?&;](?:access_token|api_?key|client_secret|password|x-amz-signature|x-amz-security-token|x-goog-signature)="
    rf"(?P<s>{_PLACEHOLDER}[^&\s#\"'<>\\]{{6,}})"
)
_SHARED_ACCESS = re.compile(rf"(?i)(?<![\w])sig=(?P<s>{_PLACEHOLDER}[A-Za-z0-9%+/=_-]{{16,}})")
_CLOUD_KEY = re.compile(
    r"(?i)\b(?:AccountKey|SharedAccessKey|SharedSecretValue|aws_secret_access_key|aws_secret_key)\s*=\s*'?"
    rf"(?P<s>{_PLACEHOLDER}[A-Za-z0-9+/=_-]{{12,}})"
)
_BEARER = re.compile(r"\b(?:[Bb]earer|BEARER) +(?P<s>(?=[A-Za-z._~+/=-]{0,200}\d)[A-Za-z0-9._~+/=-]{12,})")
_BASIC = re.compile(
    r"\b(?:[Aa]uthorization|AUTHORIZATION)[\"']?\s*[:=]\s*[\"']?(?:[Bb]asic|BASIC) +(?P<s>[A-Za-z0-9+/=_-]{8,})"
)
_PRIVATE_KEY = re.compile(
    r"(?P<s>-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"
    r".*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\Z))",
    re.S,
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9_-])(?P<s>gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{15,}"
    r"|[rs]k_live_\w{16,}|sk-[\w-]{32,}|dapi[0-9a-f]{32}|AIza[\w-]{35}|ya29\.[\w.-]{20,}|npm_[A-Za-z0-9]{36}"
    r"|pypi-[\w-]{50,}|hvs\.[\w-]{24,}|SG\.[\w-]{20,}\.[\w-]{30,}|dop_v1_[0-9a-f]{60,}|dp\.st\.[\w.-]{20,}"
    r"|eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{8,})"
)
# In SQL, by what stands before it: the users of MySQL, Oracle, ClickHouse, Snowflake; those of PostgreSQL and SQL
# Server; the options of foreign servers and user mappings. What is a placeholder as a whole is none.
_LITERAL = (
    r"""(?P<q>\\?['"])(?P<s>(?!(?:\*{9}|[:?$%@]\w*|\$?\{[^{}'"]*\}|\{\{[^'"]*\}\}|<[^<>'"]*>|%\(\w+\)s)(?P=q))"""
    r"""[^'"\n\\]+)(?P=q)"""
)
_IDENTIFIED_BY = (
    r"(?i)\b(?:(?:CREATE|ALTER)\s+USER|GRANT|CONNECT\s+TO)\b[^;]{0,300}?\sIDENTIFIED\s{1,9}"
    r"(?:WITH\s{1,9}\S{1,99}\s{1,9})?(?:BY|AS)\s{1,9}(?:PASSWORD\s{1,9})?"
)
_IDENTIFIED = re.compile(_IDENTIFIED_BY + _LITERAL)
_IDENTIFIED_BY_WORD = re.compile(_IDENTIFIED_BY + r"""(?P<s>(?!VALUES\b|RANDOM\b|[:?$%@&<{*])[^\s;'"\\]+)""")
_OF_USER = re.compile(
    r"(?i)\b(?:(?:CREATE|ALTER)\s+(?:USER|ROLE|LOGIN|GROUP)\b[^;]{0,300}?\s|ENCRYPTED\s{1,9}|WITH\s{1,9}"
    rf"|OPTIONS\s{{0,9}}\([^;()]{{0,300}}?)PASSWORD\s{{0,9}}=?\s{{0,9}}{_LITERAL}"
)

# A password by its name alone says too little: SQL is full of columns of that name. In a connection string there are
# others of its words beside it.
_BESIDE_PASSWORD = re.compile(
    r"(?i)(?<![\w.$@:-])(?:server|host|hostaddr|data source|addr(?:ess)?|driver|dsn|provider|uid|user(?: ?id|name)?|"
    r"dbname|database|initial catalog|port|sslmode|accountname|endpoint|protocol|trusted_connection)\s*=\s*[^\s=]"
)
_NEAR = 300

# As a key, which has no other word beside it, all that is called a password is one.
_PASSWORD_IN_KEY = re.compile(
    r"(?i)(?:pwd|passwd|password|passphrase|secret|token|(?:api|access)_?key)\s*=\s*"
    rf"(?P<s>{_PLACEHOLDER}{_VALUE})"
)
_HEADER_IN_KEY = re.compile(
    r"(?i)\bauthorization[\"']?\s*[:=]\s*[\"']?(?:(?:bearer|basic|token)\s+)?"
    rf"(?P<s>{_PLACEHOLDER}(?!(?:bearer|basic|token)\s)[^\s\"']+)"
)

_ALWAYS = (_URL, _PAIR_AT_HOST, _QUERY, _CLOUD_KEY, _BEARER, _BASIC, _PRIVATE_KEY, _TOKEN)
_IN_SQL = (_IDENTIFIED, _IDENTIFIED_BY_WORD, _OF_USER)
_OF_SIGNED_URL = re.compile(r"(?i)[?&;](?:sv|se|sp|sr|st|skn)=|SharedAccessSignature")

# A cheap look at JSON, which most has to end at: single characters are found at once, and what is told by a prefix
# alone is a long word.
_MARKS = (
    b"gh", b"glpat-", b"xox", b"k_live_", b"sk-", b"dapi", b"AIza", b"ya29.", b"npm_", b"pypi-", b"hvs.", b"SG.",
    b"dop_v1_", b"dp.st.",
)  # fmt: skip
_ASSIGNED = (b"pwd", b"passw", b"passphrase", b"sig=", b"key", b"signature=", b"access", b"secret", b"token")
_IN_SQL_MARKS = ("password", "identified")
_LONG_WORD = b"w" * 20
_WORDS = bytes(ord("w") if chr(code).isalnum() or chr(code) in "_-" else 32 for code in range(128)) + b" " * 128


def may_hold(document: bytes) -> bool:
    """Whether a closer look at a JSON text is worth its time: False is sure, True is not."""
    if b"@" in document:
        return True
    if b"=" in document:
        lower = document.lower()
        if any(mark in lower for mark in _ASSIGNED):
            return True
    if b"'" in document or b'\\"' in document or b"dentified" in document or b"DENTIFIED" in document:
        lower = document.lower()
        if any(mark.encode() in lower for mark in _IN_SQL_MARKS):
            return True
    if (b"-" in document and b"-----BEGIN " in document) or (b"J" in document and b"eyJ" in document):
        return True
    if b"earer " in document or b"uthoriz" in document or (b"Z" in document and b"UTHORIZ" in document):
        return True
    if b"EARER " in document:
        return True
    return _LONG_WORD in document.translate(_WORDS) and any(mark in document for mark in _MARKS)


def masked(text: str) -> str:
    """A text with a mask in the place of every secret that it holds; the same object where it holds none."""
    for shape in _ALWAYS:
        text = shape.sub(_cut, text)
    lower = text.lower()
    if any(mark in lower for mark in _IN_SQL_MARKS):
        for shape in _IN_SQL:
            text = shape.sub(_cut, text)
    if "sig=" in lower and _OF_SIGNED_URL.search(text):
        text = _SHARED_ACCESS.sub(_cut, text)
    return _PASSWORD.sub(_cut_in_connection_string, text)


def masked_keys(value: Iterable[str]) -> Iterator[str]:
    """The keys of an object, masked; those that masking would make equal get a number, so that none takes another."""
    keys = [(key, _masked_key(key)) for key in value]
    taken = {key for key, shown in keys if key == shown}
    for key, shown in keys:
        found, number = shown, 1
        while key != shown and found in taken:
            number += 1
            found = f"{shown} ({number})"
        taken.add(found)
        yield found


def _masked_key(key: str) -> str:
    for shape in (_PASSWORD_IN_KEY, _HEADER_IN_KEY):
        key = shape.sub(_cut, key)
    return masked(key)


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
NAMES = frozenset({"name", "fullyQualifiedName", "tagFQN", "id", "sourceHash"})


def _cut(found: re.Match[str]) -> str:
    start, end = found.start("s") - found.start(), found.end("s") - found.start()
    whole = found[0]
    return f"{whole[:start]}{MASK}{whole[end:]}"


def _cut_in_connection_string(found: re.Match[str]) -> str:
    around = found.string[max(0, found.start() - _NEAR) : found.start()], found.string[found.end() :][:_NEAR]
    return _cut(found) if any(map(_BESIDE_PASSWORD.search, around)) else found[0]
