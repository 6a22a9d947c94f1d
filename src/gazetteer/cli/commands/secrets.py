"""gazetteer secrets"""

from __future__ import annotations

import typer

from gazetteer.cli.options import AsJson, DatabaseUrl, Home

app = typer.Typer(no_args_is_help=True, help="Look after the catalog's secrets.")


@app.callback()
def _group() -> None:
    """Look after the catalog's secrets."""


@app.command()
def rotate_key(
    as_json: AsJson = False,
    home: Home = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make a new key of secrets and encrypt everything with it; no server of the catalog may run.

    When it is interrupted, the next start goes on. A key in GAZETTEER_SECRET_KEY is changed there: set it to the new
    key, a comma and the old one, run this command, then leave the new one alone.

    Example: gazetteer secrets rotate-key --home ~/.gazetteer
    """
    from gazetteer.app import check_existence, open_platform
    from gazetteer.cli import output
    from gazetteer.cli.access import settings_of
    from gazetteer.errors import BadRequest

    settings = settings_of(home, database_url)
    check_existence(settings)
    given = settings.secret_key
    if given and "," not in given:
        raise BadRequest(
            "GAZETTEER_SECRET_KEY has one key; set it to the new key, a comma and the old one, and run this again"
        )
    open_platform(settings, rotate=not given).close()
    if as_json:
        output.print_json({"key": "GAZETTEER_SECRET_KEY" if given else str(settings.home / "secret.key")})
    elif given:
        output.line("everything is encrypted with the first key of GAZETTEER_SECRET_KEY; take the others away")
    else:
        output.line(f"everything is encrypted with the new key in {settings.home / 'secret.key'}; keep a copy of it")
