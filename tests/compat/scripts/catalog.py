"""What the round trip creates: for each entity type a Create request in the client's own models, parents first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from metadata.generated.schema.api.classification.createClassification import CreateClassificationRequest
from metadata.generated.schema.api.classification.createTag import CreateTagRequest
from metadata.generated.schema.api.createBot import CreateBot
from metadata.generated.schema.api.data.createDatabase import CreateDatabaseRequest
from metadata.generated.schema.api.data.createDatabaseSchema import CreateDatabaseSchemaRequest
from metadata.generated.schema.api.data.createStoredProcedure import CreateStoredProcedureRequest
from metadata.generated.schema.api.data.createTable import CreateTableRequest
from metadata.generated.schema.api.policies.createPolicy import CreatePolicyRequest
from metadata.generated.schema.api.services.createDatabaseService import CreateDatabaseServiceRequest
from metadata.generated.schema.api.services.ingestionPipelines.createIngestionPipeline import (
    CreateIngestionPipelineRequest,
)
from metadata.generated.schema.api.teams.createRole import CreateRoleRequest
from metadata.generated.schema.api.teams.createTeam import CreateTeamRequest
from metadata.generated.schema.api.teams.createUser import CreateUserRequest
from metadata.generated.schema.entity.bot import Bot
from metadata.generated.schema.entity.classification.classification import Classification
from metadata.generated.schema.entity.classification.tag import Tag
from metadata.generated.schema.entity.data.database import Database
from metadata.generated.schema.entity.data.databaseSchema import DatabaseSchema
from metadata.generated.schema.entity.data.storedProcedure import StoredProcedure
from metadata.generated.schema.entity.data.table import Table
from metadata.generated.schema.entity.policies.policy import Policy
from metadata.generated.schema.entity.services.databaseService import DatabaseService
from metadata.generated.schema.entity.services.ingestionPipelines.ingestionPipeline import IngestionPipeline
from metadata.generated.schema.entity.teams.role import Role
from metadata.generated.schema.entity.teams.team import Team
from metadata.generated.schema.entity.teams.user import User
from metadata.ingestion.ometa.ometa_api import OpenMetadata

# Set by the schedule of a pipeline; any moment will do.
START = "2026-01-01T00:00:00Z"
TAG = {"tagFQN": "Shapes.Round", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}


@dataclass(frozen=True)
class Case:
    """One entity.

    Arguments:
        kind: the entity type on the wire.
        model: the client's model of the entity.
        request: the Create request.
        fqn: the FQN that the server has to give it.
    """

    kind: str
    model: type[Any]
    request: Any
    fqn: str


def cases(client: OpenMetadata[Any, Any]) -> Iterator[Case]:
    """Every case; each is to be created before the next is asked for, since it may refer to it."""
    yield from _people(client)
    yield from _tags()
    yield from _data(client)


def _people(client: OpenMetadata[Any, Any]) -> Iterator[Case]:
    rule = {
        "name": "readers",
        "description": "Whoever reads.",
        "effect": "allow",
        "operations": ["ViewAll"],
        "resources": ["table"],
        "condition": "!matchAnyTag('Shapes.Round')",
    }
    policy = {"name": "ShapesPolicy", "displayName": "Shapes", "description": "A policy.", "rules": [rule]}
    yield Case("policy", Policy, CreatePolicyRequest.model_validate(policy), "ShapesPolicy")
    role = {"name": "ShapesRole", "description": "A role.", "policies": ["ShapesPolicy"]}
    yield Case("role", Role, CreateRoleRequest.model_validate(role), "ShapesRole")
    role_id = client.get_by_name(Role, "ShapesRole").id
    team = {
        "name": "shapes.team",
        "teamType": "Group",
        "displayName": "Shapes",
        "description": "A team.",
        "email": "shapes@example.org",
        "isJoinable": False,
        "defaultRoles": [role_id],
        "profile": {"subscription": {"slack": {"endpoint": "https://hooks.example.org/shapes"}}},
    }
    yield Case("team", Team, CreateTeamRequest.model_validate(team), '"shapes.team"')
    user = {
        "name": "Rita.Round",
        "displayName": "Rita",
        "description": "A user.",
        "email": "rita@example.org",
        "timezone": "Europe/Berlin",
        "roles": [role_id],
        "teams": [client.get_by_name(Team, '"shapes.team"').id],
    }
    yield Case("user", User, CreateUserRequest.model_validate(user), '"rita.round"')
    program = {"name": "shapes-bot", "email": "shapes-bot@example.org", "isBot": True}
    yield Case("user", User, CreateUserRequest.model_validate(program), "shapes-bot")
    bot = {"name": "shapes-bot", "description": "A bot.", "botUser": "shapes-bot"}
    yield Case("bot", Bot, CreateBot.model_validate(bot), "shapes-bot")


def _tags() -> Iterator[Case]:
    classification = {"name": "Shapes", "description": "A classification.", "mutuallyExclusive": False}
    yield Case("classification", Classification, CreateClassificationRequest.model_validate(classification), "Shapes")
    for name in ("Round", "Square"):
        tag = {"classification": "Shapes", "name": name, "description": "A tag.", "style": {"color": "#112233"}}
        yield Case("tag", Tag, CreateTagRequest.model_validate(tag), f"Shapes.{name}")
    below = {"classification": "Shapes", "parent": "Shapes.Square", "name": "small.one", "description": "Below."}
    yield Case("tag", Tag, CreateTagRequest.model_validate(below), 'Shapes.Square."small.one"')


def _data(client: OpenMetadata[Any, Any]) -> Iterator[Case]:
    owners = [{"id": client.get_by_name(User, '"rita.round"').id, "type": "user"}]
    config = {
        "type": "Postgres",
        "username": "reader",
        "authType": {"password": "a secret"},
        "hostPort": "127.0.0.1:5432",
        "database": "shop",
    }
    service = {
        "name": "shapes.pg",
        "description": "A service.",
        "serviceType": "Postgres",
        "connection": {"config": config},
        "owners": owners,
    }
    fqn = '"shapes.pg"'
    request = CreateDatabaseServiceRequest.model_validate(service)
    yield Case("databaseService", DatabaseService, request, fqn)
    database = {"name": "shop", "description": "A database.", "service": fqn, "tags": [TAG], "retentionPeriod": "P30D"}
    fqn += ".shop"
    yield Case("database", Database, CreateDatabaseRequest.model_validate(database), fqn)
    schema = {
        "name": "sales / north",
        "description": "A schema.",
        "database": fqn,
        "sourceUrl": "https://example.org/s",
    }
    fqn += ".sales / north"
    yield Case("databaseSchema", DatabaseSchema, CreateDatabaseSchemaRequest.model_validate(schema), fqn)
    yield Case("table", Table, CreateTableRequest.model_validate(_table(fqn, owners)), f'{fqn}."orders.2026"')
    routine = {
        "name": "refresh",
        "description": "A routine.",
        "databaseSchema": fqn,
        "storedProcedureType": "Function",
        "storedProcedureCode": {"language": "SQL", "code": "select 1"},
        "tags": [TAG],
    }
    request = CreateStoredProcedureRequest.model_validate(routine)
    yield Case("storedProcedure", StoredProcedure, request, f"{fqn}.refresh")
    yield Case("ingestionPipeline", IngestionPipeline, _pipeline(client), '"shapes.pg".nightly')


def _table(schema: str, owners: list[dict[str, Any]]) -> dict[str, Any]:
    address = [
        {"name": "street", "dataType": "VARCHAR", "dataLength": 80, "tags": [TAG]},
        {"name": "codes", "dataType": "ARRAY", "arrayDataType": "INT"},
    ]
    return {
        "name": "orders.2026",
        "displayName": "Orders",
        "description": "A table.",
        "tableType": "Regular",
        "databaseSchema": schema,
        "owners": owners,
        "tags": [TAG],
        "schemaDefinition": "create table …",
        "columns": [
            {"name": "id", "dataType": "BIGINT", "constraint": "PRIMARY_KEY", "description": "The key."},
            {"name": "amount", "dataType": "NUMERIC", "precision": 10, "scale": 2, "constraint": "NULL"},
            {"name": "address", "dataType": "STRUCT", "dataTypeDisplay": "struct<…>", "children": address},
            {"name": "a::b > c", "dataType": "JSON", "jsonSchema": "{}"},
        ],
        "tableConstraints": [
            {"constraintType": "PRIMARY_KEY", "columns": ["id"]},
            {
                "constraintType": "FOREIGN_KEY",
                "columns": ["id"],
                "referredColumns": [f"{schema}.customers.id"],
                "relationshipType": "ONE_TO_ONE",
            },
        ],
        "tablePartition": {"columns": [{"columnName": "id", "intervalType": "INTEGER-RANGE", "interval": "100"}]},
        "tableProfilerConfig": {"excludeColumns": ["amount"], "computeMetrics": False},
        "sourceHash": "0f",
    }


def _pipeline(client: OpenMetadata[Any, Any]) -> CreateIngestionPipelineRequest:
    wanted = {"type": "DatabaseMetadata", "schemaFilterPattern": {"excludes": ["^pg_.*"]}, "includeTags": False}
    return CreateIngestionPipelineRequest.model_validate(
        {
            "name": "nightly",
            "displayName": "Nightly",
            "description": "A pipeline.",
            "pipelineType": "metadata",
            "service": {"id": client.get_by_name(DatabaseService, '"shapes.pg"').id, "type": "databaseService"},
            "sourceConfig": {"config": wanted},
            "airflowConfig": {"scheduleInterval": "0 2 * * *", "startDate": START, "retries": 2},
            "loggerLevel": "DEBUG",
        }
    )
