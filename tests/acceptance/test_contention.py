"""Eight clients at the same entities for a minute: nothing fails, and what was answered is what the log tells."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

import pytest

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import versions
from gazetteer.catalog.read import View
from gazetteer.errors import NotFound
from gazetteer.storage import event_store
from tests.acceptance.catalog_reading import BASE, catalog_content
from tests.acceptance.contention import SCHEMAS, TAGS, TEAMS, USERS, Contender, contend
from tests.acceptance.load import Client
from tests.acceptance.replay import Replay
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

SECONDS = 60.0
CLIENTS = 8
KINDS = ("databaseService", "database", "databaseSchema", "table", "user", "team", "classification", "tag")


def populate(client: Client) -> dict[str, str]:
    """The entities that all work on; the ids of those that are named by id."""

    def put(path: str, **request: object) -> str:
        status, answer = client.call("PUT", path, request)
        assert status == 201, answer
        return str(answer["id"])

    service = put("/services/databaseServices", name="svc", serviceType="Postgres")
    put("/databases", name="db", service="svc")
    ids = {"kept": put("/databaseSchemas", name="kept", database="svc.db")}
    for schema in SCHEMAS:
        put("/databaseSchemas", name=schema, database="svc.db")
    put("/classifications", name="C", description="Of the test.")
    for tag in TAGS:
        put("/tags", name=tag, classification="C", description="Of the test.")
    for user in USERS:
        ids[user] = put("/users", name=user, email=f"{user}@example.org")
    for team in TEAMS:
        ids[team] = put("/teams", name=team, teamType="Department")
    reference = {"id": service, "type": "databaseService"}
    source = {"config": {"type": "DatabaseMetadata"}}
    put(
        "/services/ingestionPipelines",
        name="nightly",
        service=reference,
        pipelineType="metadata",
        sourceConfig=source,
        airflowConfig={},
    )
    return ids


def test_many_at_once_are_as_good_as_one_after_the_other(
    new_catalog: Callable[[], Settings], new_platform: Callable[[], Platform]
) -> None:
    of = new_catalog()
    begin = _position(of)
    token = admin_token(of)
    server = Serving(of)
    try:
        client = Client(server.port, token)
        ids = populate(client)
        contenders = [Contender(number, 100 + number, ids) for number in range(CLIENTS)]
        contend(contenders, server.port, token, SECONDS)
        client.connection.close()
        errors = [line for line in server.logged().splitlines() if '"level": "error"' in line]
        assert ([one.wrong for one in contenders], errors) == ([[]] * CLIENTS, [])
        assert server.stop() == 0
    finally:
        server.close()
    statuses = sum((Counter(one.statuses) for one in contenders), Counter())
    assert statuses[200] + statuses[201] > sum(statuses.values()) / 4, statuses
    done = command(of, "db", "check", "--json")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, []), done.stdout + done.stderr
    platform = open_platform(settings.load(of))
    try:
        platform.jobs.carry_out()
        _log_explains_the_end(platform, new_platform(), begin)
        for one in contenders:
            _log_explains_what_was_answered(platform, one)
    finally:
        platform.close()


def _position(of: Settings) -> int:
    platform = open_platform(settings.load(of))
    try:
        with platform.context.database.read() as session:
            return event_store.position(session)
    finally:
        platform.close()


def _log_explains_the_end(platform: Platform, other: Platform, begin: int) -> None:
    """The events, done one after the other in their order, lead to the same catalog."""
    actors = [subject.of(subject.named(each.context.database, subject.ADMIN)) for each in (platform, other)]
    Replay(platform.context, other.context, *actors).run(begin)
    assert catalog_content(platform.context, actors[0], KINDS) == catalog_content(other.context, actors[1], KINDS)


def _log_explains_what_was_answered(platform: Platform, contender: Contender) -> None:
    """Each answer is a version that the history has, as it was answered, unless it was erased since."""
    context = platform.context
    view = View(subject.of(subject.named(context.database, subject.ADMIN)), BASE)
    history: dict[str, dict[float, str]] = {}
    for answer in contender.acknowledged:
        if answer.change == "DELETE":
            continue
        identity = answer.entity["id"]
        if identity not in history:
            history[identity] = _descriptions(platform, view, answer.kind, identity)
        if history[identity]:
            version = answer.entity["version"]
            assert history[identity][version] == answer.entity.get("description"), (identity, version)


def _descriptions(platform: Platform, view: View, kind: str, identity: str) -> dict[float, str]:
    try:
        found = versions.versions(platform.context, platform.context.types.get(kind), identity, view)
    except NotFound:
        return {}
    shown = [json.loads(text) for text in found["versions"]]
    return {entity["version"]: entity.get("description") for entity in shown}
