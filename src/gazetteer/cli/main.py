"""The command `gazetteer`: one file per command or group in `cli/commands/`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import typer

from gazetteer.cli import commands
from gazetteer.domain.secret_shapes import masked
from gazetteer.errors import GazetteerError


def build() -> typer.Typer:
    """The application with every command: a module defines `app` (a group) or a function of its own name."""
    application = typer.Typer(
        name="gazetteer",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Gazetteer, a metadata operations platform.",
    )
    for info in pkgutil.iter_modules(commands.__path__):
        module = importlib.import_module(f"{commands.__name__}.{info.name}")
        name = info.name.removesuffix("_")
        group = getattr(module, "app", None)
        if isinstance(group, typer.Typer):
            application.add_typer(group, name=name)
        else:
            application.command(name)(getattr(module, info.name))
    return application


def main() -> None:
    """Run the command line; an error of ours is one sentence and exit code 1."""
    if sys.stdout is None:
        # Whoever makes a token or a password would never see it.
        sys.exit("gazetteer: standard output is closed; nothing was done")
    try:
        build()()
    except GazetteerError as error:
        from gazetteer.cli import output

        output.line(f"gazetteer: {masked(str(error))}", stderr=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
