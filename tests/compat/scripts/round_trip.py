"""Takes every entity type through every operation of the client and prints what its own models made of the answers.

Run by the client's Python with the server's URL and a file that holds two tokens, of a bot and of an administrator, who
writes what no harvest does; prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from catalog import TAG, Case, cases
from metadata.generated.schema.entity.data.table import Table
from metadata.generated.schema.entity.services.connections.metadata.openMetadataConnection import (
    OpenMetadataConnection,
)
from metadata.generated.schema.entity.services.connections.testConnectionDefinition import TestConnectionDefinition
from metadata.generated.schema.entity.teams.team import Team
from metadata.generated.schema.entity.teams.user import User
from metadata.generated.schema.type.entityReferenceList import EntityReferenceList
from metadata.generated.schema.type.tagLabel import TagLabel
from metadata.ingestion.models.table_metadata import ColumnDescription, ColumnTag
from metadata.ingestion.ometa.client import APIError
from metadata.ingestion.ometa.ometa_api import OpenMetadata

Client = OpenMetadata[Any, Any]
ALL = ["*"]
NOT_HARVESTED = {"policy", "role", "team", "user", "bot"}


def dump(entity: Any) -> Any:
    """An entity as the client's model has it, secrets in clear; None if there is no entity."""
    if entity is None:
        return None
    return json.loads(entity.model_dump_json(exclude_none=True, by_alias=True, context={"mask_secrets": False}))


def read(client: Client, model: type[Any], fqn: str, identity: Any) -> dict[str, Any]:
    """The entity by its name, by its id, and how often it is in the list."""
    listed = client.list_entities(model, fields=ALL, limit=1000)
    return {
        "by_name": dump(client.get_by_name(model, fqn, fields=ALL)),
        "by_id": dump(client.get_by_id(model, identity, fields=ALL)),
        "list": {
            "of_this": sum(entity.id == identity for entity in listed.entities),
            "of_all": len(listed.entities),
            "total": listed.total,
        },
    }


def change(client: Client, case: Case) -> dict[str, Any]:
    """Description and display name patched, the second under the condition that nobody was faster."""
    before = client.get_by_name(case.model, case.fqn, fields=ALL)
    described = client.patch_description(case.model, before, "Patched.", force=True, skip_on_failure=False)
    current = client.get_by_name(case.model, case.fqn, fields=ALL)
    wanted = current.model_copy(deep=True)
    wanted.displayName = "Patched name"
    answers = {}
    for version in (before.version.root, current.version.root):
        try:
            answers[version] = dump(
                client.patch(
                    case.model,
                    current,
                    wanted,
                    override_metadata=True,
                    skip_on_failure=False,
                    if_match=f'W/"{version}"',
                )
            )
        except APIError as error:
            answers[version] = {"refused": error.code}
    return {
        "described": dump(described),
        "with_an_old_version": answers[before.version.root],
        "named": answers[current.version.root],
    }


def history(client: Client, model: type[Any], identity: Any) -> dict[str, Any]:
    """Every version, each put into the client's model."""
    versions = client.list_versions(identity, model)
    listed = [model.model_validate_json(text) for text in versions.versions]
    first = client.get_entity_version(model, identity, 0.1)
    return {"type": versions.entityType, "listed": [dump(entity) for entity in listed], "first": dump(first)}


def delete_and_restore(client: Client, case: Case, identity: Any) -> dict[str, Any]:
    """A soft deletion and its undoing."""
    client.delete(case.model, identity, recursive=True)
    gone = client.get_by_name(case.model, case.fqn)
    deleted = client.get_by_name(case.model, case.fqn, fields=ALL, include="deleted")
    restored = client.restore(case.model, identity)
    back = client.get_by_name(case.model, case.fqn)
    return {"gone": dump(gone), "deleted": dump(deleted), "restored": dump(restored), "back": dump(back)}


def enrich_table(client: Client, case: Case) -> dict[str, Any]:
    """What people and classifiers put onto a table: tags, owners, tags and descriptions of columns."""
    table = client.get_by_name(Table, case.fqn, fields=ALL)
    square = TagLabel.model_validate({**TAG, "tagFQN": "Shapes.Square"})
    team = client.get_entity_reference(Team, '"shapes.team"')
    column, other = (f"{case.fqn}.{name}" for name in ("amount", "address.street"))
    client.patch_tags(Table, table, [square], skip_on_failure=False)
    client.patch_owner(Table, table, EntityReferenceList(root=[team]), force=True)
    tags = [ColumnTag(column_fqn=name, tag_label=square) for name in (column, other)]
    tagged = client.patch_column_tags(client.get_by_name(Table, case.fqn, fields=ALL), tags)
    described = client.patch_column_descriptions(
        client.get_by_name(Table, case.fqn, fields=ALL),
        [ColumnDescription(column_fqn=column, description="How much.")],
    )
    # The client works with the version that it read before the last change.
    stale = client.patch_column_tags(tagged, [ColumnTag(column_fqn=f"{case.fqn}.id", tag_label=square)])
    return {
        "tagged": dump(tagged),
        "described": dump(described),
        "stale": dump(stale),
        "in_the_end": dump(client.get_by_name(Table, case.fqn, fields=ALL)),
    }


def take_through(client: Client, case: Case, created: Any) -> dict[str, Any]:
    """Every operation on one entity that exists."""
    result = {"fqn": case.fqn, "kind": case.kind, "created": dump(created), "request": dump(case.request)}
    again = client.create_or_update(case.request)
    result["again"] = {"version": again.version.root, "same_id": again.id == created.id}
    result["read"] = read(client, case.model, case.fqn, created.id)
    if case.model is Table:
        result["enriched"] = enrich_table(client, case)
    result["changed"] = change(client, case)
    result["history"] = history(client, case.model, created.id)
    result["deletion"] = delete_and_restore(client, case, created.id)
    return result


def test_connections(client: Client) -> dict[str, Any]:
    """The client cannot create these definitions; it reads one before every harvest."""
    fqn = "Postgres.testConnectionDefinition"
    definition = client.get_by_name(TestConnectionDefinition, fqn)
    result = {"read": read(client, TestConnectionDefinition, fqn, definition.id)}
    result["changed"] = change(client, Case("testConnectionDefinition", TestConnectionDefinition, None, fqn))
    result["history"] = history(client, TestConnectionDefinition, definition.id)
    return result


def client_of(url: str, token: str) -> Client:
    """A client that speaks for the holder of a token."""
    connection = {"hostPort": f"{url}/api", "authProvider": "openmetadata", "securityConfig": {"jwtToken": token}}
    return OpenMetadata(OpenMetadataConnection.model_validate(connection))


def main(url: str, bot_token: str, administrator_token: str) -> dict[str, Any]:
    """Everything: each case is created before the next is made, all are taken through, all are erased."""
    bot, administrator = client_of(url, bot_token), client_of(url, administrator_token)

    def writer(case: Case) -> Client:
        return administrator if case.kind in NOT_HARVESTED else bot

    made = [(case, writer(case).create_or_update(case.request)) for case in cases(bot)]
    results = [take_through(writer(case), case, created) for case, created in made]
    for case, created in reversed(made):
        if case.model is User and bot.get_by_name(User, case.fqn, fields=ALL, include="all") is None:
            continue  # it went with its bot
        writer(case).delete(case.model, created.id, recursive=True, hard_delete=True)
    erased = {
        f"{case.kind} {case.fqn}": dump(bot.get_by_name(case.model, case.fqn, fields=ALL, include="all"))
        for case, _ in made
    }
    return {"cases": results, "erased": erased, "test_connections": test_connections(administrator)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], *Path(sys.argv[2]).read_text().split())))
