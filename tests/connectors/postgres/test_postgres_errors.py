"""What a person reads when the source cannot be reached, and what decides whether to try again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from gazetteer.cli.progress import service_name
from gazetteer.connectors.postgres import Postgres
from gazetteer.demo.server import free_port
from gazetteer.errors import BadRequest, MissingDriver, MissingError, TerminalError, TransientError
from gazetteer.ingestion.connector import connector_for_url

WRONG = "a-wrong-password"


def changed(url: str, **values: Any) -> dict[str, Any]:
    """The URL as OpenMetadata's configuration, with some keys changed."""
    config = Postgres.config_from_url(url)
    assert isinstance(config, Postgres.Config)
    assert config.auth_type.password is not None
    plain = {
        "username": config.username,
        "hostPort": config.host_port,
        "database": config.database,
        "authType": {"password": config.auth_type.password.get_secret_value()},
    }
    return plain | values


def connector(url: str, **values: Any) -> Postgres:
    return Postgres.from_openmetadata("pg", changed(url, **values), {})


def test_a_wrong_password_is_terminal_and_not_shown(source_url: str) -> None:
    wrong = connector(source_url, authType={"password": WRONG})
    with pytest.raises(TerminalError, match="password authentication failed") as caught:
        list(wrong.extract())
    assert WRONG not in caught.value.message
    (check,) = wrong.check()
    assert (check.name, check.passed) == ("CheckAccess", False)
    assert "check the user, the password" in check.message
    assert WRONG not in check.message


def test_a_password_in_the_servers_words_is_hidden() -> None:
    source = Postgres.from_url("pg", "postgresql://u:hunter2@h/d")
    assert "hunter2" not in source._error(psycopg.OperationalError("FATAL: hunter2 is wrong")).message


def test_an_unreachable_server_is_transient_and_tried_again(source_url: str) -> None:
    waits: list[float] = []
    unreachable = connector(source_url, hostPort=f"127.0.0.1:{free_port()}").session()
    unreachable._wait = waits.append
    with pytest.raises(TransientError, match="check the address"):
        unreachable.rows("SELECT 1")
    assert waits == [1.0, 2.0]


def test_a_missing_database_is_missing(source_url: str) -> None:
    with pytest.raises(MissingError, match="name a database that exists"):
        list(connector(source_url, database="no such database").extract())


def test_a_lost_connection_is_opened_again(source_url: str) -> None:
    waits: list[float] = []
    with Postgres.from_url("pg", source_url).session() as session:
        session._wait = waits.append
        ((before,),) = session.rows("SELECT pg_backend_pid()")
        with psycopg.connect(source_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [before])
        ((after,),) = session.rows("SELECT pg_backend_pid()")
    assert after != before
    assert waits == [1.0]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("SELECT * FROM public.nothing", MissingError),
        ("SELEC", TerminalError),
        ("SELECT pg_sleep(10)", TransientError),
    ],
)
def test_refused_statements_say_why(source_url: str, statement: str, kind: type[Exception]) -> None:
    with Postgres.from_url("pg", source_url).session() as session:
        session._begin = "BEGIN; SET LOCAL statement_timeout = '20ms'"
        with pytest.raises(kind, match="SQLSTATE"):
            session.rows(statement, attempts=1)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:p%40ss@h:1/d", ("u", "h:1", "d", "p@ss")),
        ("postgres://h/d", ("postgres", "h:5432", "d", None)),
        ("postgresql://u@h", ("u", "h:5432", "u", None)),
        ("postgresql://u:@/d?host=/run/pg&port=6000", ("u", "/run/pg:6000", "d", None)),
        ("postgresql://u:p@[::1]:9/d", ("u", "[::1]:9", "d", "p")),
    ],
)
def test_urls(url: str, expected: tuple[str | None, ...]) -> None:
    config = Postgres.config_from_url(url)
    assert isinstance(config, Postgres.Config)
    password = config.auth_type.password
    shown = None if password is None else password.get_secret_value()
    assert (config.username, config.host_port, config.database, shown) == expected


def test_a_url_with_options() -> None:
    config = Postgres.config_from_url("postgresql://u@h/d?sslmode=require&target_session_attrs=any")
    assert isinstance(config, Postgres.Config)
    assert config.ssl_mode == "require"
    assert config.connection_options["target_session_attrs"].get_secret_value() == "any"


def test_wrong_urls_are_refused_without_showing_the_password() -> None:
    with pytest.raises(BadRequest) as caught:
        Postgres.config_from_url("postgresql://u:hunter2@h:notaport/d")
    assert "hunter2" not in caught.value.message
    with pytest.raises(BadRequest, match="sslMode") as caught:
        Postgres.config_from_url("postgresql://u:hunter2@h/d?sslmode=perhaps")
    assert "hunter2" not in caught.value.message


@pytest.mark.parametrize("url", ["postgresql://u:hunter2[@h:1/d", "postgresql://u:hunt]er2@h/d", "postgres://[u:p@h/d"])
def test_brackets_in_a_password_are_to_be_percent_encoded(url: str) -> None:
    with pytest.raises(BadRequest, match="percent-encoded") as caught:
        connector_for_url(url).from_url("s", url)
    assert "hunt" not in caught.value.message
    assert service_name(url) == "source"


def test_unknown_keys_are_named_with_those_allowed() -> None:
    with pytest.raises(
        BadRequest, match=r"source\.serviceConnection\.config\.hostPrt: unknown key; allowed: .*hostPort"
    ):
        Postgres.from_openmetadata("pg", {"username": "u", "hostPort": "h", "database": "d", "hostPrt": "x"}, {})
    with pytest.raises(BadRequest, match=r"authType\.awsConfig: unknown key; allowed: password"):
        Postgres.from_openmetadata(
            "pg", {"username": "u", "hostPort": "h", "database": "d", "authType": {"awsConfig": {}}}, {}
        )
    with pytest.raises(BadRequest, match=r"source\.sourceConfig\.config\.includeDDL"):
        Postgres.from_openmetadata("pg", {"username": "u", "hostPort": "h", "database": "d"}, {"includeDDL": True})


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr("gazetteer.ingestion.connector.importlib.import_module", absent)
    with pytest.raises(MissingDriver, match=r"pip install 'gazetteer\[postgres\]'"):
        list(Postgres.from_url("pg", "postgresql://u@h/d").extract())


def test_the_user_of_the_url_is_in_the_message(source_url: str) -> None:
    user = urlsplit(source_url).username
    with pytest.raises(TerminalError, match=f"user '{user}'"), Postgres.from_url("pg", source_url).session() as session:
        session.rows("SELEC", attempts=1)
