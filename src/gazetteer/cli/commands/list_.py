"""gazetteer list"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home


def list_(
    kind: Annotated[str, typer.Argument(help="The entity type, such as table or databaseService.")] = "table",
    database: Annotated[str | None, typer.Option(help="Only below this database or schema (FQN).")] = None,
    service: Annotated[str | None, typer.Option(help="Only below this service.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.")] = 100,
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """List entities of one type.

    Example: gazetteer list table --database sample.lantern.lending
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog
    from gazetteer.client.collections import path_of

    query = {"limit": str(limit)}
    query |= {name: value for name, value in (("database", database), ("service", service)) if value}
    with catalog(home, database_url) as access:
        page = access.call("GET", path_of(kind), query)
    entities, total = page["data"], page["paging"]["total"]
    if as_json:
        output.print_json(entities)
        return
    rows = [(entity["fullyQualifiedName"], _about(entity), _first_line(entity)) for entity in entities]
    output.show(output.table(f"{total} {kind}", ("name", "about", "description"), rows, brief=True))
    if len(entities) < total:
        output.line(f"{total - len(entities)} more; see --limit, --database, --service", stderr=True)


def _about(entity: dict[str, Any]) -> str:
    if "columns" in entity:
        return f"{entity.get('tableType', 'table')}, {len(entity['columns'])} columns"
    return str(entity.get("serviceType") or entity.get("storedProcedureType") or "")


def _first_line(entity: dict[str, Any]) -> str:
    return str(entity.get("description", "")).strip().partition("\n")[0]
