"""A recursive deletion, its restore and an erasure of a database of many tables, beside what each may need at most.

How soon the answer comes, how long each batch of the job holds the write lock, and how long another client waits for
a write meanwhile.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import figures
from gazetteer.catalog import jobs, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.jobs import Batch
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.storage.transaction import WriteTransaction

SLOWEST_ANSWER = 200.0
LONGEST_LOCK = 50.0
DATABASE, ELSEWHERE = EntityKey("bench.shop", by_name=True), EntityKey("bench", by_name=True)


class Locks:
    """How long batches hold the lock, in milliseconds, by a look at every one."""

    def __init__(self) -> None:
        self.held: list[float] = []
        really = Batch.apply

        def timed(batch: Batch, write: WriteTransaction) -> bool:
            start = time.perf_counter()
            try:
                return really(batch, write)
            finally:
                self.held.append((time.perf_counter() - start) * 1000)

        self.undo = lambda: setattr(Batch, "apply", really)
        Batch.apply = timed  # type: ignore[method-assign]


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(
    platform: figures.Platform, view: View, act: Callable[[], object]
) -> tuple[float, list[float], list[float]]:
    """Milliseconds of the answer, of each lock, and of each write of another client until the job is done."""
    locks, ended = Locks(), threading.Event()
    waits: list[float] = []
    service = platform.context.types.get("databaseService")

    def others() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            operations = [{"op": "add", "path": "/description", "value": str(number)}]
            start = time.perf_counter()
            patch(platform.context, service, view, ELSEWHERE, operations)
            waits.append((time.perf_counter() - start) * 1000)
            ended.wait(0.02)

    start = time.perf_counter()
    act()
    answer = (time.perf_counter() - start) * 1000
    other = threading.Thread(target=others)
    other.start()
    platform.jobs.carry_out()
    ended.set()
    other.join()
    locks.undo()
    unfinished = [job for job in jobs.newest(platform.context, 100) if job["finishedAt"] is None]
    if unfinished:
        raise AssertionError(f"the job is not done: {unfinished}")
    return answer, locks.held, waits


def acts(platform: figures.Platform, view: View) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done to the database, one after the other."""
    context, info = platform.context, platform.context.types.get("database")

    def remove(*, hard: bool = False) -> str:
        return str(delete(context, info, view, DATABASE, Deletion(recursive=True, hard=hard)).entity["id"])

    identity = read.get(context, info, DATABASE, view)["id"]
    yield "deletion", remove
    yield "restore", lambda: restore(context, info, view, identity)
    yield "erasure", lambda: remove(hard=True)


def main() -> None:
    """Print the figures."""
    options = figures.arguments(__doc__ or "")
    requests = figures.requests(options.tables)
    with figures.databases(options.database) as urls, tempfile.TemporaryDirectory() as folder:
        for name, url in urls.items():
            with figures.catalog(url, Path(folder) / name) as platform:
                bot = figures.bot(platform)
                Bulk(Intent(platform.context, platform.context.types.get("table"), bot)).run(requests)
                view = View(bot, "http://localhost/api/v1")
                for act, carry_out in acts(platform, view):
                    answer, held, waits = measure(platform, view, carry_out)
                    for what, value, reference in (
                        ("answer", answer, SLOWEST_ANSWER),
                        ("lock p95", percentile(held, 0.95), LONGEST_LOCK),
                        ("lock p95 of the last tenth", percentile(held[-len(held) // 10 :], 0.95), LONGEST_LOCK),
                        ("another's write p95", percentile(waits, 0.95), LONGEST_LOCK),
                    ):
                        figures.figure(f"{act} of {options.tables} tables: {what}", value, "ms", reference, name, url)


if __name__ == "__main__":
    main()
