"""gazetteer search"""

from __future__ import annotations

from typing import Annotated

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home


def search(
    words: Annotated[list[str], typer.Argument(help="Words that have to occur, in any order.")],
    limit: Annotated[int, typer.Option(help="At most so many.")] = 25,
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Find entities of any type by words in their names, columns and descriptions.

    Exit code 1 if nothing is found.

    Example: gazetteer search rental late
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        found = access.call("GET", "/search/words", {"q": " ".join(words), "limit": str(limit)})["data"]
    if as_json:
        output.print_json(found)
    elif found:
        rows = [(e["fullyQualifiedName"], e["entityType"], _first_line(e.get("description", ""))) for e in found]
        output.show(output.table(f"{len(found)} found", ("name", "type", "description"), rows, brief=True))
    if not found:
        if not as_json:
            output.line(f"nothing has the words {' '.join(words)!r}; try fewer, or gazetteer list", stderr=True)
        raise typer.Exit(1)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
