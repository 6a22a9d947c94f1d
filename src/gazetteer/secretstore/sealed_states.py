"""The states of harvests as they are stored: encrypted, as text."""

from __future__ import annotations

from base64 import b64decode, b64encode

from gazetteer.secretstore.cipher import Cipher

# No JSON object begins so; a version before stored just that.
_MARK = "sealed:"


def sealed(cipher: Cipher, key: str, state: bytes) -> str:
    """A state under a key, encrypted."""
    return _MARK + b64encode(cipher.encrypt(state, _place(key))).decode()


def is_sealed(stored: str) -> bool:
    """Whether what is stored is encrypted."""
    return stored.startswith(_MARK)


def opened(cipher: Cipher, key: str, stored: str) -> bytes:
    """The state that is stored under a key.

    Raises:
        GazetteerError: it was encrypted with another key, or for another one's place.
    """
    return cipher.decrypt(_ciphertext(stored), _place(key)) if is_sealed(stored) else stored.encode()


def is_current(cipher: Cipher, key: str, stored: str) -> bool:
    """Whether a state is encrypted with the key of secrets in use."""
    return is_sealed(stored) and cipher.is_current(_ciphertext(stored), _place(key))


def _ciphertext(stored: str) -> bytes:
    return b64decode(stored[len(_MARK) :])


def _place(key: str) -> str:
    return f"checkpoint {key}"
