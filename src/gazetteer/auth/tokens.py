"""Tokens: JWTs signed with RS256 by a key of our own; each can be revoked, none is stored."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from gazetteer.auth.account_writes import ACCESS as ACCESS
from gazetteer.auth.account_writes import BOT as BOT
from gazetteer.auth.account_writes import PERSONAL as PERSONAL
from gazetteer.auth.account_writes import REFRESH as REFRESH
from gazetteer.auth.account_writes import MakeToken, RevokeTokens
from gazetteer.auth.actor import Actor
from gazetteer.errors import BadRequest, NotAuthenticated
from gazetteer.kit import clock, json
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage import account_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import Database
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

ISSUER = "gazetteer"
KEY_BITS = 2048
TOKEN_TYPES = {ACCESS: "OM_USER", PERSONAL: "PERSONAL_ACCESS", BOT: "BOT"}

# What OpenMetadata's clients may ask for, in seconds; None: until revoked.
EXPIRIES: dict[str, int | None] = {
    "OneHour": 3600,
    "1": 86_400,
    "7": 7 * 86_400,
    "30": 30 * 86_400,
    "60": 60 * 86_400,
    "90": 90 * 86_400,
    "Unlimited": None,
}
ACCESS_SECONDS = 3600
REFRESH_SECONDS = 7 * 86_400
# What a token is valid for that is asked for without a word of it; one that never ends has to be asked for.
DEFAULT_EXPIRY = "90"
# How far clocks may be apart: the one that was put back, or that of another server on the same database.
LEEWAY_SECONDS = 60
# A token that was verified once is not verified again so soon; revocation is looked up every time.
REMEMBERED = 1024


@dataclass(frozen=True)
class Holder:
    """Whose token it is: the user's key, and what the token says of the user."""

    pk: int
    name: str
    email: str
    is_admin: bool


@dataclass(frozen=True)
class Issued:
    """A new token and when it expires (epoch milliseconds, None: never)."""

    token: str
    expires_at: int | None


class Tokens:
    """Gives out tokens and checks them.

    Arguments:
        database: where signing keys and the hashes of token ids are kept.
        cipher: protects the private keys there.
    """

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self.database = database
        self.cipher = cipher
        self._keys: dict[str, rsa.RSAPrivateKey] = {}
        self._lock = threading.Lock()
        self._verified: dict[str, dict[str, Any]] = {}

    def issue(
        self,
        holder: Holder,
        kind: str,
        *,
        seconds: int | None,
        name: str = "",
        line: str | None = None,
        by: Actor | None = None,
    ) -> Issued:
        """Give out a new token for a program.

        Arguments:
            kind: `personal` or `bot`.
            seconds: how long it is valid; None: until revoked.
            name: what a person calls it.
            line: the client line that it speaks, such as `2.0`; None: the server's default.
            by: the user who has it made; None: its holder.

        Raises:
            NotFound: the holder is gone.
        """
        issued, row = self.minted(holder, kind, seconds=seconds, name=name, line=line)
        self.database.write(MakeToken(row, by or Actor(holder.pk, holder.name)))
        return issued

    def minted(
        self,
        holder: Holder,
        kind: str,
        *,
        seconds: int | None,
        name: str = "",
        line: str | None = None,
        family: str | None = None,
    ) -> tuple[Issued, TokenRow]:
        """A new token that is worth something as soon as its record is written; the arguments are those of `issue`.

        Arguments:
            family: what it ends with; None: by itself.
        """
        key_id, key = self._signing_key()
        identity = secrets.token_urlsafe(24)
        now = clock.milliseconds()
        expires_at = None if seconds is None else now + seconds * 1000
        claims = {
            "iss": ISSUER,
            "sub": holder.name,
            "email": holder.email,
            "isBot": kind == BOT,
            "isAdmin": holder.is_admin,
            "tokenType": TOKEN_TYPES[kind],
            "iat": now // 1000,
            "jti": identity,
        }
        if expires_at is not None:
            claims["exp"] = expires_at // 1000
        if line is not None:
            claims["line"] = line
        row = TokenRow(_hash(identity), holder.pk, kind, name, line, now, expires_at, None, family)
        return Issued(jwt.encode(claims, key, algorithm="RS256", headers={"kid": key_id}), expires_at), row

    def minted_refresh(self, user_pk: int, family: str) -> tuple[Issued, TokenRow]:
        """A token that serves only to get a new access token, as `minted`."""
        identity = secrets.token_urlsafe(32)
        now = clock.milliseconds()
        expires_at = now + REFRESH_SECONDS * 1000
        return Issued(identity, expires_at), TokenRow(
            _hash(identity), user_pk, REFRESH, "", None, now, expires_at, None, family
        )

    def check(self, session: Session, token: str) -> tuple[TokenRow, EntityRow | None]:
        """The record of a valid token, and its user, in one statement; None for a user who is gone for good.

        Raises:
            NotAuthenticated: it is forged, expired or revoked.
        """
        found = account_store.holder(session, _hash(self._claims(token)["jti"]))
        if found is None or found[0].revoked_at is not None:
            raise NotAuthenticated("the token was revoked, or was not given out by this server; sign in again")
        return _unexpired(found[0]), found[1]

    def of_refresh(self, token: str) -> TokenRow:
        """The record of a refresh token, which may have served already.

        Raises:
            NotAuthenticated: there is none, or it has expired.
        """
        with self.database.read() as session:
            row = account_store.token(session, _hash(token))
        if row is None or row.kind != REFRESH:
            raise NotAuthenticated("this is no refresh token of this server; sign in again")
        return _unexpired(row)

    def revoke_all(self, user_pk: int, by: Actor) -> int:
        """Make all of a user's tokens worthless; returns how many.

        Arguments:
            by: the user who does it.
        """
        return self.database.write(RevokeTokens(user_pk, by))

    def public_keys(self) -> dict[str, Any]:
        """The JSON Web Key Set by which others can verify our tokens."""
        self._signing_key()
        keys = []
        for key_id, key in self._keys.items():
            public: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
            keys.append({**public, "kid": key_id, "use": "sig", "alg": "RS256"})
        return {"keys": keys}

    def _claims(self, token: str) -> dict[str, Any]:
        known = self._verified.get(token)
        if known is not None:
            return known
        self._signing_key()
        try:
            key = self._keys[jwt.get_unverified_header(token)["kid"]].public_key()
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=["RS256"],
                issuer=ISSUER,
                leeway=LEEWAY_SECONDS,
                options={"require": ["jti", "sub", "iat"]},
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise NotAuthenticated("the token is not valid; sign in again") from error
        if len(self._verified) >= REMEMBERED:
            self._verified.clear()
        self._verified[token] = claims
        return claims

    def _signing_key(self) -> tuple[str, rsa.RSAPrivateKey]:
        with self._lock:
            if not self._keys:
                self._load()
            return next(iter(self._keys.items()))

    def _load(self) -> None:
        with self.database.read() as session:
            stored = account_store.signing_keys(session)
        if not stored:
            stored = self.database.write(WriteFunction(self._generate))
        for key_id, private_key in stored:
            # Nobody else can have written what was encrypted: to look whether its numbers are primes takes a tenth of
            # a second of every start.
            der = self.cipher.decrypt(private_key, key_id)
            loaded = serialization.load_der_private_key(der, None, unsafe_skip_rsa_key_validation=True)
            if isinstance(loaded, rsa.RSAPrivateKey):
                self._keys[key_id] = loaded

    def _generate(self, write: WriteTransaction) -> list[tuple[str, bytes]]:
        """A first key, unless another process was faster."""
        stored = account_store.signing_keys(write.session)
        if stored:
            return stored
        key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
        text = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        key_id = secrets.token_hex(8)
        encrypted = self.cipher.encrypt(text, key_id)
        account_store.add_signing_key(write, key_id, encrypted)
        return [(key_id, encrypted)]


def expiry_seconds(expiry: str) -> int | None:
    """How long a token asked for as `expiry` is valid.

    Raises:
        BadRequest: it is none of the known ones.
    """
    if expiry not in EXPIRIES:
        raise BadRequest(f"JWTTokenExpiry is {expiry!r}; allowed are {', '.join(EXPIRIES)}")
    return EXPIRIES[expiry]


def expiry_of(row: TokenRow) -> str:
    """The word that a token was asked for by."""
    seconds = None if row.expires_at is None else (row.expires_at - row.created_at) // 1000
    return next((word for word, known in EXPIRIES.items() if known == seconds), DEFAULT_EXPIRY)


def new_family() -> str:
    """What the tokens of a new session have in common."""
    return secrets.token_urlsafe(12)


def _unexpired(row: TokenRow) -> TokenRow:
    if row.expires_at is not None and row.expires_at <= clock.milliseconds():
        raise NotAuthenticated("the token has expired; sign in again")
    return row


def _hash(identity: str) -> bytes:
    return hashlib.sha256(identity.encode()).digest()
