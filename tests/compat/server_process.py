"""A real `gazetteer serve` process, and its API as the administrator calls it."""

from __future__ import annotations

import base64
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2

# How long a server may take to be ready and to end, and a command to run, in seconds.
START_TIMEOUT = 60
STOP_TIMEOUT = 40
COMMAND_TIMEOUT = 60
PAGE = 500
LINE = "2.0"
INGESTION_BOT = "ingestion-bot"


class ServerDied(Exception):
    """The server process ended, or was not ready in time; the message has what it logged last."""


class AdminApi:
    """The API of a running server, as its administrator.

    Arguments:
        url: the server's URL.
        home: its home folder, which holds the first password.
    """

    def __init__(self, url: str, home: Path) -> None:
        self.url = url
        self._http = httpx2.Client(base_url=f"{url}/api/v1", timeout=60)
        password = (home / "initial-admin-password").read_text().strip()
        signed_in = self.call(
            "POST",
            "/users/login",
            {"email": "admin@gazetteer.internal", "password": base64.b64encode(password.encode()).decode()},
        )
        self._http.headers["Authorization"] = f"Bearer {signed_in['accessToken']}"

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """The body of an answer; any refusal is an error."""
        answer = self._http.request(method, path, json=body)
        assert answer.status_code < 400, (method, path, answer.status_code, answer.text)
        return answer.json()

    def get(self, collection: str, name: str, fields: str = "*", include: str = "non-deleted") -> dict[str, Any]:
        """An entity by its FQN."""
        path = f"/{collection}/name/{quote(name, safe='')}?fields={fields}&include={include}"
        return dict(self.call("GET", path))

    def list(self, collection: str, fields: str, include: str = "all") -> list[dict[str, Any]]:
        """Every entity of a collection, deleted ones too."""
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            page = self.call("GET", f"/{collection}?limit={PAGE}&include={include}&fields={fields}{after}")
            found += page["data"]
            if "after" not in page["paging"]:
                assert len(found) == page["paging"]["total"]
                return found
            after = f"&after={page['paging']['after']}"

    def events(self) -> list[dict[str, Any]]:
        """Every change event so far, oldest first."""
        return list(self.call("GET", "/events")["data"])


@dataclass(frozen=True)
class Store:
    """Where a server keeps its data.

    Arguments:
        home: the folder of its keys, its socket, and its SQLite file.
        database_url: a PostgreSQL database instead of that file.
    """

    home: Path
    database_url: str | None = None

    def command(self, *words: str) -> list[str]:
        """The command line of a `gazetteer` command on this store."""
        options = ["--home", str(self.home)]
        if self.database_url is not None:
            options += ["--database-url", self.database_url]
        return [sys.executable, "-m", "gazetteer.cli.main", *words, *options]

    def run(self, *words: str) -> str:
        """What a `gazetteer` command prints; it has to succeed."""
        answer = subprocess.run(
            self.command(*words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_TIMEOUT,
            env=_environment(),
            check=False,
        )
        assert answer.returncode == 0, (words, answer.stdout, answer.stderr)
        return answer.stdout.strip()

    def bot_token(self) -> str:
        """A new token of the ingestion bot, made for the client line 2.0."""
        return self.run("token", "create", INGESTION_BOT, "--client", LINE)

    def administrator_token(self) -> str:
        """A new token of the administrator, made for the client line 2.0."""
        return self.run("token", "create", "admin", "--client", LINE)


def _environment() -> dict[str, str]:
    """The variables of this process without any settings of a server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GAZETTEER_")}


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """A server on a store of its own and on a free port, for as long as the block lasts: its URL.

    Raises:
        ServerDied: it did not start, or not end.
    """
    store.home.mkdir(parents=True, exist_ok=True)
    log = store.home / "server.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            store.command("serve", "--port", "0"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=_environment(),
        )
    try:
        yield _ready_url(process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        assert process.stdout is not None
        process.stdout.close()
    if status != 0:
        raise ServerDied(f"the server ended with {status} when it was told to stop:\n{_tail(log)}")


def _ready_url(process: subprocess.Popen[str], log: Path) -> str:
    assert process.stdout is not None
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        readable, _, _ = select.select([process.stdout], [], [], 1)
        line = process.stdout.readline() if readable else ""
        if line.startswith("ready "):
            return line.removeprefix("ready ").strip()
    raise ServerDied(f"the server was not ready within {START_TIMEOUT} seconds; it logged:\n{_tail(log)}")


def _tail(log: Path) -> str:
    return "\n".join(log.read_text().splitlines()[-20:])
