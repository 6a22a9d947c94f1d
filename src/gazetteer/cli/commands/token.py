"""gazetteer token"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home

app = typer.Typer(no_args_is_help=True, help="Tokens of bots and people.")


@app.callback()
def _group() -> None:
    """Tokens of bots and people."""


@app.command()
def create(
    user: Annotated[str, typer.Argument(help="The user or bot, such as ingestion-bot.")],
    client: Annotated[str | None, typer.Option(help="The client line that it speaks, such as 2.0.")] = None,
    expiry: Annotated[str, typer.Option(help="OneHour, 1, 7, 30, 60, 90 (days) or Unlimited.")] = "90",
    name: Annotated[str, typer.Option(help="What to call it.")] = "",
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make a token and print it, alone, on standard output; works with and without a running server.

    Example: gazetteer token create ingestion-bot --client 2.0
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url, create=True) as access:
        found = access.call("GET", f"/users/name/{quote(user, safe='')}")
        query = {"client": client} if client else {}
        body = {"JWTTokenExpiry": expiry, "tokenName": name}
        made = access.call("PUT", f"/users/generateToken/{found['id']}", query, body)
    if as_json:
        output.print_json({key: made.get(key) for key in ("JWTToken", "JWTTokenExpiry", "JWTTokenExpiresAt")})
    else:
        output.line(made["JWTToken"])


@app.command()
def revoke(
    user: Annotated[str, typer.Argument(help="The user or bot whose tokens are to become worthless.")],
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make all tokens of a user worthless.

    Example: gazetteer token revoke ingestion-bot
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        found = access.call("GET", f"/users/name/{quote(user, safe='')}")
        answer = access.call("PUT", "/users/revokeToken", body={"id": found["id"]})
    if as_json:
        output.print_json(answer)
    else:
        output.line(answer["message"])
