"""Answers say which part failed, and name no host, database or secret; the log says more, the terminal names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import structlog
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.cli import main
from gazetteer.errors import GazetteerError, Unavailable
from gazetteer.monitoring import logs
from gazetteer.storage.dialects import Dialect, dialect_of
from tests.api_fixtures import Api

WORD = "swordfish"
DETAIL = (
    f'connection to server at "db.internal", port 5432 failed: database "shop" postgresql://u:{WORD}@db.internal/shop'
)
NAMED = ("db.internal", "shop", WORD, "5432")


def test_readiness_and_errors_name_the_part_alone(
    server: TestClient, admin_api: Api, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin_api.ok("GET", "/users")

    def fails(*_arguments: Any) -> Any:
        raise platform.context.database.dialect.errors[0](DETAIL)

    with structlog.testing.capture_logs() as logged:
        monkeypatch.setattr(type(platform.context.database.dialect), "begin_read", _explained(fails))
        answers = [server.get("/readyz"), server.get("/api/v1/health"), admin_api.call("GET", "/users")]
    assert [answer.status_code for answer in answers] == [503, 503, 500]
    for answer in answers:
        assert [word for word in NAMED if word in answer.text] == [], answer.text
    assert "database" in answers[0].text
    assert "db.internal" in str(logged)
    masked = [str(logs._without_secrets(None, "", dict(event))) for event in logged]
    assert WORD not in str(masked)
    assert "db.internal" in str(masked)


def test_a_database_that_is_gone_is_not_named(
    server: TestClient, admin_api: Api, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = platform.context.database.dialect
    monkeypatch.setattr(type(dialect), "alive", lambda *_: False)
    monkeypatch.setattr(dialect, "url", f"postgresql://u:{WORD}@127.0.0.1:1/shop")
    monkeypatch.setattr(dialect, "_shown", "postgresql://u:***@127.0.0.1:1/shop", raising=False)
    monkeypatch.setattr(dialect, "path", Path("/no/shop"), raising=False)
    with structlog.testing.capture_logs() as logged:
        answers = [server.get("/readyz"), server.get("/api/v1/health"), admin_api.call("GET", "/users")]
    assert [answer.status_code for answer in answers] == [503] * 3
    for answer in answers:
        assert [word for word in (*NAMED, "127.0.0.1") if word in answer.text] == [], answer.text
    assert "shop" in str(logged)
    assert WORD not in str(logged)


def _explained(fails: Any) -> Any:
    def begin(dialect: Dialect, *_arguments: Any) -> Any:
        try:
            fails()
        except dialect.errors as error:
            raise dialect.explain(error) from error

    return begin


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://u:{WORD}@127.0.0.1:1/shop",
        f"postgresql://u:{WORD}/x@127.0.0.1:1/shop",
        f"postgresql://u:{WORD}#x@127.0.0.1:1/shop",
        f"postgresql://u:[{WORD}@127.0.0.1:1/shop",
        f"postgresql://u:x@{WORD}@127.0.0.1:1/shop",
        f"postgresql://127.0.0.1:1/shop?user=u&password={WORD}",
        f"mysql://u:{WORD}@127.0.0.1:1/shop",
    ],
)
def test_no_part_of_a_password_is_shown_in_the_terminal(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> None:
        dialect_of(url).connect(read_only=True)

    monkeypatch.setattr(main, "build", lambda: command)
    with pytest.raises(SystemExit):
        main.main()
    shown = capsys.readouterr().err
    assert WORD not in shown
    assert ("127.0.0.1" in shown and "shop" in shown) or "is not valid" in shown


def test_a_detail_is_no_part_of_the_message() -> None:
    error = Unavailable("it failed", detail="because")
    assert (error.message, str(error)) == ("it failed", "it failed (because)")
    assert str(GazetteerError("m")) == "m"


@pytest.mark.parametrize(
    "event",
    [
        {"error": f"https://u:{WORD}@h/"},
        {"password": WORD},
        {"nested": {"token": WORD, "list": [f"Bearer {WORD}0123456789"]}},
        {"error": GazetteerError(f"PWD={WORD};Server=h")},
        {"arguments": (f"postgresql://u:{WORD}@h/d", 1)},
    ],
)
def test_the_log_has_no_secret(event: dict[str, Any]) -> None:
    assert WORD not in str(logs._without_secrets(None, "", event))
