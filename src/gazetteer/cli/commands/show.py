"""gazetteer show"""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home

# Tried in this order: what an FQN of so many parts usually is.
COLLECTIONS = (
    "tables",
    "storedProcedures",
    "databaseSchemas",
    "databases",
    "services/databaseServices",
    "tags",
    "classifications",
    "users",
    "teams",
    "roles",
    "policies",
    "bots",
    "services/ingestionPipelines",
    "services/testConnectionDefinitions",
)


def show(
    name: Annotated[str, typer.Argument(help="The fully qualified name, such as sample.lantern.lending.loan.")],
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Show one entity.

    Example: gazetteer show sample.lantern.lending.loan
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        entity = _find(access, name)
    if as_json:
        output.print_json(entity)
    else:
        _print(entity)


def _find(access: Any, name: str) -> dict[str, Any]:
    from gazetteer.errors import BadRequest, GazetteerError, NotFound

    for collection in COLLECTIONS:
        try:
            entity: dict[str, Any] = access.call("GET", f"/{collection}/name/{quote(name, safe='')}", {"fields": "*"})
        except GazetteerError as error:
            if error.status != NotFound.status and not isinstance(error, BadRequest):
                raise
        else:
            return entity
    raise NotFound(f"nothing is called {name!r}; try: gazetteer search {name.rsplit('.', 1)[-1]}")


def _print(entity: dict[str, Any]) -> None:
    from gazetteer.cli import output

    output.styled((entity["fullyQualifiedName"], "bold"), f"  version {entity.get('version')}")
    if entity.get("description"):
        output.line(entity["description"], lines=True)
    facts = [
        (key, output.moment(value) if key.endswith("At") else _facts(value))
        for key, value in entity.items()
        if key not in _NOT_FACTS and value not in ([], {}, None)
    ]
    output.show(output.table("", ("", ""), facts))
    if entity.get("columns"):
        rows = [
            (
                column["name"],
                column.get("dataTypeDisplay") or column["dataType"],
                column.get("constraint", ""),
                ", ".join(label["tagFQN"] for label in column.get("tags", [])),
                str(column.get("description", "")).partition("\n")[0],
            )
            for column in entity["columns"]
        ]
        output.show(output.table("columns", ("name", "type", "constraint", "tags", "description"), rows))
    code = entity.get("schemaDefinition") or entity.get("storedProcedureCode", {}).get("code")
    if code:
        output.line(f"\n{code}", lines=True)


_NOT_FACTS = frozenset(
    {"fullyQualifiedName", "name", "description", "version", "columns", "href", "schemaDefinition", "id"}
    | {"storedProcedureCode", "changeDescription", "incrementalChangeDescription", "deleted", "sourceHash"}
)


def _facts(value: Any) -> str | list[str]:
    """A fact in one line; constraints and the like are a line each."""
    if isinstance(value, list) and any(isinstance(item, dict) and "fullyQualifiedName" not in item for item in value):
        return [_fact(item) for item in value]
    return _fact(value)


def _fact(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_fact, value))
    if isinstance(value, dict):
        name = value.get("fullyQualifiedName") or value.get("tagFQN")
        return str(name) if name else ", ".join(f"{key}={_fact(item)}" for key, item in value.items())
    return str(value)
