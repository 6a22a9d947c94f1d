"""A secret is nowhere in plain text: not in the database, not in answers to people, events, versions or the log."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.acceptance.load import Client
from tests.acceptance.planted import Planted
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = pytest.mark.acceptance

SERVICE, PIPELINES = "/services/databaseServices", "/services/ingestionPipelines"
TABLE = {"name": "t", "databaseSchema": "pg.shop.sales"}


def stored(of: Settings) -> Iterator[bytes]:
    """Every byte that is stored."""
    for path in sorted(Path(str(of["home"])).rglob("*")):
        if path.is_file():
            yield path.read_bytes()
    url = of["database_url"]
    if url is None:
        return
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
        for (table,) in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                yield b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in row)


class Planting:
    """Plants secrets through a server, and keeps every answer to people.

    Arguments:
        admin, bot: clients of theirs.
    """

    def __init__(self, admin: Client, bot: Client) -> None:
        self.planted = Planted()
        self.answers: list[str] = []
        self._admin, self._bot = admin, bot

    def ok(self, method: str, path: str, body: Any = None, *, by_bot: bool = False) -> Any:
        status, answer = (self._bot if by_bot else self._admin).call(method, path, body)
        assert status < 300, (method, path, status, answer)
        if not by_bot:
            self.answers.append(json.dumps(answer))
        return answer

    def refused(self, method: str, path: str, body: Any) -> None:
        status, answer = self._admin.call(method, path, body)
        assert 400 <= status < 500, (method, path, status, answer)
        self.answers.append(json.dumps(answer))

    def connections(self) -> dict[str, Any]:
        """Connections of several services; gives that of each."""
        word, number = self.planted.word, self.planted.number
        given: dict[str, Any] = {}
        for kind, config in (
            ("Postgres", {"username": "u", "hostPort": "h:1", "authType": {"password": word("password")}}),
            ("Snowflake", {"username": "u", "account": "a", "warehouse": "w", "password": word("password"),
                           "privateKey": word("key"), "snowflakePrivatekeyPassphrase": word("passphrase")}),
            ("BigQuery", {"credentials": {"gcpConfig": {"type": "service_account", "privateKeyId": "i",
                          "privateKey": word("private key"), "projectId": "p"}}}),
            ("Athena", {"awsConfig": {"awsAccessKeyId": "AK", "awsSecretAccessKey": word("AWS key"),
                        "awsSessionToken": word("AWS token"), "awsRegion": "eu"}, "s3StagingDir": "s3://b/c"}),
            ("Mssql", {"username": "sa", "password": number("a number"), "hostPort": "h:1433", "database": "d",
                       "uriString": self.planted.shaped("uriString")["ODBC"]}),
            ("Trino", {"hostPort": "h:1", "username": "u", "proxies": {"http": word("proxy")},
                       "connectionArguments": {"http_headers": {"X-Own": word("header")}, "pin": number("pin"),
                                               "list": [word("item"), {"deep": [word("deep")]}]}}),
            ("Hive", {"hostPort": f"u:{word('host')}@h:1", "username": "u",
                      "connectionOptions": {"auth": word("option"), **self.planted.shaped("option")}}),
            ("CustomDatabase", {"sourcePythonClass": "x", "connectionOptions": {"any": word("any")},
                                "unheardOf": {"thing": word("unknown field")}}),
        ):  # fmt: skip
            name = "pg" if kind == "Postgres" else kind
            given[name] = {"type": kind, **config}
            self.ok("PUT", SERVICE, {"name": name, "serviceType": kind, "connection": {"config": given[name]}})
        return given

    def changes(self, given: dict[str, Any]) -> None:
        """Secrets that change, move, and go with their entity."""
        path = f"{SERVICE}/name/pg"
        place = "/connection/config/authType/password"
        for value in (self.planted.word("replaced"), self.planted.word("replaced again")):
            patched = self.ok("PATCH", path, [{"op": "replace", "path": place, "value": value}])
            assert patched["connection"]["config"]["authType"]["password"] == "*********"
            given["pg"]["authType"]["password"] = value
        self.ok("PATCH", path, [{"op": "copy", "from": place, "path": "/connection/config/database"}])
        given["pg"]["database"] = given["pg"]["authType"]["password"]
        self.refused("PATCH", path, [{"op": "copy", "from": place, "path": "/description"}])
        self.refused("PATCH", path, [{"op": "move", "from": "/connection/config", "path": "/displayName"}])
        self.refused("PATCH", path, [{"op": "test", "path": place, "value": given["pg"]["authType"]["password"]}])
        self.ok("PUT", SERVICE, {"name": "gone", "serviceType": "CustomDatabase", "connection": {"config": {
            "type": "CustomDatabase", "connectionOptions": {"k": self.planted.word("gone")}}}})  # fmt: skip
        self.ok("DELETE", f"{SERVICE}/name/gone?hardDelete=true")

    def pipelines(self) -> None:
        service = self.ok("GET", f"{SERVICE}/name/pg")["id"]
        word = self.planted.word
        dbt = {"dbtConfigType": "cloud", "dbtCloudAuthToken": word("dbt"), "dbtCloudAccountId": "1",
               "dbtCloudUrl": f"https://u:{word('dbt URL')}@cloud.example.org"}  # fmt: skip
        app = {
            "type": "Application",
            "appConfig": {"k": word("app")},
            "appPrivateConfig": {"n": self.planted.number("app")},
        }
        for name, config in (("dbt", {"type": "DBT", "dbtConfigSource": dbt}), ("app", app)):
            reference = {"id": service, "type": "databaseService"}
            request = {"name": name, "pipelineType": "application", "service": reference, "airflowConfig": {}}
            self.ok("PUT", PIPELINES, {**request, "sourceConfig": {"config": config}})
        failure = {"name": "x", "error": self.planted.text("run error"), "stackTrace": self.planted.text("trace")}
        self.ok("PUT", f"{PIPELINES}/pg.app/pipelineStatus", {
            "runId": "r", "pipelineState": "failed", "timestamp": 1, "status": [{"name": "s", "failures": [failure]}],
            "config": {"type": "Application", "appConfig": {"k": word("run config")}}, "more": {"n": [word("run")]},
        })  # fmt: skip
        config = {"serverEndpoint": "h", "username": "u", "password": word("SMTP"), "more": {"any": word("setting")}}
        self.ok("PUT", "/system/settings", {"config_type": "emailConfiguration", "config_value": config})
        self.ok("PUT", "/system/checkpoints/k", {"state": self.planted.text("checkpoint")})

    def texts(self) -> None:
        """Secrets in what people write."""
        text = self.planted.text
        self.ok("PUT", "/databases", {"name": "shop", "service": "pg", "description": text("database")})
        self.ok("PUT", "/databaseSchemas", {"name": "sales", "database": "pg.shop", "description": text("schema")})
        column = {"name": "c", "dataType": "INT", "description": text("column")}
        own = {"a": [text("extension")], "name": text("extension name"), text("extension key"): 1}
        url = self.planted.shaped("sourceUrl")["query"]
        table = {**TABLE, "columns": [column], "description": text("table"), "extension": own,
                 "schemaDefinition": text("definition"), "sourceUrl": url}  # fmt: skip
        found = self.ok("PUT", "/tables", table)
        self.ok("PATCH", f"/tables/{found['id']}", [{"op": "add", "path": "/description", "value": text("patched")}])
        label = {"tagFQN": "PII.None", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
        label["reason"] = text("reason")
        self.ok("PATCH", f"/tables/{found['id']}", [{"op": "add", "path": "/tags/0", "value": label}])
        rows = [{**TABLE, "name": name, "columns": [column], "description": text("bulk")} for name in ("a", "b")]
        self.ok("PUT", "/tables/bulk", rows)
        self.ok("PUT", "/storedProcedures", {"name": "p", "databaseSchema": "pg.shop.sales", "storedProcedureCode":
                {"language": "SQL", "code": text("code")}})  # fmt: skip
        self.ok("PUT", "/classifications", {"name": "C", "description": text("classification")})
        self.ok("PUT", "/tags", {"name": "T", "classification": "C", "description": text("tag")})
        self.ok("PUT", "/teams", {"name": "team", "teamType": "Group", "description": text("team")})
        self.ok("PUT", "/users", {"name": "ann", "email": "ann@example.org", "description": text("user"),
                                  "password": self.planted.word("user's password")})  # fmt: skip

    def wrong(self) -> None:
        """Requests that are refused although, or because, there is a secret in them."""
        word, path = self.planted.word, f"{SERVICE}/name/pg"
        base = {"name": "x", "serviceType": "Postgres"}
        for body in (
            {**base, "connection": {"config": {"authType": {"password": word("refused")}}}, "colour": "red"},
            {**base, "connection": f"postgresql://u:{word('refused')}@h/d"},
            {**base, "connection": {"config": [word("refused")]}, "owners": "x"},
            {**base, "description": [self.planted.text("refused")]},
            {**base, "serviceType": f"postgresql://u:{word('refused')}@{'h' * 80}/d"},
        ):
            self.refused("PUT", SERVICE, body)
        self.refused("PUT", "/users", {"name": "x", "email": "x@example.org", "password": [word("refused")]})
        self.refused("PUT", "/users", {"name": "x", "email": 5, "password": word("refused")})
        self.refused("POST", "/users/login", {"email": "admin@gazetteer.internal", "password": word("refused")})
        self.refused("PATCH", path, [{"op": "add", "path": "/connection/nothing/x", "value": word("refused")}])
        self.refused("PATCH", path, [{"op": "replace", "path": "/connection/config", "value": word("refused")}])
        self.refused("GET", f"/tables/name/Bearer%20{word('asked')}0123456789", None)


def surfaces(client: Client) -> Iterator[str]:
    """Everything that can be read."""
    for path in ("/services/databaseServices", "/services/ingestionPipelines", "/databases", "/databaseSchemas",
                 "/tables", "/storedProcedures", "/classifications", "/tags", "/teams", "/users"):  # fmt: skip
        status, listed = client.call("GET", f"{path}?limit=100&include=all&fields=*")
        assert status == 200, listed
        yield json.dumps(listed)
        for entity in listed["data"]:
            if entity.get("provider") != "system":
                yield json.dumps(client.call("GET", f"{path}/{entity['id']}?fields=*")[1])
                yield json.dumps(client.call("GET", f"{path}/{entity['id']}/versions")[1])
    for path in (f"{PIPELINES}/pg.app/pipelineStatus", f"{PIPELINES}/pg.app/pipelineStatus/r", "/events?limit=1000",
                 "/search/query?q=swordfish&size=100", "/search/query?q=*&size=100", "/jobs", "/health",
                 "/system/settings/emailConfiguration", "/system/checkpoints/k"):  # fmt: skip
        yield json.dumps(client.call("GET", path)[1])


def outside(port: int) -> Iterator[str]:
    for path in ("/metrics", "/healthz", "/readyz", "/openapi.json", "/docs"):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            yield answer.read().decode()


def test_secrets_stay_secret(new_catalog: Callable[[], Settings]) -> None:
    of = new_catalog()
    tokens = admin_token(of), command(of, "token", "create", "ingestion-bot").stdout.strip()
    server = Serving(of)
    try:
        admin, bot = (Client(server.port, token) for token in tokens)
        planting = Planting(admin, bot)
        given = planting.connections()
        planting.changes(given)
        planting.pipelines()
        planting.texts()
        planting.wrong()
        reader = Client(server.port, _reader_token(admin))
        answers = [*planting.answers, *surfaces(admin), *surfaces(reader), *outside(server.port)]
        for name, config in given.items():
            found = planting.ok("GET", f"{SERVICE}/name/{name}", by_bot=True)
            assert found["connection"]["config"] == config
        answers += [command(of, "show", "pg.shop.sales.t").stdout, command(of, "list", "databaseService").stdout]
        for client in (admin, bot, reader):
            client.connection.close()
        assert server.stop() == 0
        answers.append(server.logged())
        assert "request" in answers[-1]
    finally:
        server.close()
    answers.append(command(of, "db", "check", "--json").stdout)
    assert json.loads(answers[-1])["clean"], answers[-1]
    _nowhere(planting.planted, answers, list(stored(of)))


def _nowhere(planted: Planted, answers: list[str], kept: list[bytes]) -> None:
    assert len(planted.words) >= 60
    shown = [(word, where) for word, where in planted.words.items() if any(word in answer for answer in answers)]
    written = [(word, where) for word, where in planted.words.items() if any(word.encode() in data for data in kept)]
    assert (shown, written) == ([], [])


def _reader_token(client: Client) -> str:
    status, user = client.call("PUT", "/users", {"name": "reader", "email": "reader@example.org"})
    assert status == 201, user
    status, issued = client.call("PUT", f"/users/generateToken/{user['id']}", {"JWTTokenExpiry": "OneHour"})
    assert status == 200, issued
    return str(issued["JWTToken"])
