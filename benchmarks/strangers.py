"""Look-ups of one client on 20,000 tables, while strangers do what is most expensive: 95th percentile of each."""

from __future__ import annotations

import argparse
import base64
import http.client
import itertools
import multiprocessing
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks import figures
from gazetteer.auth import subject, tokens
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.writing.intent import Intent
from gazetteer.kit import json

MOST_P95 = 50.0
SECONDS = 8.0
DOOMED = "doomed.shop.sales"
LARGE = 60 * 1024 * 1024

# What the most expensive search is: every document has to be read, and none matches.
SEARCHES = (
    "/api/v1/search/words?q=" + quote("varchar nowhere") + "&limit=10000",
    "/api/v1/search/query?index=table_search_index&size=10000&query_filter="
    + quote('{"query":{"wildcard":{"columns.dataTypeDisplay":{"value":"*n*o*w*h*"}}}}'),
)


def main() -> None:
    """Print the figures."""
    options = figures.arguments(__doc__ or "")
    with figures.databases(options.database) as urls, tempfile.TemporaryDirectory() as folder:
        for name, url in urls.items():
            home = Path(folder) / name
            token = _filled(url, home, options)
            with figures.server(url, home) as (address, _):
                _measure(address, token, options.tables, name, url)


def _filled(url: str, home: Path, options: argparse.Namespace) -> str:
    """A catalog with the tables that are looked up, and ten times as many of another service; a bot's token."""
    with figures.catalog(url, home) as platform:
        actor = figures.bot(platform)
        tables = figures.requests(options.tables)
        for kind, request in (
            ("databaseService", {"name": "doomed", "serviceType": "Postgres"}),
            ("database", {"name": "shop", "service": "doomed"}),
            ("databaseSchema", {"name": "sales", "database": "doomed.shop"}),
        ):
            Bulk(Intent(platform.context, platform.context.types.get(kind), actor)).run([request])
        others = [
            {**request, "name": f"{request['name']}_{part}", "databaseSchema": DOOMED}
            for part in range(10)
            for request in tables
        ]
        Bulk(Intent(platform.context, platform.context.types.get("table"), actor)).run([*tables, *others])
        bot = subject.holder(subject.named(platform.context.database, subject.INGESTION_BOT))
        return platform.tokens.issue(bot, tokens.BOT, seconds=3600).token


def _measure(address: str, token: str, tables: int, name: str, url: str) -> None:
    place = urlsplit(address)
    target = (str(place.hostname), place.port or 0)
    figures.figure("look-up p95, alone", _lookups(target, token, tables), "ms", MOST_P95, name, url)
    for said, clients, work in DISTURBANCES:
        context = multiprocessing.get_context("spawn")
        stop = context.Event()
        others = context.Process(target=_disturb, args=(work.__name__, clients, target, token, stop))
        others.start()
        # As many requests as there are clients are under way then.
        time.sleep(1.5)
        figures.figure(f"look-up p95, beside {said}", _lookups(target, token, tables), "ms", MOST_P95, name, url)
        stop.set()
        others.join()


def _lookups(target: tuple[str, int], token: str, tables: int) -> float:
    connection = http.client.HTTPConnection(*target, timeout=60)
    headers = {"Authorization": f"Bearer {token}"}
    times = []
    end = time.perf_counter() + SECONDS
    for number in itertools.count():
        start = time.perf_counter()
        if start > end and number > 100:
            break
        connection.request("GET", f"/api/v1/tables/name/{figures.SCHEMA}.table_{number * 7919 % tables}", None, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise AssertionError(answer.status)
        times.append((time.perf_counter() - start) * 1000)
        # As a person or a page asks, not as a flood.
        time.sleep(0.005)
    return statistics.quantiles(times, n=20)[18]


def _disturb(name: str, clients: int, target: tuple[str, int], token: str, stop: Any) -> None:
    work = next(work for _, _, work in DISTURBANCES if work.__name__ == name)
    threads = [threading.Thread(target=work, args=(number, target, token, stop)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _again(target: tuple[str, int], stop: Any, ask: Callable[[http.client.HTTPConnection], None]) -> None:
    """Ask again and again, by a new connection when one was closed."""
    connection = http.client.HTTPConnection(*target, timeout=60)
    while not stop.is_set():
        try:
            ask(connection)
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            connection.close()
            connection = http.client.HTTPConnection(*target, timeout=60)


def _search(number: int, target: tuple[str, int], token: str, stop: Any) -> None:
    path = SEARCHES[number % len(SEARCHES)]
    _again(target, stop, lambda c: c.request("GET", path, None, {"Authorization": f"Bearer {token}"}))


def _guess(number: int, target: tuple[str, int], _token: str, stop: Any) -> None:
    guess = {"email": f"admin{number}@gazetteer.internal", "password": base64.b64encode(b"a guess").decode()}
    body = json.dump_bytes(guess)
    _again(target, stop, lambda c: c.request("POST", "/api/v1/users/login", body))


def _send_much(number: int, target: tuple[str, int], _token: str, stop: Any) -> None:
    path = ("/api/v1/users/login", "/api/v1/tables/bulk")[number % 2]
    body = b"[" + b"[]," * (LARGE // 3) + b"[]]"
    _again(target, stop, lambda c: c.request("PUT" if "bulk" in path else "POST", path, body))


def _send_slowly(_number: int, target: tuple[str, int], _token: str, stop: Any) -> None:
    while not stop.is_set():
        try:
            with socket.create_connection(target, timeout=60) as connection:
                connection.sendall(b"POST /api/v1/users/login HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n")
                while not stop.wait(0.5):
                    connection.sendall(b"x")
        except OSError:
            stop.wait(0.1)


def _load(number: int, target: tuple[str, int], token: str, stop: Any) -> None:
    rounds = itertools.count()
    headers = {"Authorization": f"Bearer {token}"}

    def ask(connection: http.client.HTTPConnection) -> None:
        first = next(rounds)
        rows = [{**row, "name": f"load_{number}_{first}_{row['name']}"} for row in figures.requests(1000)]
        connection.request("PUT", "/api/v1/tables/bulk", json.dump_bytes(rows), headers)

    _again(target, stop, ask)


def _erase(_number: int, target: tuple[str, int], token: str, stop: Any) -> None:
    connection = http.client.HTTPConnection(*target, timeout=60)
    path = "/api/v1/services/databaseServices/name/doomed?recursive=true&hardDelete=true"
    connection.request("DELETE", path, None, {"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise AssertionError(answer.read())
    stop.wait()


DISTURBANCES: tuple[tuple[str, int, Callable[[int, tuple[str, int], str, Any], None]], ...] = (
    ("4 expensive searches", 4, _search),
    ("16 who guess passwords", 16, _guess),
    ("4 who send 60 MB without a token", 4, _send_much),
    ("300 slow connections", 300, _send_slowly),
    ("a bulk load", 1, _load),
    ("the erasure of 200,000 tables", 1, _erase),
)


if __name__ == "__main__":
    main()
