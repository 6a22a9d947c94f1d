"""Search by words on 100,000 tables, a tenth of them described beyond ASCII, beside one scan by the database alone."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import figures
from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.writing.intent import Intent
from gazetteer.search import query, search
from gazetteer.search.search import Window

TIMES = 5
EVERYWHERE = 25
# What is found: nothing, one table, every table by its name, every table by its columns, a tenth of them.
WORDS = ("nowhere", "table_4711", "table", "varchar", "Zmluvy", "ŽIADOSŤ", "ЗАКАЗ", "region 4711")


def main() -> None:
    """Print the figures."""
    options = figures.arguments(__doc__ or "", tables=100_000)
    with figures.databases(options.database) as urls, tempfile.TemporaryDirectory() as folder:
        for name, url in urls.items():
            with figures.catalog(url, Path(folder) / name) as platform:
                bot = figures.bot(platform)
                work = Bulk(Intent(platform.context, platform.context.types.get("table"), bot))
                work.run(_requests(options.tables))
                _measure(name, url, platform, bot)


def _requests(tables: int) -> list[dict[str, Any]]:
    requests = figures.requests(tables)
    for number in range(0, tables, 10):
        requests[number]["description"] = f"Zmluvy a platby, žiadosť o zápis, Заказы региона {number}"
    return requests


def _measure(name: str, url: str, platform: Platform, actor: Actor) -> None:
    scan = _median(lambda: _scan(platform))
    for text in WORDS:
        seconds = _median(lambda text=text: search.words(platform.context, actor, text, EVERYWHERE))
        figures.figure(f"words {text!r}", seconds * 1000, "ms", scan * 1000, name, url)
    info = platform.context.types.get("table")
    bounded = query.parse("table_4711", None)
    window = Window(0, 10)
    seconds = _median(lambda: search.search(platform.context, info, actor, bounded, window, deleted=False))
    figures.figure("query q=table_4711", seconds * 1000, "ms", scan * 1000, name, url)
    for pattern in ("bench.shop.sales.table_4711", "bench.*.sales.table_4711", "bench.shop.*.table_4711*"):
        seconds = _median(
            lambda pattern=pattern: search.field_query(
                platform.context, info, actor, ("fullyQualifiedName", pattern), window, deleted=False
            )
        )
        figures.figure(f"fieldQuery {pattern}", seconds * 1000, "ms", scan * 1000, name, url)


def _scan(platform: Platform) -> None:
    """What the database needs to look at every name and document once."""
    sql = "SELECT count(*) FROM entity e WHERE lower(e.name) LIKE ? OR lower(e.doc) LIKE ?"
    with platform.context.database.read() as session:
        session.all(sql, ("%nowhere%", "%nowhere%"))


def _median(call: Callable[[], Any]) -> float:
    call()
    measured = []
    for _ in range(TIMES):
        start = time.perf_counter()
        call()
        measured.append(time.perf_counter() - start)
    return statistics.median(measured)


if __name__ == "__main__":
    main()
