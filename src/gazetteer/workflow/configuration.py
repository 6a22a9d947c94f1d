"""The configuration of a workflow: OpenMetadata's YAML, as far as Gazetteer runs it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, SecretStr

from gazetteer.errors import BadRequest
from gazetteer.ingestion.configuration import Configuration, validated

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Wrapped(Configuration):
    """OpenMetadata puts `config` around what depends on the type of source."""

    config: dict[str, Any] = Field(default={})


class Source(Configuration):
    """What is read."""

    type: str = Field(description="The connector's name, such as postgres.")
    service_name: str
    service_connection: Wrapped
    source_config: Wrapped = Wrapped()


class Sink(Configuration):
    """Where it goes; there is only one place."""

    type: Literal["metadata-rest"] = "metadata-rest"
    config: dict[str, Any] = Field(default={}, description="Accepted; chunks are sized by the writer.")


class SecurityConfig(Configuration):
    """A bot's token, or the path of a file that holds it."""

    jwt_token: SecretStr


class ServerConfig(Configuration):
    """The server to write to."""

    host_port: str
    auth_provider: Literal["openmetadata"] = "openmetadata"
    security_config: SecurityConfig | None = None
    store_service_connection: bool = Field(default=True, description="Keep the connection with the service entity.")
    verify_ssl: Literal["validate", "ignore", "no-ssl"] = Field(default="no-ssl", alias="verifySSL")
    ssl_config: dict[str, str] = Field(default={}, description="caCertificate: the path of a PEM file.")
    extra_headers: dict[str, str] = Field(default={}, description="Sent with each request; may use %(Authorization)s.")
    enable_version_validation: bool = Field(default=True, description="Accepted; the client fits any server.")
    type: Literal["OpenMetadata"] = "OpenMetadata"
    cluster_name: str | None = Field(default=None, description="Accepted; names have no cluster in them.")
    api_version: str | None = Field(default=None, description="Accepted; the client speaks v1.")
    force_entity_overwriting: bool = Field(default=False, description="Accepted; see overrideMetadata of the source.")
    secrets_manager_provider: Literal["noop", "db"] = Field(default="db", description="Accepted; the server's matter.")
    secrets_manager_loader: Literal["noop", "env"] = Field(default="noop", description="Accepted; see the provider.")


class WorkflowConfig(Configuration):
    """How the workflow runs."""

    logger_level: Literal["DEBUG", "INFO", "WARN", "ERROR"] = Field(
        default="INFO", description="Accepted; what happened is in the report."
    )
    raise_on_error: bool = Field(default=True, description="Accepted; the report's state tells how a run ended.")
    success_threshold: int = Field(default=90, description="Accepted; the report's state tells how a run ended.")
    open_metadata_server_config: ServerConfig | None = None
    ingestion_pipeline_fqn: str | None = Field(default=None, alias="ingestionPipelineFQN")


class Configured(Configuration):
    """A whole workflow file."""

    source: Source
    sink: Sink = Sink()
    workflow_config: WorkflowConfig = WorkflowConfig()
    ingestion_pipeline_fqn: str | None = Field(default=None, alias="ingestionPipelineFQN")
    pipeline_run_id: str | None = Field(default=None, description="The run's id; by default a new one.")
    enable_streamable_logs: bool = Field(default=False, description="Accepted; what happened is in the report.")
    ingestion_runner_name: str | None = Field(default=None, description="Accepted; it runs where it is started.")


def load(source: Mapping[str, Any] | Path | str) -> Configured:
    """A workflow's configuration, with `${NAME}` replaced by environment variables.

    Arguments:
        source: the configuration itself, or the path of a YAML or JSON file.

    Raises:
        BadRequest: the file cannot be read, is not YAML, has an unknown key or a wrong value, or names a
            variable that is not set; the message says which.
    """
    values = source if isinstance(source, Mapping) else _parsed(Path(source))
    return validated(Configured, expanded(values), "")


def _parsed(path: Path) -> Any:
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(LONGEST_FILE + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"the workflow file {str(path)!r} cannot be read: {error}") from error
    if len(text) > LONGEST_FILE:
        raise BadRequest(f"the workflow file {str(path)!r} has more than {LONGEST_FILE} characters")
    try:
        values = _loaded(text)
    except yaml.YAMLError as error:
        # The parser's message quotes lines of the file, which may hold a password; its place does not.
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}, column {mark.column + 1}" if mark is not None else ""
        raise BadRequest(f"the workflow file {str(path)!r} is not valid YAML{where}") from None
    except RecursionError:
        raise BadRequest(f"the workflow file {str(path)!r} is nested too deep") from None
    except ValueError as error:
        # Such as a date that there is not.
        raise BadRequest(f"the workflow file {str(path)!r} has a value that is none: {error}") from None
    if not isinstance(values, dict):
        raise BadRequest(f"the workflow file {str(path)!r} must be a mapping with the key 'source'")
    return values


LONGEST_FILE = 1_000_000
# Values of a workflow; an alias counts as often as it is used.
MOST_VALUES = 100_000


def _loaded(text: str) -> Any:
    """The values of a YAML text; aliases of aliases must not make gigabytes of a few lines."""
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        if _size(node, {}) > MOST_VALUES:
            raise BadRequest(f"the workflow has more than {MOST_VALUES} values once its aliases are followed")
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node stands for; one that is inside of itself has no end."""
    if id(node) not in known:
        known[id(node)] = MOST_VALUES + 1
        inside = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
        inside = inside if isinstance(node, yaml.CollectionNode) else ()
        known[id(node)] = min(1 + sum(_size(part, known) for part in inside), MOST_VALUES + 1)
    return known[id(node)]


def expanded(value: Any) -> Any:
    """The value with `${NAME}` in its texts replaced by environment variables.

    Raises:
        BadRequest: a variable is not set.
    """
    if isinstance(value, str):
        return VARIABLE.sub(_variable, value)
    if isinstance(value, Mapping):
        return {key: expanded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [expanded(item) for item in value]
    return value


def _variable(match: re.Match[str]) -> str:
    try:
        return os.environ[match[1]]
    except KeyError:
        raise BadRequest(f"the environment variable {match[1]!r} is not set; the workflow file names it") from None
