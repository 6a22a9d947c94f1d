"""`gazetteer lineage`: which tables and columns an SQL text reads and writes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gazetteer.cli.options import AsJson
from gazetteer.errors import BadRequest

if TYPE_CHECKING:
    from gazetteer.sqllineage.engine import LineageParser
    from gazetteer.sqllineage.model import Lineage

app = typer.Typer(no_args_is_help=True, help="Lineage of SQL text.")

_EXAMPLES = """Examples:

  gazetteer lineage parse etl.sql --dialect snowflake

  echo 'INSERT INTO mart.t SELECT a FROM raw.s' | gazetteer lineage parse --dialect postgres --json
"""


@app.callback()
def lineage() -> None:
    """Lineage of SQL text."""


@app.command(epilog=_EXAMPLES)
def parse(
    file: Annotated[str, typer.Argument(help="A file with SQL; - or nothing for standard input.")] = "-",
    dialect: Annotated[
        str, typer.Option(help="The SQL dialect, such as postgres, tsql or snowflake; guessed if none is given.")
    ] = "",
    schema: Annotated[
        Path | None, typer.Option(help='A JSON file with known columns: {"tables": {"s.t": ["c"]}}.')
    ] = None,
    default_schema: Annotated[str, typer.Option(help="The schema of tables that are written without one.")] = "",
    default_catalog: Annotated[str, typer.Option(help="The catalog of tables that are written without one.")] = "",
    as_json: AsJson = False,
    batch: Annotated[
        bool,
        typer.Option(help='Read JSON lines {"id", "dialect", "sql", "schema", "default_schema"}; one answer each.'),
    ] = False,
) -> None:
    """Print the tables and columns that an SQL text reads and writes, and what was not understood.

    Example: gazetteer lineage parse report.sql --dialect snowflake --json
    """
    from gazetteer.cli import output

    try:
        if batch:
            for answer in _batch(file, dialect):
                output.print_json(answer)
            return
        parser = _parser(dialect, _tables(_loaded(schema)), default_catalog, default_schema)
        result = parser.parse(_text(file))
    except BadRequest as error:
        output.line(f"gazetteer: {error.message}", stderr=True)
        raise typer.Exit(2) from error
    if as_json:
        sys.stdout.write(json.dumps(result.to_json(), indent=2) + "\n")
    else:
        _show(result)


def _text(file: str) -> str:
    if file == "-":
        if sys.stdin.isatty():
            from gazetteer.cli import output

            output.line("Reading SQL from the terminal; end it with Ctrl-D.", stderr=True)
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    path = Path(file)
    if not path.is_file():
        raise BadRequest(f"there is no file {file!r}; give the path of a file with SQL, or - for standard input")
    return path.read_bytes().decode("utf-8", "replace")


def _loaded(schema: Path | None) -> Any:
    if schema is None:
        return {}
    try:
        return json.loads(schema.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRequest(f"--schema {schema}: {error}; a JSON object with the key 'tables' is expected") from error


def _tables(document: Any) -> dict[str, list[str]]:
    """The mapping of tables to columns in a schema document, which may be None."""
    tables = (document or {}).get("tables", {}) if isinstance(document or {}, dict) else None
    if not isinstance(tables, dict):
        raise BadRequest('a schema is an object such as {"tables": {"s.t": ["c"]}}')
    return {str(name): [str(column) for column in columns] for name, columns in tables.items()}


def _parser(dialect: str, tables: dict[str, list[str]], catalog: str, schema: str) -> LineageParser:
    from gazetteer.sqllineage.engine import LineageParser

    return LineageParser(dialect, columns=tables, default_catalog=catalog, default_schema=schema)


def _batch(file: str, dialect: str) -> Iterator[dict[str, Any]]:
    """One answer for each JSON line; a line that cannot be read is answered with `error`."""
    parsers: dict[str, LineageParser] = {}
    for number, line in enumerate(_text(file).splitlines(), 1):
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except ValueError as error:
            yield {"id": None, "error": f"line {number} is not JSON: {error}"}
            continue
        if not isinstance(request, dict):
            yield {"id": None, "error": f"line {number} is not an object"}
            continue
        yield {"id": request.get("id"), **_answer(request, dialect, parsers)}


def _answer(request: dict[str, Any], dialect: str, parsers: dict[str, LineageParser]) -> dict[str, Any]:
    key = json.dumps([request.get("dialect"), request.get("schema"), request.get("default_schema")], sort_keys=True)
    try:
        if key not in parsers:
            if len(parsers) > 64:
                parsers.clear()
            parsers[key] = _parser(
                str(request.get("dialect") or dialect),
                _tables(request.get("schema")),
                str(request.get("default_catalog") or ""),
                str(request.get("default_schema") or ""),
            )
        return parsers[key].parse(str(request.get("sql") or "")).to_json()
    except BadRequest as error:
        return {"error": error.message}


def _show(result: Lineage) -> None:
    """A tree for people: each written table with its columns and what they come from."""
    from rich.tree import Tree

    from gazetteer.cli import output

    safe = output.safe
    tree = Tree(f"lineage, read as {result.guessed_dialect} (guessed)" if result.guessed_dialect else "lineage")
    reads = tree.add("reads")
    for table in result.reads:
        reads.add(safe(table))
    writes = tree.add("writes")
    targets = {edge.target for edge in result.columns}
    tables = [*result.writes, *(["<result>"] if any(target.startswith("<result>.") for target in targets) else [])]
    for table in tables:
        node = writes.add(safe(table))
        for target in sorted(targets):
            if target.startswith(table + ".") and "." not in target[len(table) + 1 :]:
                column = node.add(safe(target[len(table) + 1 :]))
                for edge in result.columns:
                    if edge.target == target:
                        guess = f", a guess ({edge.confidence:.0%})" if edge.confidence < 1 else ""
                        column.add(safe(f"{edge.source} ({edge.kind}{guess})"))
    guessed = [statement for statement in result.statements if statement.confidence < 1]
    if guessed:
        node = tree.add("guessed as a whole")
        for statement in guessed:
            node.add(safe(f"line {statement.line}: {statement.statement}"))
    if result.dropped:
        dropped = tree.add("not understood")
        for entry in result.dropped:
            dropped.add(safe(f"line {entry.line}: {entry.reason}: {entry.statement}"))
    output.console.print(tree)
