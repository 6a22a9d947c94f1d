"""Shows a harvest while it runs, and what it did at its end."""

from __future__ import annotations

from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from rich.live import Live
from rich.table import Table

from gazetteer.cli import output
from gazetteer.ingestion.report import Report

SHOWN_FAILURES = 20


class Display:
    """A live table of counts on standard error.

    Arguments:
        quiet: show nothing while it runs.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._live = None if quiet else Live(console=output.errors, refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def update(self, report: Report) -> None:
        """Show how the run stands."""
        if self._live is not None:
            self._live.update(_table(report))

    def finish(self, report: Report, *, as_json: bool) -> None:
        """Show how the run ended."""
        if as_json:
            output.print_json(report.to_dict())
            return
        output.show(_table(report))
        for failure in report.failures[:SHOWN_FAILURES]:
            name = f"{failure.entity_type} {failure.fqn}".strip()
            output.styled((failure.stage, "red"), f" {name}: {failure.message}", stderr=True)
        if report.failure_count > SHOWN_FAILURES:
            output.line(f"… and {report.failure_count - SHOWN_FAILURES} more; see --json", stderr=True)
        for warning in report.warnings[:SHOWN_FAILURES]:
            output.styled(("note", "yellow"), f" {warning}", stderr=True)


def _table(report: Report) -> Table:
    rows = [
        (name, *(_number(n) for n in (c.expected, c.created, c.updated, c.filtered, c.deleted, c.failed)))
        for name, c in report.counts.items()
    ]
    seconds = f", {(report.ended_at - report.started_at) / 1000:.1f} s" if report.ended_at else ""
    columns = ("type", "found", "new", "known", "filtered", "gone", "failed")
    return output.table(f"{report.service}: {report.state}{seconds}", columns, rows)


def _number(value: int) -> str:
    return str(value) if value else output.NOTHING[-1]


def service_name(url: str) -> str:
    """What a service is called when nobody says: after the host of its URL."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        # The connector says what is wrong with it.
        host = None
    return (host or "source").replace(".", "-")
