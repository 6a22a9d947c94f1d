"""gazetteer demo"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gazetteer.app import Platform

SERVICE = "sample"


def demo(
    source: Annotated[str | None, typer.Option(help="A source to harvest in place of the sample.")] = None,
    directory: Annotated[Path, typer.Option(help="Where the sample and the catalog lie.")] = Path(".gazetteer"),
    host: Annotated[str | None, typer.Option(help="Address to listen on (default 127.0.0.1).")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8585; 0 takes a free one).")] = None,
) -> None:
    """Run Gazetteer on a real sample: a PostgreSQL of a film rental, harvested, until Ctrl-C.

    Example: gazetteer demo --port 8585
    """
    from gazetteer import settings as settings_module
    from gazetteer.app import open_platform
    from gazetteer.monitoring import logs
    from gazetteer.monitoring.output import open_standard_streams
    from gazetteer.server import serve

    directory = directory.absolute()
    given = {"home": str(directory / "home"), "host": host, "port": None if port is None else str(port)}
    settings = settings_module.load({**given, "log_level": "warning"})
    open_standard_streams()
    logs.configure(settings.log_level)
    with _source(source, directory / "sample") as url:
        platform = open_platform(settings, serving=True)
        try:
            _harvest(platform, url, None if source else SERVICE)
            serve(platform, lambda address: _tell(platform, address, url if source is None else None))
        finally:
            platform.close()


@contextmanager
def _source(given: str | None, directory: Path) -> Iterator[str]:
    """The source's URL; the sample's server runs as long as it is needed."""
    if given is not None:
        yield given
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from gazetteer.cli import output
    from gazetteer.demo.sample import SamplePostgres

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=output.errors, transient=True) as display:
        task = display.add_task("starting the sample PostgreSQL", total=1.0)

        def progress(text: str, share: float) -> None:
            display.update(task, description=text, completed=share)

        sample = SamplePostgres(directory, progress=progress)
        sample.start()
    try:
        yield sample.url
    finally:
        sample.stop()


def _harvest(platform: Platform, url: str, service: str | None) -> None:
    from gazetteer.auth import subject
    from gazetteer.catalog.local_writer import LocalWriter
    from gazetteer.cli.progress import Display, service_name
    from gazetteer.ingestion.connector import connector_for_url
    from gazetteer.ingestion.runner import harvest

    database = platform.context.database
    writer = LocalWriter(platform.context, subject.of(subject.named(database, subject.INGESTION_BOT)))
    connector = connector_for_url(url).from_url(service or service_name(url), url)
    with Display() as display:
        report = harvest(connector, writer, on_progress=display.update)
    display.finish(report, as_json=False)


def _tell(platform: Platform, address: str, sample: str | None) -> None:
    from gazetteer.cli import output
    from gazetteer.cli.access import SAMPLE

    command = f"{Path(sys.argv[0])}"
    # Commands in this folder find it by themselves.
    home = "" if platform.settings.home == SAMPLE.absolute() else f" --home {_short(platform.settings.home)}"
    password = platform.first_password or f"in {_short(platform.home.admin_password)}"
    example = "sample.lantern.lending.loan" if sample is not None else "NAME"
    lines = [
        ("API", f"{address}/docs"),
        ("sign in", f"admin@gazetteer.internal, password {password}"),
        ("search", f"{command} search late fee{home}"),
        ("show", f"{command} show {example}{home}"),
        ("harvest", f"{command} token create ingestion-bot --client 2.0{home}"),
    ]
    if sample is not None:
        lines.append(("sample", f"PostgreSQL on {sample.rpartition('@')[2]}"))
    output.line(f"ready {address}")
    for name, text in lines:
        output.styled("  ", (f"{name:<8}", "bold"), f" {text}")
    output.line("Ctrl-C ends everything; the data stays.")


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
