"""Reads the corpus of SQL lineage: statements with the tables and column edges that they have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"

DIALECTS = (
    "ansi",
    "athena",
    "bigquery",
    "clickhouse",
    "databricks",
    "db2",
    "doris",
    "duckdb",
    "exasol",
    "fabric",
    "hive",
    "impala",
    "materialize",
    "mysql",
    "oracle",
    "postgres",
    "presto",
    "redshift",
    "risingwave",
    "singlestore",
    "snowflake",
    "spark",
    "sqlite",
    "starrocks",
    "teradata",
    "trino",
    "tsql",
    "unknown",
    "vertica",
)

CONSTRUCTS = frozenset(
    {
        "aggregate",
        "broken",
        "call",
        "clone",
        "comment",
        "copy",
        "correlated",
        "cte",
        "ctas",
        "cursor",
        "ddl",
        "delete",
        "dynamic_sql",
        "external_table",
        "flatten",
        "function",
        "insert",
        "jinja",
        "join",
        "json",
        "lateral",
        "loop",
        "materialized_view",
        "merge",
        "multi_insert",
        "no_semicolon",
        "package",
        "partition_exchange",
        "pivot",
        "procedure",
        "quoted_name",
        "recursive_cte",
        "rename",
        "script",
        "select",
        "star",
        "star_except",
        "star_replace",
        "struct",
        "subquery",
        "swap",
        "table_variable",
        "temp_table",
        "trigger",
        "union",
        "unload",
        "unnest",
        "unpivot",
        "update",
        "using_join",
        "variable",
        "view",
        "window",
    }
)

KINDS = frozenset({"direct", "filter", "join", "group", "sort", "window"})

HEADER = re.compile(r"-- (id|dialect|construct|kind|schema|default_schema|reads|writes|column|dropped): (.*)")
COLUMN = re.compile(r"(?P<source>.+?) -> (?P<target>.+) (?P<kind>[a-z]+)")
END = "-- end"


class CorpusError(ValueError):
    """A corpus file does not follow the format in corpus/README.md."""


@dataclass(frozen=True, order=True)
class ColumnEdge:
    """A column that flows into, or decides about, a column of the target."""

    source: str
    target: str
    kind: str


@dataclass
class Entry:
    """One statement or script with its judgement.

    `schema` maps a table's name to its columns; `dropped` is the number of statements that have to be reported;
    `kind` names the fault that the entry stands for, empty when it was written for none.
    """

    identifier: str
    dialect: str
    sql: str
    place: str
    constructs: tuple[str, ...] = ()
    kind: str = ""
    schema: dict[str, list[str]] = field(default_factory=dict)
    default_schema: str | None = None
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    columns: frozenset[ColumnEdge] = frozenset()
    dropped: int = 0


def load_corpus(folder: Path = CORPUS) -> list[Entry]:
    """All entries of a folder's `*.sql` files, in the order of file names; raises CorpusError."""
    return [entry for path in sorted(folder.glob("*.sql")) for entry in read_file(path)]


def read_file(path: Path) -> Iterator[Entry]:
    """The entries of one file; raises CorpusError with the file and line of what is wrong."""
    header: list[tuple[str, str]] = []
    sql: list[str] = []
    start = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = None if sql else HEADER.fullmatch(line)
        if match:
            start = start or number
            header.append((match[1], match[2].strip()))
        elif line == END:
            yield _entry(header, "\n".join(sql), f"{path.name}:{start}")
            header, sql, start = [], [], 0
        elif header:
            sql.append(line)
        elif line.strip():
            raise CorpusError(f"{path.name}:{number}: expected a header line such as `-- id: name`, received {line!r}")
    if header:
        raise CorpusError(f"{path.name}:{start}: the entry has no line `{END}`")


def _entry(header: list[tuple[str, str]], sql: str, place: str) -> Entry:
    values: dict[str, str] = {}
    edges: list[ColumnEdge] = []
    for key, value in header:
        if key == "column":
            edges.append(_edge(value, place))
        elif key in values:
            raise CorpusError(f"{place}: `{key}` is given twice")
        else:
            values[key] = value
    missing = [key for key in ("id", "dialect", "construct") if not values.get(key)]
    if missing or not sql.strip():
        raise CorpusError(f"{place}: an entry needs id, dialect, construct and SQL; missing: {missing or 'SQL'}")
    if len(set(edges)) != len(edges):
        raise CorpusError(f"{place}: {values['id']} lists an edge twice")
    return Entry(
        identifier=values["id"],
        dialect=values["dialect"],
        sql=sql,
        place=place,
        constructs=tuple(_names(values["construct"])),
        kind=values.get("kind", ""),
        schema=_schema(values.get("schema"), place),
        default_schema=values.get("default_schema"),
        reads=frozenset(_names(values.get("reads", ""))),
        writes=frozenset(_names(values.get("writes", ""))),
        columns=frozenset(edges),
        dropped=int(values.get("dropped", "0")),
    )


def _edge(text: str, place: str) -> ColumnEdge:
    match = COLUMN.fullmatch(text)
    if match is None or match["kind"] not in KINDS:
        raise CorpusError(f"{place}: expected `s.a.x -> s.t.y kind` with a kind of {sorted(KINDS)}, received {text!r}")
    if match["kind"] != "direct" and not match["target"].endswith(".*"):
        raise CorpusError(f"{place}: an indirect edge goes to `<target>.*`, received {text!r}")
    return ColumnEdge(match["source"], match["target"], match["kind"])


def _names(text: str) -> list[str]:
    if text.startswith("["):
        return [str(name) for name in json.loads(text)]
    return [name.strip() for name in text.split(",") if name.strip()]


def _schema(text: str | None, place: str) -> dict[str, list[str]]:
    if text is None:
        return {}
    try:
        tables = json.loads(text)["tables"]
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f'{place}: schema is JSON such as {{"tables": {{"s.t": ["c"]}}}}: {error!r}') from error
    return {str(table): [str(column) for column in columns] for table, columns in tables.items()}
