"""gazetteer jobs"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from gazetteer.cli.options import AsJson, Home

app = typer.Typer(
    no_args_is_help=True,
    help="What goes on after an answer was given: the rest of a recursive deletion, restore or erasure.\n\n"
    "Example: gazetteer jobs list",
)

Url = Annotated[str | None, typer.Option(help="postgresql://… instead of a SQLite file.")]


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    as_json: AsJson = False,
    home: Home = None,
    database_url: Url = None,
) -> None:
    """List the newest jobs.

    Example: gazetteer jobs list --limit 5
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        found = access.call("GET", "/system/jobs", {"limit": str(limit)})["data"]
    if as_json:
        output.print_json(found)
        return
    rows = [
        (
            str(job["id"]),
            job["state"],
            str(job["done"]),
            output.moment(job["createdAt"]),
            f"{job['act']} {job['entity']}",
        )
        for job in found
    ]
    output.show(output.table(f"{len(rows)} jobs", ("id", "state", "done", "since", "what"), rows))


@app.command()
def show(
    number: Annotated[int, typer.Argument(help="The number of the job, as the list shows it.")],
    as_json: AsJson = False,
    home: Home = None,
    database_url: Url = None,
) -> None:
    """Show one job, and how far it came.

    Example: gazetteer jobs show 4711
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        job: dict[str, Any] = access.call("GET", f"/system/jobs/{number}")
    if as_json:
        output.print_json(job)
        return
    facts = [(key, output.moment(value) if key.endswith("At") else str(value)) for key, value in job.items() if value]
    output.show(output.table("", ("", ""), facts))
