"""Identities: random UUIDs that no two threads and no two processes share."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from gazetteer.kit import identity


def test_they_are_random_uuids() -> None:
    for _ in range(1000):
        found = UUID(bytes=identity.new())
        assert (found.version, found.variant) == (4, "specified in RFC 4122")


def test_no_two_are_alike_in_many_threads() -> None:
    with ThreadPoolExecutor(8) as threads:
        found = [
            one for part in threads.map(lambda _: [identity.new() for _ in range(1000)], range(16)) for one in part
        ]
    assert len(set(found)) == len(found)


def test_a_copy_of_the_process_makes_its_own() -> None:
    identity.new()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, identity.new())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        assert answer.read() != identity.new()
