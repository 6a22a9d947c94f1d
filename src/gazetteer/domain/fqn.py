"""Fully qualified names: quoting, joining, splitting.

The rules are OpenMetadata's: parts are joined with a dot; a part that has a dot inside is put in double
quotes; a double quote inside a name is not allowed.
"""

from __future__ import annotations

from hashlib import blake2b

from gazetteer.errors import BadRequest

# A row of an index has to stay below 2,704 bytes in PostgreSQL.
LONGEST_KEY = 800


def quote_name(name: str) -> str:
    """One name as a part of an FQN: `a.b` becomes `"a.b"`, `a` and `"a"` become `a`.

    Raises:
        BadRequest: the name is empty, or has a double quote inside.
    """
    bare = unquote_name(name)
    if not bare:
        raise BadRequest("a name must not be empty")
    if '"' in bare:
        raise BadRequest(f"the name {name!r} has a double quote inside, which no name may have")
    return f'"{bare}"' if "." in bare else bare


def unquote_name(part: str) -> str:
    """One part of an FQN as a name: `"a.b"` becomes `a.b`."""
    if len(part) >= 2 and part[0] == '"' and part[-1] == '"':
        return part[1:-1]
    return part


def join(*names: str) -> str:
    """The FQN made of these names, each quoted where it must be."""
    return ".".join(quote_name(name) for name in names)


def append(prefix: str, name: str) -> str:
    """The FQN of `name` below `prefix`, which is an FQN already (empty: no parent)."""
    return f"{prefix}.{quote_name(name)}" if prefix else quote_name(name)


def split(fqn: str) -> list[str]:
    """The parts of an FQN as they are written, quotes kept.

    Raises:
        BadRequest: a quote is not closed, or a part is empty.
    """
    if "\x00" in fqn:
        raise BadRequest(f"the name {fqn!r} has the character U+0000, which no name may have")
    parts = _split_quoted(fqn) if '"' in fqn else fqn.split(".")
    if not all(parts):
        raise BadRequest(f"the name {fqn!r} has an empty part; parts are separated by single dots")
    return parts


def _split_quoted(fqn: str) -> list[str]:
    parts: list[str] = []
    start = 0
    inside = False
    for position, character in enumerate(fqn):
        if character == '"':
            inside = not inside
        elif character == "." and not inside:
            parts.append(fqn[start:position])
            start = position + 1
    if inside:
        raise BadRequest(f"the name {fqn!r} has a double quote that is not closed")
    parts.append(fqn[start:])
    return parts


def names(fqn: str) -> list[str]:
    """The names that an FQN is made of, without quotes.

    Raises:
        BadRequest: the text is not an FQN.
    """
    return [unquote_name(part) for part in split(fqn)]


def key(text: str) -> str:
    """A name or path as it is indexed: bounded by a hash when long."""
    encoded = text.encode()
    if len(encoded) <= LONGEST_KEY:
        return text
    return f"{key_start(text)}~{blake2b(encoded, digest_size=16).hexdigest()}"


def key_start(text: str) -> str:
    """What the key of every text that begins like this begins with."""
    return text.encode()[: LONGEST_KEY // 2].decode(errors="ignore")


def check_key(text: str, what: str) -> str:
    """A text that is to be a key as it is.

    Arguments:
        what: what the error calls it, such as `the key of a checkpoint`.

    Raises:
        BadRequest: it is longer than a key may be.
    """
    size = len(text.encode())
    if size > LONGEST_KEY:
        raise BadRequest(f"{what} has {size} bytes; at most {LONGEST_KEY} are allowed; choose a shorter one")
    return text
