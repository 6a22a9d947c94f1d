"""The workflow's file: what may stand in it, and what becomes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from gazetteer.errors import BadRequest, NotAuthenticated
from gazetteer.workflow.configuration import expanded, load
from gazetteer.workflow.metadata import MetadataWorkflow, client_of
from tests.unit.client_stand_in import Answer, Asked, serving

SECRET = "correct-horse"


def workflow(**changes: Any) -> dict[str, Any]:
    return {
        "source": {
            "type": "postgres",
            "serviceName": "pg",
            "serviceConnection": {
                "config": {"type": "Postgres", "username": "u", "hostPort": "127.0.0.1:1", "database": "d"}
                | {"authType": {"password": "${GAZETTEER_TEST_PASSWORD}"}}
            },
            "sourceConfig": {"config": {"type": "DatabaseMetadata", "schemaFilterPattern": {"includes": ["a"]}}},
        },
        "sink": {"type": "metadata-rest", "config": {}},
        "workflowConfig": {
            "loggerLevel": "INFO",
            "openMetadataServerConfig": {
                "hostPort": "http://localhost:8585/api",
                "authProvider": "openmetadata",
                "securityConfig": {"jwtToken": SECRET},
            },
        },
    } | changes


def test_a_file_with_environment_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", SECRET)
    path = tmp_path / "harvest.yaml"
    path.write_text(yaml.safe_dump(workflow()))
    for source in (path, str(path), workflow()):
        connector = MetadataWorkflow.create(source).connector
        assert connector.service == "pg"
        assert connector.config.auth_type.password.get_secret_value() == SECRET
        assert connector.options.schema_filter_pattern.includes == ("a",)


def test_a_variable_that_is_not_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GAZETTEER_TEST_PASSWORD", raising=False)
    with pytest.raises(BadRequest, match="'GAZETTEER_TEST_PASSWORD' is not set"):
        MetadataWorkflow.create(workflow())
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", "x")
    assert expanded(["a${GAZETTEER_TEST_PASSWORD}b", 1, {"k": "$HOME"}]) == ["axb", 1, {"k": "$HOME"}]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sorce": {}}, r"^sorce: unknown key; allowed: .*source"),
        ({"sink": {"type": "file"}}, r"^sink\.type: Input should be 'metadata-rest'"),
        ({"source": {"type": "postgres"}}, r"source\.serviceName: this key is missing"),
        (
            {"workflowConfig": {"openMetadataServerConfig": {}}},
            r"openMetadataServerConfig\.hostPort: this key is missing",
        ),
    ],
)
def test_wrong_workflows_name_the_key(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], message: str) -> None:
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", "x")
    with pytest.raises(BadRequest, match=message):
        load(workflow(**changes))


def test_keys_of_the_2_0_client_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", "x")
    whole = workflow(enableStreamableLogs=True, ingestionRunnerName="local", ingestionPipelineFQN="pg.nightly")
    server = whole["workflowConfig"]["openMetadataServerConfig"]
    server |= {"clusterName": "openmetadata", "apiVersion": "v1", "secretsManagerProvider": "db"}
    source = whole["source"]
    source["serviceConnection"]["config"]["sampleDataStorageConfig"] = {"config": {"bucketName": "b"}}
    source["sourceConfig"]["config"]["ownerConfig"] = {"default": "ann", "table": {"orders": ["ben", "cy"]}}
    made = MetadataWorkflow.create(whole)
    assert made.connector.service_request()["connection"]["config"]["sampleDataStorageConfig"] == {
        "config": {"bucketName": "b"}
    }
    source["sourceConfig"]["config"]["ownerConfig"] = {"tabel": "ann"}
    with pytest.raises(BadRequest, match=r"ownerConfig\.tabel: unknown key; allowed: .*table"):
        MetadataWorkflow.create(whole)


def test_an_unknown_source_names_those_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", "x")
    source = workflow()["source"] | {"type": "postgrs"}
    with pytest.raises(BadRequest, match=r"no connector is called 'postgrs'; known: .*postgres"):
        MetadataWorkflow.create(workflow(source=source))


@pytest.mark.parametrize("text", ["a: [", "- 1", "password: 'hunter2", "\x00"])
def test_a_file_that_is_no_workflow_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "harvest.yaml"
    path.write_text(text)
    with pytest.raises(BadRequest, match=r"harvest\.yaml") as caught:
        load(path)
    assert "hunter2" not in caught.value.message
    with pytest.raises(BadRequest, match="cannot be read"):
        load(tmp_path / "missing.yaml")


def server_config(address: str, **values: Any) -> Any:
    config = {"hostPort": address, "securityConfig": {"jwtToken": SECRET}} | values
    return load(
        {"source": {"type": "x", "serviceName": "s", "serviceConnection": {}}}
        | {"workflowConfig": {"openMetadataServerConfig": config}}
    ).workflow_config.open_metadata_server_config


def test_the_server_gets_token_and_headers(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("from.a.file\n")
    with serving(lambda _: Answer(200, {"version": "2.0.6"})) as server:
        with client_of(server_config(server.address, extraHeaders={"X-Auth": "%(Authorization)s"})) as client:
            client.server_version()
        with client_of(server_config(server.address, securityConfig={"jwtToken": str(token)})) as client:
            client.server_version()
        assert server.asked[0].headers["X-Auth"] == f"Bearer {SECRET}"
        assert server.asked[1].headers["Authorization"] == "Bearer from.a.file"
    with pytest.raises(BadRequest, match=r"extraHeaders\.X"):
        client_of(server_config("http://h", extraHeaders={"X": "%(Cookie)s"}))


def test_a_workflow_without_a_server_needs_a_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", "x")
    with pytest.raises(BadRequest, match="openMetadataServerConfig is missing"):
        MetadataWorkflow.create(workflow(workflowConfig={})).execute()


def test_a_source_that_cannot_be_reached_ends_in_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, not even asked of the catalog."""
    monkeypatch.setenv("GAZETTEER_TEST_PASSWORD", SECRET)
    monkeypatch.setattr("gazetteer.ingestion.sql_session.WAITS_SECONDS", (0.0, 0.0))

    def script(asked: Asked) -> Answer:
        raise AssertionError(f"asked for {asked.path}")

    with serving(script) as server:
        values = workflow()
        values["workflowConfig"]["openMetadataServerConfig"]["hostPort"] = server.address
        report = MetadataWorkflow.create(values).execute()
        assert server.asked == []
    assert report.state == "failed"
    assert "check the address" in report.failures[0].message
    assert SECRET not in json.dumps(report.to_dict())


def test_a_token_that_is_refused_is_said() -> None:
    refused = Answer(401, {"code": 401, "message": "Not Authorized! Token not present"})
    with (
        serving(lambda _: refused) as server,
        client_of(server_config(server.address)) as client,
        pytest.raises(NotAuthenticated, match="Token not present"),
    ):
        client.server_version()
