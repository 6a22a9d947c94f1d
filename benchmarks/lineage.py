"""Figures of SQL lineage: TPC-DS, the corpus, large and many statements, beside the peers when `--peers` is given.

The 99 TPC-DS queries are those that the package `sqllineage` ships; it and `acryl-datahub` are installed into
environments of their own below the user's cache folder.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

from gazetteer.sqllineage.engine import LineageParser

CACHE = Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "gazetteer-bench"
SCHEMA = Path(__file__).parent / "tpcds_schema.json"
PEERS = {
    "sqllineage": """
import sys, glob, time
from sqllineage.runner import LineageRunner
from sqllineage.core.metadata.dummy import DummyMetaDataProvider
import json
schema = {"<default>." + t: c for t, c in json.load(open(sys.argv[2]))["tables"].items()}
started = time.perf_counter()
for path in sorted(glob.glob(sys.argv[1] + "/*.sql")):
    runner = LineageRunner(open(path).read(), dialect="sparksql", metadata_provider=DummyMetaDataProvider(schema))
    runner.get_column_lineage()
print(time.perf_counter() - started)
""",
    "acryl-datahub": """
import sys, glob, time, json
from datahub.sql_parsing.schema_resolver import SchemaResolver
from datahub.sql_parsing.sqlglot_lineage import sqlglot_lineage
resolver = SchemaResolver(platform="spark", env="PROD")
for table, columns in json.load(open(sys.argv[2]))["tables"].items():
    urn = f"urn:li:dataset:(urn:li:dataPlatform:spark,tpcds.{table},PROD)"
    resolver.add_raw_schema_info(urn, {column: "string" for column in columns})
started = time.perf_counter()
for path in sorted(glob.glob(sys.argv[1] + "/*.sql")):
    for statement in open(path).read().split(";"):
        if statement.strip():
            sqlglot_lineage(statement, schema_resolver=resolver, default_schema="tpcds")
print(time.perf_counter() - started)
""",
}
REQUIREMENTS = {"sqllineage": ["sqllineage"], "acryl-datahub": ["acryl-datahub[sql-parser]"]}


def figure(name: str, value: float, unit: str, limit: float, *, higher_is_better: bool = False) -> None:
    """Print one figure beside the limit that it has to hold."""
    holds = value >= limit if higher_is_better else value <= limit
    shown = {"name": name, "value": round(value, 4), "unit": unit, "reference": limit, "holds": holds}
    sys.stdout.write(json.dumps(shown) + "\n")
    sys.stdout.flush()


def environment(package: str) -> Path:
    """The interpreter of an environment with that package, made when it is missing."""
    folder = CACHE / package
    python = folder / "bin" / "python"
    if not (folder / ".complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS[package]], check=True)
        (folder / ".complete").touch()
    return python


def tpcds_folder() -> Path:
    """Where the installed package `sqllineage` has the queries."""
    python = environment("sqllineage")
    code = "import pathlib, sqllineage; print(pathlib.Path(sqllineage.__file__).parent / 'data' / 'tpcds')"
    return Path(subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip())


def seconds(action: Callable[[], object]) -> float:
    """How long an action takes by the clock."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def tables_in_from(sql: str, known: set[str]) -> set[str]:
    """The known tables in FROM clauses, found without the engine: by the clause that a word stands in."""
    found: set[str] = set()
    clauses = [""]
    before = ""
    for match in re.finditer(r"'[^']*'|--[^\n]*|/\*(?s:.*?)\*/|[\w.]+|[^\s\w]", sql.lower()):
        word = match.group()
        if word.startswith(("'", "--", "/*")):
            continue
        if word == "(":
            clauses.append("")
        elif word == ")" and len(clauses) > 1:
            clauses.pop()
        elif word in {"select", "from", "join", "where", "group", "order", "having", "on", "with", "into"}:
            clauses[-1] = word
        elif word in known and (
            before in {"from", "join"} or (before == "," and clauses[-1] in {"from", "join", "on"})
        ):
            found.add(word)
        before = word
    return found


def tpcds(folder: Path) -> None:
    """Time, dropped statements and right tables of the 99 queries, in one process, with schema."""
    schema: dict[str, list[str]] = json.loads(SCHEMA.read_text(encoding="utf-8"))["tables"]
    queries = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))]
    reader = LineageParser("spark", columns=schema)
    figure("TPC-DS, 99 queries", seconds(lambda: [reader.parse(query) for query in queries]), "s", 5)
    answers = [reader.parse(query) for query in queries]
    figure("TPC-DS, dropped statements", sum(len(answer.dropped) for answer in answers), "statements", 0)
    right = sum(
        set(answer.reads) == tables_in_from(query, set(schema)) for answer, query in zip(answers, queries, strict=True)
    )
    figure("TPC-DS, queries with the right tables", right, "queries", len(queries), higher_is_better=True)


def corpus() -> None:
    """Precision and recall on the corpus of this project."""
    run = subprocess.run([sys.executable, "-m", "tests.sqllineage.score", "--json"], check=True, capture_output=True)
    figures = json.loads(run.stdout)["all"]
    figure("corpus, tables F1", figures["tables_f1"], "", 0.98, higher_is_better=True)
    figure("corpus, columns F1", figures["columns_f1"], "", 0.95, higher_is_better=True)
    figure("corpus, silently wrong", figures["silently_wrong"], "of the entries", 0.01)


def statements() -> Iterator[str]:
    """10,000 small statements, each different."""
    for number in range(10_000):
        yield (
            f"INSERT INTO mart.target_{number} (a, b) SELECT x.a, coalesce(y.b, {number}) FROM raw.source_{number} x "
            f"JOIN raw.other y ON x.id = y.id WHERE x.day > {number}"
        )


def merge_of_many_columns() -> str:
    """A MERGE that sets 600 columns, and inserts them."""
    columns = [f"attribute_of_the_customer_{number}" for number in range(600)]
    assignments = ", ".join(f"{column} = s.{column}" for column in columns)
    return (
        "MERGE INTO warehouse.customer AS t USING staging.customer AS s ON t.customer_key = s.customer_key\n"
        f"WHEN MATCHED THEN UPDATE SET {assignments}\n"
        f"WHEN NOT MATCHED THEN INSERT ({', '.join(columns)}) VALUES ({', '.join(f's.{name}' for name in columns)})"
    )


def cpu_seconds(action: Callable[[], object]) -> float:
    """The seconds of CPU that an action takes, in this process and in its children."""

    def used() -> float:
        return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

    before = used()
    action()
    return used() - before


def sizes() -> None:
    """Statements of 5,000 columns, of 1 MB, and 10,000 small ones twice."""
    reader = LineageParser("postgres")
    columns = ", ".join(f"t.c{number} AS d{number}" for number in range(5_000))
    figure(
        "a statement of 5,000 columns",
        seconds(lambda: reader.parse(f"INSERT INTO m.n SELECT {columns} FROM s.t")),
        "s",
        2,
    )
    items = ", ".join(f"t.c{number} AS d{number}" for number in range(52_000))
    large = f"INSERT INTO m.n SELECT {items} FROM s.t"
    figure(f"a statement of {len(large) / 1e6:.1f} MB", seconds(lambda: reader.parse(large)), "s", 10)
    many = list(statements())
    figure("10,000 small statements", seconds(lambda: [reader.parse(sql) for sql in many]), "s", 8)
    figure("the same again, from the cache", seconds(lambda: [reader.parse(sql) for sql in many]), "s", 1)
    merge = merge_of_many_columns()
    name = f"a MERGE of 600 columns, {len(merge) // 1000} kB"
    figure(name, cpu_seconds(lambda: reader.parse(merge)), "s of CPU", 0.5)
    rows = ",".join(f"({number}, 'abc {number}', NULL)" for number in range(400_000))
    literals = f"INSERT INTO t VALUES {rows}"
    figure(f"an insert of {len(rows) / 1e6:.0f} MB of literals", seconds(lambda: reader.parse(literals)), "s", 10)
    here, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figure("memory, this process", here, "MB", 300)
    figure("memory, the largest child", child, "MB", 300)


BEFORE = """
import json, sys, time
from pathlib import Path
from gazetteer.sqllineage.engine import LineageParser
schema = json.loads(Path(sys.argv[2]).read_text())["tables"]
for name, dialect, texts in (
    ("TPC-DS, 99 queries", "spark", [path.read_text() for path in sorted(Path(sys.argv[1]).glob("*.sql"))]),
    ("10,000 small statements", "postgres", json.load(sys.stdin)),
):
    parser = LineageParser(dialect, columns=schema)
    parser.parse("SELECT 1")
    start = time.process_time()
    for text in texts:
        parser.parse(text)
    print(json.dumps([name, time.process_time() - start]))
"""


def compared(source: Path, folder: Path) -> None:
    """CPU of this version and of another one's source, in turns: the best of three each."""
    here = Path(__file__).parents[1] / "src"
    best: dict[tuple[str, Path], float] = {}
    texts = json.dumps(list(statements()))
    for _ in range(3):
        for path in (here, source):
            environment_ = os.environ | {"PYTHONPATH": str(path)}
            command = [sys.executable, "-c", BEFORE, str(folder), str(SCHEMA)]
            run = subprocess.run(command, check=True, capture_output=True, text=True, input=texts, env=environment_)
            for name, value in map(json.loads, run.stdout.splitlines()):
                best[name, path] = min(value, best.get((name, path), value))
    for (name, path), value in best.items():
        if path == here:
            figure(f"{name}, beside another version", value, "s of CPU", round(best[name, source], 2))


def peers(folder: Path) -> None:
    """The same 99 queries by other tools, each in its own environment; one that fails says so."""
    for package, code in PEERS.items():
        command = [str(environment(package)), "-c", code, str(folder), str(SCHEMA)]
        run = subprocess.run(command, check=False, capture_output=True, text=True)
        if run.returncode == 0:
            shown = {"name": f"TPC-DS, {package}", "value": round(float(run.stdout.split()[-1]), 2), "unit": "s"}
        else:
            shown = {"name": f"TPC-DS, {package}", "error": run.stderr.strip().rsplit("\n", 1)[-1]}
        sys.stdout.write(json.dumps(shown) + "\n")


def main() -> None:
    """Print all figures, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line (also the default)")
    parser.add_argument("--peers", action="store_true", help="also measure sqllineage and acryl-datahub")
    parser.add_argument("--before", type=Path, help="the src folder of another version, measured in the same run")
    arguments = parser.parse_args()
    # First, while the largest child is our own.
    sizes()
    folder = tpcds_folder()
    tpcds(folder)
    corpus()
    if arguments.before:
        compared(arguments.before, folder)
    if arguments.peers:
        peers(folder)


if __name__ == "__main__":
    main()
