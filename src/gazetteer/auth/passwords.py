"""Passwords: argon2id, checked in the same time whether the user exists or not."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from gazetteer.auth.common_passwords import LEAST_LEFT, is_common
from gazetteer.errors import BadRequest

# The defaults of argon2-cffi 25 are those of RFC 9106, low memory: 64 MiB, 3 passes, 4 lanes.
_hasher = PasswordHasher()

# Each check takes 64 MiB for as long as it runs; more at once would let strangers fill the memory.
_at_once = threading.BoundedSemaphore(2)

SHORTEST, LONGEST = 8, 256


def hashed(password: str, names: Iterable[str] = ()) -> str:
    """The hash to store for a password.

    Arguments:
        names: what its user is called, e-mail addresses, too.

    Raises:
        BadRequest: it is too short, too long, or among those that are tried first.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadRequest(f"the password has {len(password)} characters; {SHORTEST} to {LONGEST} are allowed")
    if is_common(password, names):
        raise BadRequest(
            "the password is easy to guess: without common words, names of its user and sequences of keys too little of"
            f" it is left; at least {LEAST_LEFT} other letters, or twice as many digits and signs, are expected"
        )
    with _at_once:
        return _hasher.hash(password)


@cache
def _nobodys() -> str:
    """A hash to compare with where there is none; made when first needed, since it takes as long as a sign-in."""
    return _hasher.hash(secrets.token_hex(16))


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the one that was stored; without one the answer takes as long and is no."""
    try:
        with _at_once:
            return _hasher.verify(stored or _nobodys(), password[: LONGEST * 4]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def generated() -> str:
    """A password that nobody can guess: 24 characters, 144 bits."""
    return secrets.token_urlsafe(18)
