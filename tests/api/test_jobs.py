"""Jobs as the API and the command line show them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from gazetteer import settings as gazetteer_settings
from gazetteer.api import application
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject, tokens
from gazetteer.cli.main import build
from tests.api_fixtures import Api


def test_a_job_says_what_it_does_and_how_far_it_came(shop: Api, platform: Platform) -> None:
    shop.ok("DELETE", "/databaseSchemas/name/pg.shop.sales?recursive=true")
    platform.jobs.carry_out()
    (job,) = shop.ok("GET", "/system/jobs")["data"]
    assert {key: job[key] for key in ("act", "entityType", "entity", "state", "done", "error")} == {
        "act": "entitySoftDeleted",
        "entityType": "databaseSchema",
        "entity": "pg.shop.sales",
        "state": "done",
        "done": 1,
        "error": None,
    }
    assert job["finishedAt"] >= job["createdAt"]
    assert shop.ok("GET", f"/system/jobs/{job['id']}") == job
    shop.ok("DELETE", "/databases/name/pg.shop?recursive=true&hardDelete=true")
    platform.jobs.carry_out()
    erased = shop.ok("GET", "/system/jobs?limit=1")["data"][0]
    assert (erased["act"], erased["done"]) == ("entityDeleted", 2)
    assert "erased" in erased["entity"]


def test_only_administrators_see_jobs(shop: Api, bot_api: Api) -> None:
    bot_api.refused(403, "GET", "/system/jobs")
    shop.refused(404, "GET", "/system/jobs/1")
    assert "number" in shop.refused(400, "GET", "/system/jobs/x")


@pytest.fixture
def home(new_catalog: Callable[[], dict[str, str | None]], monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    values = new_catalog()
    for name, value in values.items():
        monkeypatch.setenv(f"GAZETTEER_{name.upper()}", value or "")
        if value is None:
            monkeypatch.delenv(f"GAZETTEER_{name.upper()}")
    return values


def test_on_the_command_line(home: dict[str, str | None]) -> None:
    platform = open_platform(gazetteer_settings.load(home))
    row = subject.named(platform.context.database, subject.ADMIN)
    token = platform.tokens.issue(subject.holder(row), tokens.PERSONAL, seconds=None).token
    with TestClient(application.build(platform.services())) as client:
        api = Api(client, token)
        api.ok("PUT", "/services/databaseServices", {"name": "pg", "serviceType": "Postgres"})
        api.ok("PUT", "/databases", {"name": "shop", "service": "pg"})
        api.ok("DELETE", "/services/databaseServices/name/pg?recursive=true")
        platform.jobs.carry_out()
    platform.close()

    shown = CliRunner().invoke(build(), ["jobs", "list"]).stdout
    assert "1 jobs" in shown
    assert "entitySoftDeleted pg" in shown
    (job,) = json.loads(CliRunner().invoke(build(), ["jobs", "list", "--json"]).stdout)
    one = CliRunner().invoke(build(), ["jobs", "show", str(job["id"])]).stdout
    assert "done" in one
    assert json.loads(CliRunner().invoke(build(), ["jobs", "show", str(job["id"]), "--json"]).stdout) == job
    gone = CliRunner().invoke(build(), ["jobs", "show", "1"])
    assert gone.exit_code == 1
    assert "no job 1" in str(gone.exception)
