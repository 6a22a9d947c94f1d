"""Load on a running server, and a record of what it acknowledged."""

from __future__ import annotations

import http.client
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

ROWS = 4


class Client:
    """The API over one connection."""

    def __init__(self, port: int, token: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        self.connection.request(method, f"/api/v1{path}", None if body is None else json.dumps(body), self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None


@dataclass
class Worker:
    """One thread's own schema: what was acknowledged of each table, and what may have happened besides.

    `known` holds each table's description, or None for one that is not visible; `open` what a request
    that was never answered asked for.
    """

    number: int
    seed: int
    known: dict[str, str | None] = field(default_factory=dict)
    open: dict[str, str | None] = field(default_factory=dict)
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def schema(self) -> str:
        return f"load.db.s{self.number}"

    def run(self, port: int, token: str) -> None:
        """Write until the server is gone."""
        chance = random.Random(self.seed)  # noqa: S311 - seeded, so that a failure can be repeated
        client = Client(port, token)
        try:
            while not self.wrong:
                self._act(client, chance)
        except (OSError, http.client.HTTPException):
            return
        finally:
            client.connection.close()

    def _act(self, client: Client, chance: random.Random) -> None:
        text = f"{self.seed}-{self.acknowledged}"
        name = f"t{chance.randrange(8)}"
        there = self.known.get(name) is not None
        row = {"databaseSchema": self.schema, "columns": [{"name": "id", "dataType": "INT"}]}
        kind = chance.choice(("put", "patch", "bulk", "delete", "erase", "blink"))
        path = f"/tables/name/{quote(f'{self.schema}.{name}')}"
        if kind == "put" or (not there and kind in ("patch", "delete", "erase")):
            self._write(client, "PUT", "/tables", {**row, "name": name, "description": text}, {name: text})
        elif kind == "patch":
            operations = [{"op": "add", "path": "/description", "value": text}]
            self._write(client, "PATCH", path, operations, {name: text})
        elif kind == "bulk":
            names = [f"t{number}" for number in chance.sample(range(8), ROWS)]
            rows = [{**row, "name": each, "description": text} for each in names]
            answer = self._write(client, "PUT", "/tables/bulk", rows, dict.fromkeys(names, text))
            if answer["numberOfRowsPassed"] != ROWS:
                self.wrong.append(str(answer))
        elif kind in ("delete", "erase"):
            hard = "?hardDelete=true" if kind == "erase" else ""
            self._write(client, "DELETE", path + hard, None, {name: None})
        else:
            # Everything goes and comes back; what was deleted before stays deleted.
            self._write(client, "DELETE", f"/databaseSchemas/name/{self.schema}?recursive=true", None, {})
            self._write(client, "PUT", "/databaseSchemas", {"name": f"s{self.number}", "database": "load.db"}, {})

    def _write(self, client: Client, method: str, path: str, body: Any, meant: dict[str, str | None]) -> Any:
        self.open = meant
        status, answer = client.call(method, path, body)
        if status >= 400:
            self.wrong.append(f"{method} {path}: {status} {answer}")
        self.known.update(meant)
        self.open = {}
        self.acknowledged += 1
        return answer

    def verify(self, client: Client) -> None:
        """Compare with a server that was started again; what it shows is what is known from now on."""
        # A schema that went without its return being acknowledged comes back.
        status, answer = client.call("PUT", "/databaseSchemas", {"name": f"s{self.number}", "database": "load.db"})
        assert status < 300, answer
        for name in sorted({*self.known, *self.open}):
            status, table = client.call("GET", f"/tables/name/{quote(f'{self.schema}.{name}')}")
            assert status in (200, 404), table
            found = table["description"] if status == 200 else None
            allowed = [self.known.get(name), *([self.open[name]] if name in self.open else [])]
            assert found in allowed, (self.schema, name, found, allowed)
            self.known[name] = found
        self.open = {}


@contextmanager
def running(workers: list[Worker], port: int, token: str) -> Iterator[None]:
    """Every worker in a thread of its own; they end when the server does."""
    threads = [threading.Thread(target=worker.run, args=(port, token)) for worker in workers]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
