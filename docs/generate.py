"""Writes the reference pages from the code: `python docs/generate.py`; with `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import typer

from gazetteer import errors
from gazetteer.catalog.types import Types
from gazetteer.cli.main import build
from gazetteer.domain.entity import EntityType
from gazetteer.kit.registry import Registry
from gazetteer.lines.line_2_0 import Line20
from gazetteer.settings import SETTINGS

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Made by docs/generate.py from the code; change it there. -->\n\n"


def settings_page() -> str:
    """Every setting."""
    rows = [f"| `{s.name}` | `{s.variable}` | {_code(s.default)} | {s.unit} | {s.sentence} |" for s in SETTINGS]
    return (
        f"{NOTE}# Settings\n\nAn option of the command wins over the environment variable, that over the default.\n\n"
        "| setting | environment variable | default | unit | what for |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def commands_page() -> str:
    """Every command with its options."""
    application = typer.main.get_command(build())
    sections = [_section(command, path) for path, command in _leaves(application, "gazetteer")]
    return f"{NOTE}# Commands\n\n" + "\n".join(sections)


def _leaves(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path, command
        return
    for name, below in sorted(inner.items()):
        yield from _leaves(below, f"{path} {name}")


def _section(command: Any, path: str) -> str:
    text = "\n\n".join(part.strip() for part in (command.help or "").split("\n\n"))
    lines = [f"## {path}", "", text, ""]
    parameters = [p for p in command.params if p.name != "help"]
    if parameters:
        lines += ["| parameter | what for |", "|---|---|"]
        lines += [f"| `{_spelled(p)}` | {getattr(p, 'help', '') or ''} |" for p in parameters]
        lines.append("")
    return "\n".join(lines)


def _spelled(parameter: click.Parameter) -> str:
    if parameter.param_type_name == "argument":
        return (parameter.name or "").upper()
    return ", ".join(parameter.opts)


def errors_page() -> str:
    """Every error of the API."""
    rows = sorted(
        (found.status, found.kind, (found.__doc__ or "").strip())
        for found in vars(errors).values()
        if isinstance(found, type) and issubclass(found, errors.GazetteerError)
    )
    table = "\n".join(f"| {status} | `{kind}` | {text} |" for status, kind, text in rows)
    return (
        f'{NOTE}# Errors\n\nAn error is answered as `{{"code", "errorType", "message"}}`; the message says what was '
        f"received and what is allowed.\n\n| status | errorType | meaning |\n|---|---|---|\n{table}\n"
    )


def types_page() -> str:
    """Every entity type."""
    rows = []
    types = Types(Line20)
    for plugin in sorted(Registry("gazetteer.entities", EntityType).all().values(), key=lambda p: p.name):
        collection = types.add(plugin).collection
        parents = ", ".join(name for parent in plugin.parents for name in parent.types) or "–"
        references = ", ".join(f"`{reference.field}`" for reference in plugin.references)
        about = (sys.modules[plugin.__module__].__doc__ or "").strip()
        rows.append(f"| `{plugin.name}` | `/api/v1/{collection}` | {parents} | {references} | {about} |")
    return (
        f"{NOTE}# Entity types\n\n| type | collection | parent | references | what it is |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _code(text: str) -> str:
    return f"`{text}`" if text else "–"


PAGES = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "errors.md": errors_page,
    "entity-types.md": types_page,
}


def main() -> None:
    """Write the pages, or with `--check` name those that are not current."""
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if not path.exists() or path.read_text() != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text)
    if stale and "--check" in sys.argv:
        sys.exit(f"not current: {', '.join(stale)}; run python docs/generate.py")


if __name__ == "__main__":
    main()
