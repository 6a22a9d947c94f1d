"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _folder(text: str) -> Path:
    """A folder; what is empty, such as a variable that is not set, names none, not the current one."""
    if not text.strip():
        raise typer.BadParameter("it is empty; expected a folder, such as ~/.gazetteer")
    return Path(text)


Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the database, keys and socket.", parser=_folder, metavar="PATH"),
]
DatabaseUrl = Annotated[str | None, typer.Option("--database-url", help="postgresql://… instead of a SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, on one line.")]
