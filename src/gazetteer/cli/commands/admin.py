"""gazetteer admin"""

from __future__ import annotations

from typing import Annotated

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home

app = typer.Typer(no_args_is_help=True, help="What only the operator of the machine may do.")


@app.callback()
def _group() -> None:
    """What only the operator of the machine may do."""


@app.command()
def events(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Show who got in and from where, who was refused, and what was given out and taken away, the newest first.

    Example: gazetteer admin events --limit 50
    """
    from gazetteer.cli import output
    from gazetteer.cli.access import catalog

    with catalog(home, database_url) as access:
        found = access.call("GET", "/system/securityEvents", {"limit": str(limit)})["data"]
    if as_json:
        output.print_json(found)
        return
    known = ("seq", "timestamp", "eventType", "actor", "user", "address")
    rows = [
        (
            output.moment(event["timestamp"]),
            event["eventType"],
            str(event.get("user") or ""),
            str(event.get("actor") or ""),
            str(event.get("address") or ""),
            ", ".join(_told(key, value) for key, value in event.items() if key not in known),
        )
        for event in found
    ]
    output.show(output.table("the newest events", ("at", "what", "user", "by", "from", "more"), rows))


def _told(name: str, value: object) -> str:
    """What an event tells beside, as people read it."""
    from gazetteer.cli import output

    if isinstance(value, dict):
        expires = value.get("expiresAt")
        until = f"until {output.moment(expires)}" if expires else "without end"
        return f"{name} {value.get('name') or 'without a name'} of a {value.get('kind')}, {until}"
    if isinstance(value, list):
        return f"{name} {', '.join(str(item) or 'without a name' for item in value)}"
    return f"{name} {value}"


@app.command()
def reset_password(
    user: Annotated[str, typer.Argument(help="Whose password it is.")] = "admin",
    as_json: AsJson = False,
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
    if as_json:
        output.print_json({"user": user, "password": password})
    else:
        output.line(password)
