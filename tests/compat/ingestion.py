"""Runs `metadata ingest` of the sample as a user would, and reads what it says about itself."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from tests.compat.environment import Environment, clean_environment

SERVICE = "lantern"
CLASSIFICATION = "LanternPolicies"
# How long one harvest may take, in seconds.
RUN_TIMEOUT = 240

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_RECORD = re.compile(r"^\[[^\]]+\] (?P<level>[A-Z]+) +\{[^}]*\} - (?P<text>.*)$")
_STEP = re.compile(r"^Workflow (?P<step>\S+) Summary:$")
_COUNT = re.compile(r"^(?P<name>Processed records|Updated records|Warnings|Filtered|Errors): (?P<value>\d+)$")
_PYTHON_WARNING = re.compile(r"^\S+:\d+: (?P<text>\w*Warning: .*)$")

# What the client says of itself or of the source, whichever server it writes to.
EXPLAINED_WARNINGS = {
    r'UserWarning: Field name "schema" in "PostgresStoredProcedure" shadows .*': "a model in the client",
    r"SAWarning: Did not recognize type '(collection|finance|lending)\.\w+' of column '\w+'": (
        "the client's PostgreSQL dialect knows neither domains nor composite types"
    ),
}


@dataclass(frozen=True)
class IngestionRun:
    """One run of `metadata ingest`.

    Arguments:
        status: the exit status.
        log: everything that it printed, without colours.
    """

    status: int
    log: str

    def summary(self) -> dict[str, dict[str, int]]:
        """What each step counted: step → name of the count → value."""
        steps: dict[str, dict[str, int]] = {}
        step = ""
        for record in map(_RECORD.match, self.log.splitlines()):
            text = record["text"].strip() if record else ""
            if found := _STEP.match(text):
                step = found["step"]
            elif step and (counted := _COUNT.match(text)):
                steps.setdefault(step, {})[counted["name"]] = int(counted["value"])
        return steps

    def complaints(self) -> list[str]:
        """Every line that tells of something that went wrong, but for the explained ones."""
        return complaints(self.log)


def complaints(log: str) -> list[str]:
    """Every line of a client's log that tells of something that went wrong, but for the explained ones."""
    return [line for line in log.splitlines() if _is_complaint(line)]


def _is_complaint(line: str) -> bool:
    record, warning = _RECORD.match(line), _PYTHON_WARNING.match(line)
    if record:
        return record["level"] not in ("DEBUG", "INFO")
    if warning:
        return not any(re.fullmatch(known, warning["text"]) for known in EXPLAINED_WARNINGS)
    return "Traceback (most recent call last)" in line


def configuration(source_url: str, server_url: str, token: str) -> dict[str, Any]:
    """What a user writes into the YAML to harvest the whole sample."""
    source = urlsplit(source_url)
    connection = {
        "type": "Postgres",
        "scheme": "postgresql+psycopg2",
        "username": unquote(source.username or ""),
        "authType": {"password": unquote(source.password or "")},
        "hostPort": f"{source.hostname}:{source.port}",
        "database": source.path.removeprefix("/"),
        "sslMode": "disable",
        "classificationName": CLASSIFICATION,
    }
    wanted = {
        "type": "DatabaseMetadata",
        "markDeletedTables": True,
        "markDeletedStoredProcedures": True,
        "markDeletedSchemas": True,
        "markDeletedDatabases": True,
        "includeTables": True,
        "includeViews": True,
        "includeTags": True,
        "includeOwners": True,
        "includeStoredProcedures": True,
        "includeDDL": True,
        "overrideMetadata": False,
        "schemaFilterPattern": {"excludes": ["^information_schema$", "^pg_.*", "^public$"]},
        "tableFilterPattern": {"excludes": ["^branch_year_2023$"]},
    }
    return {
        "source": {
            "type": "postgres",
            "serviceName": SERVICE,
            "serviceConnection": {"config": connection},
            "sourceConfig": {"config": wanted},
        },
        "sink": {"type": "metadata-rest", "config": {}},
        "workflowConfig": {
            "loggerLevel": "DEBUG",
            "openMetadataServerConfig": {
                "hostPort": f"{server_url}/api",
                "authProvider": "openmetadata",
                "securityConfig": {"jwtToken": token},
            },
        },
    }


def ingest(environment: Environment, folder: Path, settings: dict[str, Any]) -> IngestionRun:
    """Run `metadata ingest` with a configuration.

    Arguments:
        folder: where the YAML is written; it becomes the home of the client, so that it reads no settings of a person.
    """
    file = folder / "ingest.yaml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False))
    answer = subprocess.run(
        [str(environment.program("metadata")), "ingest", "-c", str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=RUN_TIMEOUT,
        env={**clean_environment(), "HOME": str(folder), "COLUMNS": "200"},
        check=False,
    )
    return IngestionRun(answer.returncode, _COLOUR.sub("", answer.stdout))
