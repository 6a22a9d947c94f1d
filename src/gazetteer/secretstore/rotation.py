"""Encrypts again, with the key in use, what a former one has encrypted: in small batches, which may end anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gazetteer.errors import GazetteerError, Unavailable
from gazetteer.secretstore import sealed_states
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage import account_store, checkpoint_store, secret_store
from gazetteer.storage.engine import BULK, Database
from gazetteer.storage.secret_store import place
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

# So many secrets are encrypted again in one transaction: some 5 ms.
BATCH = 100


def check(database: Database, cipher: Cipher) -> None:
    """Find out whether the keys are those of the store.

    Raises:
        Unavailable: they are not.
    """
    with database.read() as session:
        found: Iterable[tuple[bytes, str]] = [(text, name) for name, text in account_store.signing_keys(session)[:1]]
        found = found or [
            (secret.ciphertext, place(identity, secret.path))
            for identity, secret in secret_store.page(session, (-1, ""), 1)
        ]
    for ciphertext, where in found:
        try:
            cipher.decrypt(ciphertext, where)
        except GazetteerError as error:
            raise Unavailable(
                "the key of secrets is not the one that the catalog's secrets were encrypted with; put the right one"
                " in its place (secret.key in the home, or GAZETTEER_SECRET_KEY)"
            ) from error


def finish(database: Database, cipher: Cipher) -> int:
    """Encrypt again what a former key has encrypted; returns how much that was.

    Fingerprints change with the key. Those of requests are not made again: the next request that changes nothing is
    compared with what is stored, found to change nothing, and remembered anew.

    Raises:
        GazetteerError: something is encrypted with none of the keys.
    """
    done = database.write(WriteFunction(lambda write: _signing_keys(write, cipher) + _states(write, cipher)))
    after: tuple[int, str] | None = (-1, "")
    while after is not None:
        outcome = database.write(Batch(cipher, after), priority=BULK)
        done += outcome.done
        after = outcome.after
    return done


def _signing_keys(write: WriteTransaction, cipher: Cipher) -> int:
    old = [
        (name, text) for name, text in account_store.signing_keys(write.session) if not cipher.is_current(text, name)
    ]
    for name, text in old:
        account_store.replace_signing_key(write, name, cipher.encrypt(cipher.decrypt(text, name), name))
    return len(old)


def _states(write: WriteTransaction, cipher: Cipher) -> int:
    old = [
        (key, text)
        for key, text in checkpoint_store.states(write.session)
        if not sealed_states.is_current(cipher, key, text)
    ]
    for key, text in old:
        state = sealed_states.opened(cipher, key, text)
        checkpoint_store.replace(write, key, sealed_states.sealed(cipher, key, state))
    return len(old)


@dataclass(frozen=True)
class Outcome:
    """How many secrets a batch encrypted again, and behind which key the next one begins; None: it was the last."""

    done: int
    after: tuple[int, str] | None


@dataclass(frozen=True)
class Batch:
    """A unit of work: the next secrets behind a key."""

    cipher: Cipher
    after: tuple[int, str]

    def apply(self, write: WriteTransaction) -> Outcome:
        """Write them."""
        found = secret_store.page(write.session, self.after, BATCH)
        done = 0
        for identity, secret in found:
            where = place(identity, secret.path)
            if not self.cipher.is_current(secret.ciphertext, where):
                text = self.cipher.decrypt(secret.ciphertext, where)
                sealed, mark = self.cipher.encrypt(text, where), self.cipher.fingerprint(text, where)
                secret_store.update(write, replace(secret, ciphertext=sealed, fingerprint=mark))
                done += 1
        last = found[-1][1] if len(found) == BATCH else None
        return Outcome(done, None if last is None else (last.entity_pk, last.path))
