"""The server over HTTP on 20,000 tables: single PUTs by 8 connections, reads, lists, memory, second start."""

from __future__ import annotations

import http.client
import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

from benchmarks import figures, floor
from gazetteer.auth import subject, tokens
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.writing.intent import Intent
from gazetteer.kit import json

CONNECTIONS = 8
PUTS = 4_000
READS = 1_000
LISTS = 100
MOST_PUT_P95, MOST_GET_P95, MOST_LIST_P95 = 40.0, 5.0, 50.0
LEAST_PUTS, MOST_MEMORY, MOST_START = 400.0, 130.0, 1.5


def main() -> None:
    """Print the figures."""
    options = figures.arguments(__doc__ or "")
    with figures.databases(options.database) as urls, tempfile.TemporaryDirectory() as folder:
        for name, url in urls.items():
            home = Path(folder) / name
            with figures.catalog(url, home) as platform:
                work = Bulk(Intent(platform.context, platform.context.types.get("table"), figures.bot(platform)))
                work.run(figures.requests(options.tables))
                bot = subject.holder(subject.named(platform.context.database, subject.INGESTION_BOT))
                token = platform.tokens.issue(bot, tokens.BOT, seconds=3600).token
            # On PostgreSQL the issue allows half the rates and twice the latencies.
            factor = 1.0 if name == "sqlite" else 2.0
            _measure(name, url, home, token, options.tables, factor)


def _measure(name: str, url: str, home: Path, token: str, tables: int, factor: float) -> None:
    start = time.perf_counter()
    with figures.server(url, home) as (address, pid):
        figures.figure("second start", time.perf_counter() - start, "s", MOST_START, name, url)
        headers = {"Authorization": f"Bearer {token}"}
        with httpx2.Client(base_url=f"{address}/api/v1", headers=headers, timeout=60) as client:
            _reads(client, name, url, tables, factor)
        time.sleep(2)
        figures.figure("idle memory (PSS)", _pss(pid), "MB", MOST_MEMORY, name, url)
        _puts(address, headers, name, url, factor)


def _reads(client: httpx2.Client, name: str, url: str, tables: int, factor: float) -> None:
    def get(number: int) -> None:
        path = f"/tables/name/{figures.SCHEMA}.table_{number * 7919 % tables}"
        client.get(path).raise_for_status()

    pages: dict[str, Any] = {"after": None}

    def page(_: int) -> None:
        after = f"&after={pages['after']}" if pages["after"] else ""
        answer = client.get(f"/tables?limit=100&fields=columns,tags,owners{after}").raise_for_status().json()
        pages["after"] = answer["paging"].get("after")

    figures.figure("get by name p95", _p95(get, READS), "ms", MOST_GET_P95 * factor, name, url)
    figures.figure("list of 100 p95", _p95(page, LISTS), "ms", MOST_LIST_P95 * factor, name, url)


def _puts(address: str, headers: dict[str, str], name: str, url: str, factor: float) -> None:
    numbers = itertools.count()
    lock = threading.Lock()
    times: list[float] = []

    documents = [{**floor.document(n), "name": f"put_{n}", "databaseSchema": figures.SCHEMA} for n in range(PUTS)]
    bodies = [json.dump_bytes(document) for document in documents]

    def worker(number_of_connection: int) -> None:
        # The standard library's client: a richer one would cost more than the server, on the same two cores.
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        while True:
            with lock:
                number = next(numbers)
            if number >= PUTS:
                connection.close()
                return
            start = time.perf_counter()
            connection.request("PUT", "/api/v1/tables", bodies[number], headers)
            answer = connection.getresponse()
            text = answer.read()
            times.append((time.perf_counter() - start) * 1000)
            if answer.status != 201:
                raise AssertionError(f"connection {number_of_connection}: {answer.status} {text!r}")

    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(worker, range(CONNECTIONS)))
    seconds = time.perf_counter() - start
    figures.figure("single PUT, 8 connections", PUTS / seconds, "1/s", LEAST_PUTS / factor, name, url)
    figures.figure("single PUT p95", _quantile(times), "ms", MOST_PUT_P95 * factor, name, url)


def _p95(call: Callable[[int], None], times: int) -> float:
    call(0)
    measured = []
    for number in range(times):
        start = time.perf_counter()
        call(number)
        measured.append((time.perf_counter() - start) * 1000)
    return _quantile(measured)


def _quantile(measured: list[float]) -> float:
    return statistics.quantiles(measured, n=20)[18]


def _pss(pid: int) -> float:
    """The proportional set size of a process in MB (10^6 bytes), from /proc."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("smaps_rollup has no Pss")


if __name__ == "__main__":
    main()
