"""gazetteer ingest"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home


def ingest(
    source: Annotated[
        str | None, typer.Argument(help="The source as a URL, such as postgresql://user@host/db.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("-c", "--config", help="OpenMetadata's YAML in place of a URL.")
    ] = None,
    service: Annotated[str | None, typer.Option(help="What to call the service (default: from the host).")] = None,
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Harvest the metadata of a source into the catalog.

    With -c and a server in the file's workflowConfig it writes there; else into the catalog of --home,
    through the running server if there is one. Exit code 1 if anything failed.

    Example: gazetteer ingest postgresql://harvester@localhost:5432/shop
    """
    from gazetteer.cli.access import catalog
    from gazetteer.cli.progress import Display
    from gazetteer.errors import BadRequest

    if (source is None) == (config is None):
        raise BadRequest("give either the URL of a source, or a configuration file with -c")
    workflow = _workflow(config) if config is not None else None
    with Display(quiet=as_json) as display:
        if workflow is not None and _names_server(config):
            report = workflow.execute(on_progress=display.update)
        else:
            with catalog(home, database_url, create=True) as access:
                report = _run(workflow, source, service, access.writer, display.update)
    display.finish(report, as_json=as_json)
    if report.state != "success":
        raise typer.Exit(1)


def _workflow(config: Path | None) -> Any:
    from gazetteer.workflow.metadata import MetadataWorkflow

    return MetadataWorkflow.create(config) if config is not None else None


def _names_server(config: Path | None) -> bool:
    from gazetteer.workflow.configuration import load

    return config is not None and load(config).workflow_config.open_metadata_server_config is not None


def _run(workflow: Any, source: str | None, service: str | None, writer: Any, update: Any) -> Any:
    from gazetteer.cli.progress import service_name
    from gazetteer.ingestion.connector import connector_for_url
    from gazetteer.ingestion.runner import harvest

    if workflow is not None:
        return workflow.execute(writer, on_progress=update)
    url = source or ""
    connector = connector_for_url(url).from_url(service or service_name(url), url)
    return harvest(connector, writer, on_progress=update)
