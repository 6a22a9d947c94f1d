"""The metadata workflow: a YAML file or a mapping becomes a harvest."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from gazetteer.client.client import Client
from gazetteer.errors import BadRequest
from gazetteer.ingestion.connector import CONNECTORS, Connector
from gazetteer.ingestion.http_writer import HttpWriter
from gazetteer.ingestion.report import Report
from gazetteer.ingestion.runner import PipelineRun, Runner
from gazetteer.ingestion.writer import Writer
from gazetteer.workflow.configuration import Configured, ServerConfig, load

# Longer texts are no paths: asking the file system about a token of a thousand characters is an error on some.
LONGEST_PATH = 255


class MetadataWorkflow:
    """Reads the metadata of one source into a catalog.

    Arguments:
        connector: the source.
        configured: the workflow's configuration.
    """

    def __init__(self, connector: Connector, configured: Configured) -> None:
        self.connector = connector
        self._configured = configured

    @classmethod
    def create(cls, source: Mapping[str, Any] | Path | str) -> Self:
        """A workflow from its configuration; nothing is connected to yet.

        Arguments:
            source: OpenMetadata's workflow configuration, or the path of a file with it.

        Raises:
            BadRequest: the configuration is wrong; the message names the key and what is allowed.
        """
        configured = load(source)
        return cls(connector_of(configured), configured)

    def execute(
        self,
        writer: Writer | None = None,
        *,
        on_progress: Callable[[Report], None] | None = None,
        checkpoints: Path | None = None,
    ) -> Report:
        """Run it.

        Arguments:
            writer: where to write; by default the server of `workflowConfig.openMetadataServerConfig`.
            on_progress: called with the report whenever it changed noticeably.
            checkpoints: a folder that remembers interrupted runs, where the server of the configuration is
                written to; without, a later process begins anew.

        Returns:
            What was done, and what failed.

        Raises:
            BadRequest: there is no writer, and no server is configured.
        """
        if writer is not None:
            return self._run(writer, on_progress)
        server = self._configured.workflow_config.open_metadata_server_config
        if server is None:
            raise BadRequest("workflowConfig.openMetadataServerConfig is missing: it says where to write to")
        with client_of(server) as client:
            return self._run(HttpWriter(client, checkpoints), on_progress)

    def _run(self, writer: Writer, on_progress: Callable[[Report], None] | None) -> Report:
        configured = self._configured
        server = configured.workflow_config.open_metadata_server_config
        pipeline = configured.ingestion_pipeline_fqn or configured.workflow_config.ingestion_pipeline_fqn
        run_id = configured.pipeline_run_id or str(uuid.uuid4())
        runner = Runner(
            self.connector,
            writer,
            on_progress=on_progress,
            run=PipelineRun(pipeline, run_id) if pipeline is not None else None,
            with_connection=server is None or server.store_service_connection,
        )
        return runner.run()


def connector_of(configured: Configured) -> Connector:
    """The connector that a configuration describes.

    Raises:
        BadRequest: there is no such connector, or its configuration is wrong.
    """
    source = configured.source
    name = source.type.lower()
    if name not in CONNECTORS.names():
        known = ", ".join(CONNECTORS.names())
        raise BadRequest(f"source.type: no connector is called {source.type!r}; known: {known}")
    plugin = CONNECTORS.get(name)
    return plugin.from_openmetadata(source.service_name, source.service_connection.config, source.source_config.config)


def client_of(server: ServerConfig) -> Client:
    """A client of the configured server.

    Raises:
        BadRequest: a header uses something else than `%(Authorization)s`.
    """
    certificate = server.ssl_config.get("caCertificate")
    verify: bool | Path = server.verify_ssl != "ignore"
    if server.verify_ssl == "validate" and certificate is not None:
        verify = Path(certificate)
    token = server.security_config.jwt_token.get_secret_value() if server.security_config is not None else ""
    if token and len(token) < LONGEST_PATH and Path(token).is_file():
        token = Path(token).read_text(encoding="utf-8").strip()
    headers = {}
    for name, template in server.extra_headers.items():
        try:
            headers[name] = template % {"Authorization": f"Bearer {token}"}
        except (KeyError, TypeError, ValueError):
            raise BadRequest(
                f"workflowConfig.openMetadataServerConfig.extraHeaders.{name}: only %(Authorization)s may be used, "
                "and a percent sign is written %%"
            ) from None
    return Client(server.host_port, token or None, verify=verify, headers=headers)
