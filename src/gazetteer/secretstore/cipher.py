"""Encrypts what is secret before it is stored, with a key that is not in the database."""

from __future__ import annotations

import hmac
import os
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gazetteer.errors import GazetteerError

KEY_BYTES = 32
NONCE_BYTES = 12


class Cipher:
    """AES-256-GCM; the place of a secret is bound to it, so that ciphertexts cannot be swapped.

    Arguments:
        key: 32 random bytes.
        former: keys that were in use before and may have encrypted what is not encrypted again yet.
    """

    def __init__(self, key: bytes, *former: bytes) -> None:
        for one in (key, *former):
            if len(one) != KEY_BYTES:
                raise GazetteerError(f"the secret key has {len(one)} bytes; {KEY_BYTES} are needed")
        self._seal, *self._former = [
            AESGCM(blake2b(one, digest_size=32, person=b"gz-encrypt").digest()) for one in (key, *former)
        ]
        self._fingerprint_key = blake2b(key, digest_size=32, person=b"gz-fingerprint").digest()
        self._request_key = blake2b(key, digest_size=32, person=b"gz-request").digest()

    def encrypt(self, text: bytes, place: str) -> bytes:
        """The ciphertext of a secret that belongs to `place`."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._seal.encrypt(nonce, text, place.encode())

    def decrypt(self, ciphertext: bytes, place: str) -> bytes:
        """The secret that was encrypted for `place`.

        Raises:
            GazetteerError: the key is not the one that it was encrypted with, or the row was moved or changed.
        """
        for seal in (self._seal, *self._former):
            text = _opened(seal, ciphertext, place)
            if text is not None:
                return text
        raise GazetteerError(f"the secret at {place} cannot be decrypted: the key is not the one it was encrypted with")

    def is_current(self, ciphertext: bytes, place: str) -> bool:
        """Whether a secret is encrypted with the key itself, not with a former one."""
        return _opened(self._seal, ciphertext, place) is not None

    def fingerprint(self, text: bytes, place: str) -> bytes:
        """16 bytes that are equal for equal secrets of the same place, and tell nothing without the key."""
        return hmac.digest(self._fingerprint_key, place.encode() + b"\x00" + text, "blake2s")[:16]

    def request_mark(self, *texts: bytes) -> bytes:
        """16 bytes that are equal for equal requests, and tell nothing without the key."""
        return blake2b(b"\x00".join(texts), digest_size=16, key=self._request_key).digest()


def _opened(seal: AESGCM, ciphertext: bytes, place: str) -> bytes | None:
    try:
        return seal.decrypt(ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:], place.encode())
    except InvalidTag:
        return None
