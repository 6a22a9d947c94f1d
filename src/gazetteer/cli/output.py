"""What commands print: JSON for programs, tables for people. Everything goes through here.

Texts come from sources and from other people: none of them may move the cursor, change a colour, or hide what it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gazetteer.domain import reserved
from gazetteer.domain.unseen import is_unseen
from gazetteer.kit import json

# What a pipe gets is not cut to a width that nobody has.
_UNBOUNDED = 100_000
# Cells that say nothing.
NOTHING = ("", "·")
# Names up to this length are never cut for the sake of what is said of them.
WIDEST = 80

# What is looked at, since it may be unseen: all but what is plain in ASCII.
_LOOKED_AT = re.compile(r"[^ -~]")


def _console(*, stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream is not None and stream.isatty() else _UNBOUNDED
    # No markup and no emoji of texts: styles are given apart.
    return Console(stderr=stderr, width=width, markup=False, emoji=False, highlight=False)


console = _console()
errors = _console(stderr=True)


def safe(text: object, *, lines: bool = False) -> str:
    """A text as it may be printed: names as people write them, what cannot be seen as escapes.

    Arguments:
        lines: it may have line breaks and tabs.
    """
    return _LOOKED_AT.sub(_escaped_in_lines if lines else _escaped, reserved.decoded(str(text)))


def _escaped(found: re.Match[str]) -> str:
    return json.escaped(found[0]) if is_unseen(found[0]) else found[0]


def _escaped_in_lines(found: re.Match[str]) -> str:
    return found[0] if found[0] in "\n\t" else _escaped(found)


def print_json(value: Any) -> None:
    """One JSON value on one line, which is the same value without characters in it that cannot be seen."""
    sys.stdout.write(_LOOKED_AT.sub(_escaped, json.dumps(value)) + "\n")


def line(text: object, *, style: str = "", stderr: bool = False, lines: bool = False) -> None:
    """One line, or with `lines` several, as wide as they are."""
    (errors if stderr else console).print(Text(safe(text, lines=lines), style=style), soft_wrap=True)


def styled(*parts: str | tuple[str, str], stderr: bool = False) -> None:
    """One line of texts, each alone or with its style."""
    shown = (safe(part) if isinstance(part, str) else (safe(part[0]), part[1]) for part in parts)
    (errors if stderr else console).print(Text.assemble(*shown), soft_wrap=True)


def show(found: Table) -> None:
    """A table."""
    if console.is_terminal:
        console.print(found, crop=False)
        return
    with console.capture() as rendered:
        console.print(found, crop=False)
    # Without the spaces that fill the last column up.
    sys.stdout.writelines(row.rstrip() + "\n" for row in rendered.get().splitlines())


# A text of a table on one line, or several of them below each other.
Cell = str | Sequence[str]


def _cell(cell: Cell) -> str:
    return safe(cell) if isinstance(cell, str) else "\n".join(map(safe, cell))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, brief: bool = False) -> Table:
    """A table of texts; what is the same in every row stands in its title only.

    Arguments:
        rows: no text in them makes a line, so that none can look like a row.
        brief: each row is one line; what does not fit into the terminal is left out.
    """
    found = [[_cell(cell) for cell in row] for row in rows]
    kept = list(range(len(columns)))
    if len(found) > 1 and any(columns):
        same = [
            number for number in kept[1:] if len({row[number] for row in found}) == 1 and "\n" not in found[0][number]
        ]
        kept = [number for number in kept if number not in same]
        title += "".join(
            f", {columns[number]}: {found[0][number]}" for number in same if found[0][number] not in NOTHING
        )
    # On one line, however narrow the table is: a word of a title that was wrapped would look like a row.
    shown = Text(safe(title), no_wrap=True, overflow="ignore")
    result = Table(title=shown, title_justify="left", title_style="", box=None, pad_edge=False, header_style="bold")
    for number in kept[:-1]:
        widest = max((cell_len(row[number]) for row in found), default=0)
        result.add_column(columns[number], no_wrap=True, overflow="fold", min_width=min(widest, WIDEST))
    result.add_column(columns[kept[-1]], no_wrap=brief, overflow="ellipsis" if brief else "fold")
    for row in found:
        result.add_row(*(Text(row[number]) for number in kept))
    return result


def moment(milliseconds: int) -> str:
    """A moment of the catalog (epoch milliseconds) in the time of this machine."""
    return datetime.fromtimestamp(milliseconds / 1000).astimezone().isoformat(" ", "seconds")
