"""A replica that is frozen while it holds the event log: the others read on, and write again soon."""

from __future__ import annotations

import itertools
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.load import Client
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(300)]

# What is promised, in seconds: until a write is refused, and until writes work again.
REFUSED_WITHIN, WORKING_WITHIN = 5.0, 15.0
# How long such a moment is looked for, in seconds.
TRYING = 120


@contextmanager
def _loaded(port: int, token: str) -> Iterator[None]:
    """Rows in bulk without end; a request that fails is one that the freeze has cost."""
    stopped = threading.Event()

    def load() -> None:
        for number in itertools.count():
            client = Client(port, token)
            with suppress(OSError):
                while not stopped.is_set():
                    rows = [_table(f"a{number}_{n}_{time.monotonic_ns()}") for n in range(200)]
                    client.call("PUT", "/tables/bulk", rows)
            client.connection.close()
            if stopped.is_set():
                return

    thread = threading.Thread(target=load)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _table(name: str) -> dict[str, Any]:
    return {"name": name, "databaseSchema": "svc.db.s", "columns": [{"name": "id", "dataType": "INT"}]}


def _frozen_while_holding(replica: Serving, write: Callable[[], tuple[int, float]]) -> tuple[int, float]:
    """Stop a replica at a moment at which it holds the event log; what became of a write at another one."""
    chance = random.Random(5)  # noqa: S311 - seeded, so that a failure can be repeated
    deadline = time.monotonic() + TRYING
    while time.monotonic() < deadline:
        # The moment is what is random here; between two of them the replica gets on with its work.
        time.sleep(chance.uniform(0, 0.03))
        os.kill(replica.process.pid, signal.SIGSTOP)
        status, seconds = write()
        if status != 201:
            return status, seconds
        os.kill(replica.process.pid, signal.SIGCONT)
    raise AssertionError("the replica was never frozen while it held the log")


@pytest.mark.parametrize("database", ["postgresql"])
def test_others_read_on_and_write_again(new_catalog: Callable[[], Settings], tmp_path: Path) -> None:
    of = new_catalog()
    token = admin_token(of)
    frozen, other = Serving(of), Serving({**of, "home": str(tmp_path / "other")})
    client = Client(other.port, token)
    names = itertools.count()

    def write() -> tuple[int, float]:
        start = time.monotonic()
        status, _ = client.call("PUT", "/tables", _table(f"b{next(names)}"))
        return status, time.monotonic() - start

    try:
        for path, body in (
            ("/services/databaseServices", {"name": "svc", "serviceType": "Postgres"}),
            ("/databases", {"name": "db", "service": "svc"}),
            ("/databaseSchemas", {"name": "s", "database": "svc.db"}),
        ):
            assert client.call("PUT", path, body)[0] == 201
        with _loaded(frozen.port, token):
            status, seconds = _frozen_while_holding(frozen, write)
            since = time.monotonic() - seconds
            assert (status, seconds < REFUSED_WITHIN) == (503, True), seconds
            assert client.call("GET", "/tables/name/svc.db.s.b0")[0] == 200
            while write()[0] == 503:
                assert time.monotonic() - since < WORKING_WITHIN
            assert time.monotonic() - since < WORKING_WITHIN
            os.kill(frozen.process.pid, signal.SIGCONT)
        again = Client(frozen.port, token)
        assert again.call("PUT", "/tables", _table("again"))[0] == 201
        again.connection.close()
    finally:
        client.connection.close()
        for server in (frozen, other):
            with suppress(ProcessLookupError):
                os.kill(server.process.pid, signal.SIGCONT)
            server.stop()
            server.close()
    assert command(of, "db", "check").returncode == 0
