"""A secret is nowhere in plain text: not in the database, not in answers to readers, events, versions or the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.acceptance.load import Client
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = pytest.mark.acceptance

WORDS = [f"swordfish-{number}" for number in range(9)]
SERVICE = "/services/databaseServices"


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


def test_secrets_stay_secret(new_catalog: Callable[[], Settings]) -> None:
    of = new_catalog()
    token = admin_token(of)
    server = Serving(of)
    try:
        client = Client(server.port, token)
        service = _write(client)
        answers = list(_refused(client))
        reader = Client(server.port, _reader_token(client))
        path = f"{SERVICE}/{service['id']}"
        for wanted in (path, f"{path}/versions", f"{path}/versions/0.1", SERVICE, "/events", "/search/query?q=*"):
            status, answer = reader.call("GET", wanted)
            assert status == 200, answer
            answers.append(json.dumps(answer))
        answers += [json.dumps(client.call("GET", wanted)[1]) for wanted in (f"{path}/versions", "/events")]
        client.connection.close()
        reader.connection.close()
        assert server.stop() == 0
        answers.append(server.logged())
        assert "request" in answers[-1]
    finally:
        server.close()
    answers.append(command(of, "db", "check", "--json").stdout)
    shown = [(word, answer[:200]) for word in WORDS for answer in answers if word in answer]
    kept = [word for word in WORDS for data in stored(of) if word.encode() in data]
    assert (shown, kept) == ([], [])


def _request(password: str, **config: Any) -> dict[str, Any]:
    given = {"type": "Postgres", "username": "u", "hostPort": "h:1", "authType": {"password": password}, **config}
    return {"name": "pg", "serviceType": "Postgres", "connection": {"config": given}}


def _write(client: Client) -> dict[str, Any]:
    """Secrets that come, change, move, and go with their entity."""
    options = {"connectionOptions": {"password": WORDS[2], "dsn": f"postgresql://u:{WORDS[3]}@h/d"}}
    for request in (_request(WORDS[0]), _request(WORDS[1], **options)):
        status, service = client.call("PUT", SERVICE, request)
        assert status < 300, service
    operations = [{"op": "replace", "path": "/connection/config/authType/password", "value": WORDS[4]}]
    status, patched = client.call("PATCH", f"{SERVICE}/{service['id']}", operations)
    assert status == 200, patched
    assert patched["connection"]["config"]["authType"]["password"] == WORDS[4]
    custom = {"type": "CustomDatabase", "sourcePythonClass": "x", "connectionOptions": {"api_key": WORDS[5]}}
    request = {"name": "own", "serviceType": "CustomDatabase", "connection": {"config": custom}}
    assert client.call("PUT", SERVICE, request)[0] == 201
    assert client.call("DELETE", f"{SERVICE}/name/own?hardDelete=true")[0] == 200
    found: dict[str, Any] = service
    return found


def _refused(client: Client) -> Iterator[str]:
    """Requests that are refused although, or because, there is a secret in them."""
    wrong: list[tuple[str, str, Any]] = [
        ("PUT", SERVICE, {**_request(WORDS[6]), "colour": "red"}),
        ("PUT", SERVICE, {**_request("x"), "connection": f"postgresql://u:{WORDS[6]}@h/d"}),
        ("PUT", SERVICE, {**_request("x"), "connection": {"config": [WORDS[6]]}, "owners": "x"}),
        ("PUT", "/users", {"name": "x", "email": "x@example.org", "password": [WORDS[7]]}),
        ("PUT", "/users", {"name": "x", "email": 5, "password": WORDS[7]}),
        ("PUT", "/users", {"name": "x", "email": "x@example.org", "createPasswordType": WORDS[7]}),
        ("POST", "/users/login", {"email": "admin@gazetteer.local", "password": WORDS[7]}),
        (
            "PATCH",
            f"{SERVICE}/name/pg",
            [{"op": "test", "path": "/connection/config/authType/password", "value": WORDS[8]}],
        ),
        ("PATCH", f"{SERVICE}/name/pg", [{"op": "add", "path": "/connection/nothing/x", "value": WORDS[8]}]),
        ("PATCH", f"{SERVICE}/name/pg", [{"op": "add", "path": "/connection", "value": WORDS[8]}]),
        ("PATCH", f"{SERVICE}/name/pg", [{"op": "replace", "path": "/connection/config", "value": WORDS[8]}]),
    ]
    for method, path, body in wrong:
        status, answer = client.call(method, path, body)
        assert 400 <= status < 500, (path, body, status, answer)
        yield json.dumps(answer)


def _reader_token(client: Client) -> str:
    status, user = client.call("PUT", "/users", {"name": "reader", "email": "reader@example.org"})
    assert status == 201, user
    status, issued = client.call("PUT", f"/users/generateToken/{user['id']}", {"JWTTokenExpiry": "OneHour"})
    assert status == 200, issued
    return str(issued["JWTToken"])
