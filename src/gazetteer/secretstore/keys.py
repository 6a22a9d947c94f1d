"""The keys of secrets: where they come from, and how a new one takes the place of the old one.

A file has a key in each line, the one in use first; so has the setting, with commas between. More than one is there
while secrets are encrypted again: all of them decrypt.
"""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from pathlib import Path

from gazetteer.errors import BadRequest, Unavailable
from gazetteer.secretstore.cipher import KEY_BYTES

VARIABLE = "GAZETTEER_SECRET_KEY"


def load(path: Path, setting: str | None, *, new_store: bool) -> list[bytes]:
    """The keys: from the setting, else from the file, which is made for a new store.

    Arguments:
        path: where they lie; readable by their owner only.
        setting: keys in URL-safe base64, or None.

    Raises:
        BadRequest: something is not 32 bytes of base64.
        Unavailable: there is no key for a store that has one.
    """
    if setting:
        return [_decoded(text, VARIABLE) for text in setting.split(",")]
    if path.exists():
        lines = path.read_text(encoding="ascii", errors="replace").split()
        if not lines:
            raise BadRequest(f"the key of secrets {path} is empty; put its copy in its place")
        return [_decoded(text, str(path)) for text in lines]
    if not new_store:
        raise Unavailable(
            f"the key of secrets {path} is not there, but the database has a catalog whose secrets only that key"
            f" opens; put its copy in its place, or set {VARIABLE}, or choose the home where it lies with --home"
        )
    made = secrets.token_bytes(KEY_BYTES)
    _write(path, [made])
    return [made]


def begin_rotation(path: Path) -> None:
    """Put a new key before the one in use; a rotation that was begun already goes on with its own.

    Raises:
        Unavailable: there is no file.
    """
    keys = load(path, None, new_store=False)
    if len(keys) == 1:
        _write(path, [secrets.token_bytes(KEY_BYTES), *keys])


def end_rotation(path: Path, keys: Sequence[bytes]) -> None:
    """Leave the key in use alone, since nothing needs the former ones any more."""
    _write(path, keys[:1])


def _decoded(text: str, where: str) -> bytes:
    try:
        key = urlsafe_b64decode(text.strip())
    except (Base64Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise BadRequest(f"{where} has a key that is not {KEY_BYTES} bytes in URL-safe base64")
    return key


def _write(path: Path, keys: Sequence[bytes]) -> None:
    """Put a file in the place of the former one, whole or not at all."""
    temporary = path.with_suffix(".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(b"".join(urlsafe_b64encode(key) + b"\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
