"""Bulk writes: 20,000 new tables, and the same again unchanged, beside the floor."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks import figures, floor
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.writing.intent import Intent


def main() -> None:
    """Print the figures."""
    options = figures.arguments(__doc__ or "")
    requests = figures.requests(options.tables)
    with figures.databases(options.database) as urls, tempfile.TemporaryDirectory() as folder:
        write_floor, compare_floor = floor.write_rate(options.tables), floor.compare_rate(options.tables)
        for name, url in urls.items():
            with figures.catalog(url, Path(folder) / name) as platform:
                for figure, reference, status in (
                    ("bulk write", write_floor, 201),
                    ("bulk unchanged", compare_floor, 200),
                ):
                    work = Bulk(Intent(platform.context, platform.context.types.get("table"), figures.bot(platform)))
                    before = _position(platform)
                    start = time.perf_counter()
                    results = work.run(requests)
                    seconds = time.perf_counter() - start
                    wrong = [result for result in results if result.status != status]
                    if wrong or (status == 200 and _position(platform) != before):
                        raise AssertionError(f"{figure}: {wrong[:1]}, or something was written")
                    figures.figure(figure, options.tables / seconds, "tables/s", reference, name, url)


def _position(platform: figures.Platform) -> int:
    with platform.context.database.read() as session:
        return figures.position(session)


if __name__ == "__main__":
    main()
