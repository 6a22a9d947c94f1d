"""What the benchmarks share: a catalog to measure, a server to ask, and how a figure is printed."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import floor
from benchmarks.storage_spike import database_urls, durability
from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.writing.intent import Intent
from gazetteer.kit import json
from gazetteer.storage.dialects import dialect_of
from gazetteer.storage.event_store import position as position

SCHEMA = "bench.shop.sales"
ANCESTORS = (
    ("databaseService", {"name": "bench", "serviceType": "Postgres"}),
    ("database", {"name": "shop", "service": "bench"}),
    ("databaseSchema", {"name": "sales", "database": "bench.shop"}),
)


def arguments(description: str, tables: int = 20_000) -> argparse.Namespace:
    """The options that every benchmark takes; `tables` is how many there are by default."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--tables", type=int, default=tables, help=f"how many tables of 10 columns (default {tables})")
    parser.add_argument("--database", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--json", action="store_true", help="one JSON object a line (also the default)")
    return parser.parse_args()


def figure(name: str, value: float, unit: str, reference: float, database: str, url: str) -> None:
    """Print one figure beside its reference."""
    shown = {
        "name": name,
        "database": database,
        "value": round(value, 2),
        "unit": unit,
        "reference": round(reference, 2),
        "ratio": round(value / reference, 3),
        "durability": durability(dialect_of(url)),
    }
    sys.stdout.write(json.dumps(shown) + "\n")
    sys.stdout.flush()


@contextmanager
def databases(wanted: str) -> Iterator[dict[str, str]]:
    """The URLs of empty databases, by system."""
    with tempfile.TemporaryDirectory(prefix="gazetteer-bench-") as folder:
        Path(folder).chmod(0o755)
        with database_urls(Path(folder)) as urls:
            yield {name: url for name, url in urls.items() if wanted in (name, "both")}


@contextmanager
def catalog(url: str, home: Path) -> Iterator[Platform]:
    """An open catalog on a database, with the service, database and schema of the benchmarks."""
    platform = open_platform(settings.load({"home": str(home), "database_url": url}))
    try:
        actor = bot(platform)
        for kind, request in ANCESTORS:
            Bulk(Intent(platform.context, platform.context.types.get(kind), actor)).run([request])
        # As a server does when it starts: garbage is not looked for in what is there by then.
        gc.collect()
        gc.freeze()
        yield platform
    finally:
        platform.close()


def bot(platform: Platform) -> Any:
    """The ingestion bot."""
    return subject.of(subject.named(platform.context.database, subject.INGESTION_BOT))


def requests(tables: int) -> list[dict[str, Any]]:
    """The floor's documents as Create requests."""
    return [{**floor.document(number), "databaseSchema": SCHEMA} for number in range(tables)]


@contextmanager
def server(url: str, home: Path) -> Iterator[tuple[str, int]]:
    """A running server: its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "GAZETTEER_LOG_LEVEL": "warning"}
    command = [sys.executable, "-m", "gazetteer.cli.main", "serve", "--port", str(port), "--home", str(home)]
    command += ["--database-url", url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    try:
        if process.stdout is None or not process.stdout.readline().startswith("ready"):
            raise RuntimeError("the server did not start")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(60)
