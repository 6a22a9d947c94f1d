"""Encrypts what is secret before it is stored, with a key that is not in the database."""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from hashlib import blake2b
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gazetteer.errors import GazetteerError

KEY_BYTES = 32
NONCE_BYTES = 12


class Cipher:
    """AES-256-GCM; the place of a secret is bound to it, so that ciphertexts cannot be swapped.

    Arguments:
        key: 32 random bytes.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise GazetteerError(f"the secret key has {len(key)} bytes; {KEY_BYTES} are needed")
        self._seal = AESGCM(blake2b(key, digest_size=32, person=b"gz-encrypt").digest())
        self._fingerprint_key = blake2b(key, digest_size=32, person=b"gz-fingerprint").digest()

    def encrypt(self, text: bytes, place: str) -> bytes:
        """The ciphertext of a secret that belongs to `place`."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._seal.encrypt(nonce, text, place.encode())

    def decrypt(self, ciphertext: bytes, place: str) -> bytes:
        """The secret that was encrypted for `place`.

        Raises:
            GazetteerError: the key is not the one that it was encrypted with, or the row was moved or changed.
        """
        try:
            return self._seal.decrypt(ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:], place.encode())
        except InvalidTag as error:
            raise GazetteerError(
                f"the secret at {place} cannot be decrypted: the key is not the one it was encrypted with"
            ) from error

    def fingerprint(self, text: bytes, place: str) -> bytes:
        """16 bytes that are equal for equal secrets of the same place, and tell nothing without the key."""
        return hmac.digest(self._fingerprint_key, place.encode() + b"\x00" + text, "blake2s")[:16]


def load_key(path: Path, setting: str | None) -> bytes:
    """The secret key: from the setting, else from the file, which is made at the first start.

    Arguments:
        path: where the key lies; readable by its owner only.
        setting: the key in URL-safe base64, or None.

    Raises:
        GazetteerError: the setting is not 32 bytes of base64.
    """
    if setting:
        try:
            key = urlsafe_b64decode(setting)
        except (Base64Error, ValueError):
            key = b""
        if len(key) != KEY_BYTES:
            raise GazetteerError("GAZETTEER_SECRET_KEY has to be 32 bytes in URL-safe base64")
        return key
    if not path.exists():
        temporary = path.with_suffix(".new")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(path)
    return urlsafe_b64decode(path.read_bytes().strip())
