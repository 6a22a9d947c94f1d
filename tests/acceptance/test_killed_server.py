"""A server killed under load, again and again: what it acknowledged is there."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import pytest

from tests.acceptance.load import Client, Worker, running
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(600)]

KILLS = 20
WORKERS = 4
LONGEST = 1.0
# How long the first answer of a server that has just started may take on a busy machine, in seconds.
FIRST_ANSWER = 60


def acknowledged(workers: list[Worker]) -> int:
    return sum(worker.acknowledged for worker in workers)


def check_is_clean(of: Settings) -> None:
    done = command(of, "db", "check", "--json")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, []), done.stdout + done.stderr


def test_what_was_acknowledged_survives(new_catalog: Callable[[], Settings]) -> None:
    of = new_catalog()
    token = admin_token(of)
    chance = random.Random(20)  # noqa: S311 - seeded, so that a failure can be repeated
    workers = [Worker(number, number) for number in range(WORKERS)]
    server = Serving(of)
    try:
        client = Client(server.port, token)
        for kind, request in (
            ("/services/databaseServices", {"name": "load", "serviceType": "Postgres"}),
            ("/databases", {"name": "db", "service": "load"}),
            *(("/databaseSchemas", {"name": f"s{n}", "database": "load.db"}) for n in range(WORKERS)),
        ):
            assert client.call("PUT", kind, request)[0] == 201
        client.connection.close()
        for number in range(KILLS):
            before = acknowledged(workers)
            for worker in workers:
                worker.seed = WORKERS * (number + 1) + worker.number
            with running(workers, server.port, token):
                deadline = time.monotonic() + FIRST_ANSWER
                while acknowledged(workers) == before:
                    assert time.monotonic() < deadline, [worker.wrong for worker in workers]
                    time.sleep(0.01)
                # The moment of the kill is what is random here, so it is waited for.
                time.sleep(chance.uniform(0, LONGEST))
                server.kill()
            server.close()
            assert [worker.wrong for worker in workers] == [[]] * WORKERS
            server = Serving(of)
            # Beside the server, which may still be carrying out what was interrupted.
            check_is_clean(of)
            client = Client(server.port, token)
            for worker in workers:
                worker.verify(client)
            client.connection.close()
        assert server.stop() == 0
        check_is_clean(of)
    finally:
        server.close()
