"""gazetteer db"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home

if TYPE_CHECKING:
    from gazetteer.settings import Settings

app = typer.Typer(no_args_is_help=True, help="Look after the catalog's database.")


def _settings(home: Path | None, database_url: str | None) -> Settings:
    from gazetteer import settings

    return settings.load({"home": str(home) if home else None, "database_url": database_url})


@app.command()
def upgrade(home: Home = None, database_url: DatabaseUrl = None, as_json: AsJson = False) -> None:
    """Bring the database to the schema that this version needs; makes it when there is none.

    Example: gazetteer db upgrade --home ~/.gazetteer
    """
    from gazetteer.cli import output
    from gazetteer.errors import Unavailable
    from gazetteer.home import Home as HomeFolder
    from gazetteer.storage import migrate
    from gazetteer.storage.dialects import dialect_of

    settings = _settings(home, database_url)
    folder = HomeFolder(settings.home)
    if not folder.acquire():
        raise Unavailable(
            f"a Gazetteer server uses the home {settings.home}; stop it, it upgrades when it starts again"
        )
    try:
        before = migrate.upgrade(dialect_of(settings.url))
    finally:
        folder.release()
    now = max(before or "", migrate.NEWEST)
    if as_json:
        output.print_json({"before": before, "now": now})
    elif before == migrate.NEWEST:
        output.line(f"schema {before}: nothing to do")
    elif before == now:
        output.line(f"schema {before}: newer than this version's {migrate.NEWEST}, and usable: nothing to do")
    else:
        output.line(f"schema {before or 'none'} → {now}")


@app.command()
def check(home: Home = None, database_url: DatabaseUrl = None, as_json: AsJson = False) -> None:
    """Prove that nothing in the catalog is lost, orphaned or untrue; works beside a running server too.

    Prints every finding and ends with exit code 1 if there is one.

    Example: gazetteer db check --home ~/.gazetteer
    """
    from gazetteer.app import check_existence, open_platform
    from gazetteer.catalog.checking import check as checks
    from gazetteer.cli import output
    from gazetteer.cli.access import settings_of

    settings = settings_of(home, database_url)
    # A check makes nothing: neither an empty database nor a new key.
    check_existence(settings)
    platform = open_platform(settings, own=False)
    try:
        report = checks.run(platform.context)
    finally:
        platform.close()
    if as_json:
        shown = {
            "clean": not report.findings,
            "findings": [{"rule": finding.rule, "text": finding.text} for finding in report.findings],
            "information": report.information,
            "entities": report.entities,
            "position": report.position,
        }
        output.print_json(shown)
    else:
        for finding in report.findings:
            output.line(f"{finding.rule}: {finding.text}")
        for line in report.information:
            output.line(f"(under way) {line}")
        outcome = f"{len(report.findings)} findings" if report.findings else "clean"
        output.line(f"{outcome}: {report.entities} entities, event log up to {report.position}")
    if report.findings:
        sys.exit(1)
