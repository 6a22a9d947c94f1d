"""Tells, reads, patches and deletes edges of lineage by every method that the client has for it.

Run by the client's Python with the server's URL and a file that holds a bot's token; prints one JSON object: what the
client made of each answer.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from metadata.generated.schema.api.data.createDatabase import CreateDatabaseRequest
from metadata.generated.schema.api.data.createDatabaseSchema import CreateDatabaseSchemaRequest
from metadata.generated.schema.api.data.createTable import CreateTableRequest
from metadata.generated.schema.api.lineage.addLineage import AddLineageRequest
from metadata.generated.schema.api.services.createDatabaseService import CreateDatabaseServiceRequest
from metadata.generated.schema.entity.data.table import Table
from metadata.generated.schema.entity.services.connections.metadata.openMetadataConnection import (
    OpenMetadataConnection,
)
from metadata.generated.schema.entity.services.databaseService import DatabaseService
from metadata.generated.schema.type.entityLineage import EntityLineage, LineageDetails
from metadata.ingestion.ometa.ometa_api import OpenMetadata

Client = OpenMetadata[Any, Any]
SCHEMA = "warehouse.shop.sales"
NAMES = ("orders", "order.lines", "report")
COLUMNS = [{"name": name, "dataType": "INT"} for name in ("id", "total")]


def fqn(name: str) -> str:
    """The FQN of a table."""
    return f'{SCHEMA}."{name}"' if "." in name else f"{SCHEMA}.{name}"


def pair(before: str, behind: str, column: str) -> dict[str, Any]:
    """That a column becomes the one of the same name."""
    return {"fromColumns": [f"{fqn(before)}.{column}"], "toColumn": f"{fqn(behind)}.{column}"}


def tables(client: Client) -> dict[str, Table]:
    """The tables, by name."""
    config = {"type": "Postgres", "username": "reader", "hostPort": "localhost:5432", "database": "shop"}
    service = {"name": "warehouse", "serviceType": "Postgres", "connection": {"config": config}}
    client.create_or_update(CreateDatabaseServiceRequest.model_validate(service))
    client.create_or_update(CreateDatabaseRequest(name="shop", service="warehouse"))
    client.create_or_update(CreateDatabaseSchemaRequest(name="sales", database="warehouse.shop"))
    requests = [{"name": name, "databaseSchema": SCHEMA, "columns": COLUMNS} for name in NAMES]
    return {it["name"]: client.create_or_update(CreateTableRequest.model_validate(it)) for it in requests}


def request(before: Table, behind: Table, **details: Any) -> AddLineageRequest:
    """An edge between two tables."""
    tables_by_end = (("fromEntity", before), ("toEntity", behind))
    ends = {end: {"id": str(table.id.root), "type": "table"} for end, table in tables_by_end}
    return AddLineageRequest.model_validate({"edge": {**ends, "lineageDetails": details}})


def main(url: str, token: str) -> dict[str, Any]:
    """Everything, one after the other."""
    connection = {"hostPort": f"{url}/api", "authProvider": "openmetadata", "securityConfig": {"jwtToken": token}}
    client: Client = OpenMetadata(OpenMetadataConnection.model_validate(connection))
    made = tables(client)
    orders, lines, report = (made[name] for name in NAMES)
    edge = request(orders, lines, source="QueryLineage", sqlQuery="select 1", columnsLineage=[pair(*NAMES[:2], "id")])
    columns = [pair(*NAMES[:2], "total")]
    more = request(orders, lines, source="QueryLineage", sqlQuery="select 2", columnsLineage=columns)
    identities = str(orders.id.root), str(lines.id.root)
    result: dict[str, Any] = {"added": client.add_lineage(edge, check_patch=True)}
    result["merged"] = client.add_lineage(more, check_patch=True)
    result["edge"] = client.get_lineage_edge(*identities)
    details = LineageDetails.model_validate({"source": "ViewLineage", "sqlQuery": "create view"})
    ends = (fqn("order.lines"), "table", fqn("report"), "table")
    result["by_name"] = client.add_lineage_by_name(*ends, lineage_details=details)
    result["edge_by_name"] = client.get_lineage_edge_by_name("table", ends[0], "table", ends[2])
    around = client.get_lineage_by_name("table", fqn("order.lines"), up_depth=2, down_depth=2)
    result["around"] = EntityLineage.model_validate(around).model_dump(mode="json", exclude_none=True)
    client.patch_lineage_processed_flag(Table, fqn("report"))
    result["processed"] = client.get_by_name(Table, fqn("report"), fields=["*"]).processedLineage
    service = client.get_by_name(DatabaseService, "warehouse")
    query = "insert into sales.report select id, total from sales.orders"
    client.add_lineage_by_query(service, query, database_name="shop", schema_name="sales")
    result["parsed"] = client.get_lineage_by_id("table", str(report.id.root), up_depth=1, down_depth=0)
    client.delete_lineage_by_source("table", str(lines.id.root), "QueryLineage")
    client.delete_lineage_by_name(*ends)
    result["left"] = client.get_lineage_by_id("table", str(lines.id.root))
    return result


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], Path(sys.argv[2]).read_text().strip())))
