"""gazetteer admin"""

from __future__ import annotations

from typing import Annotated

import typer

from gazetteer.cli.options import DatabaseUrl, Home

app = typer.Typer(no_args_is_help=True, help="What only the operator of the machine may do.")


@app.callback()
def _group() -> None:
    """What only the operator of the machine may do."""


@app.command()
def reset_password(
    user: Annotated[str, typer.Argument(help="Whose password it is.")] = "admin",
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make a new password and print it, alone, on standard output; works with and without a running server.

    All sessions and tokens of the user end. `initial-admin-password` in the home does not follow.

    Example: gazetteer admin reset-password
    """
    from gazetteer.auth.passwords import generated
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    password = generated()
    body = {"username": user, "newPassword": password, "confirmPassword": password, "requestType": "USER"}
    with catalog(home, database_url) as access:
        access.call("PUT", "/users/changePassword", body=body)
    output.line(password)
