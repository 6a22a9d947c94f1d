"""Checkpoints are forgotten when nobody writes them, and their keys are bounded."""

from __future__ import annotations

import pytest

from gazetteer.app import Platform
from gazetteer.catalog import checkpoints
from gazetteer.domain.fqn import LONGEST_KEY
from gazetteer.errors import BadRequest
from gazetteer.storage import checkpoint_store, event_store
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

DAY = 86_400_000


def _age(platform: Platform, key: str, days: float) -> None:
    def age(write: WriteTransaction) -> None:
        write.execute("UPDATE checkpoint SET updated_at = ? WHERE key = ?", (write.now - int(days * DAY), key))

    platform.context.database.write(WriteFunction(age))


def test_one_that_nobody_wrote_for_30_days_is_forgotten(platform: Platform) -> None:
    context = platform.context
    for key, days in (("old", 30.01), ("touched", 40), ("young", 29.9)):
        checkpoints.keep(context, key, {"of": key})
        _age(platform, key, days)
    checkpoints.keep(context, "touched", {"of": "touched"})
    assert checkpoints.read(context, "old") is None
    assert checkpoints.read(context, "touched") == {"of": "touched"}
    assert checkpoints.read(context, "young") == {"of": "young"}
    checkpoints.forget(context, "young")
    assert checkpoints.read(context, "young") is None


def test_a_key_is_bounded(platform: Platform) -> None:
    checkpoints.keep(platform.context, "k" * LONGEST_KEY, {"a": 1})
    assert checkpoints.read(platform.context, "k" * LONGEST_KEY) == {"a": 1}
    with pytest.raises(BadRequest, match=f"has {LONGEST_KEY + 2} bytes; at most {LONGEST_KEY}"):
        checkpoints.keep(platform.context, "k" * LONGEST_KEY + "é", {"a": 1})


def test_no_event_tells_of_it(platform: Platform) -> None:
    with platform.context.database.read() as session:
        before = event_store.position(session)
    checkpoints.keep(platform.context, "k", {"a": 1})
    checkpoints.forget(platform.context, "k")
    with platform.context.database.read() as session:
        assert event_store.position(session) == before


def test_it_is_stored_encrypted_and_given_back_as_it_was(platform: Platform) -> None:
    state = {"password": "hidden", "url": "postgresql://u:hidden@h/d", "done": ["a"]}
    checkpoints.keep(platform.context, "k", state)
    with platform.context.database.read() as session:
        assert "hidden" not in str(session.all("SELECT * FROM checkpoint"))
    assert checkpoints.read(platform.context, "k") == state


def test_one_that_was_stored_in_clear_is_read_and_then_encrypted(platform: Platform) -> None:
    def clear(write: WriteTransaction) -> None:
        checkpoint_store.keep(write, "k", '{"password":"hidden"}')

    platform.context.database.write(WriteFunction(clear))
    for _ in range(2):
        assert checkpoints.read(platform.context, "k") == {"password": "hidden"}
        checkpoints.protect_again(platform.context)
        with platform.context.database.read() as session:
            assert "hidden" not in str(session.all("SELECT * FROM checkpoint"))
