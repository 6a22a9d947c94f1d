"""Loads the sample, a film-rental business named Lantern, into any PostgreSQL database."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from gazetteer.demo import workload
from gazetteer.demo.connection import connect, url_as
from gazetteer.errors import AlreadyExists, TerminalError

if TYPE_CHECKING:
    from psycopg import Connection

Progress = Callable[[str, float], None]
"""Told what is being done and which share of the whole is done, from 0 to 1."""

HARVESTER = "lantern_harvester"
USERS = (HARVESTER, *workload.USERS)
SCHEMAS = ("collection", "lending", "finance", "insight")

_LOAD_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class LoadedSample:
    """What one needs to know of a sample that has been loaded.

    Attributes:
        url: for harvesting, as a user that can only read.
        passwords: the password of each user of the business.
    """

    url: str
    passwords: Mapping[str, str]


def silent(_doing: str, _done: float) -> None:
    """A progress display that shows nothing."""


def new_passwords() -> dict[str, str]:
    """A random password for each user of the sample."""
    return {user: secrets.token_urlsafe(24) for user in USERS}


def load(
    url: str,
    progress: Progress = silent,
    *,
    passwords: Mapping[str, str] | None = None,
    run_workload: bool = True,
) -> LoadedSample:
    """Load the sample into the database that the URL names, in one transaction, then run the queries of a working day.

    The users of the sample belong to the whole server: loading into a second database of the same server gives them
    new passwords.

    Args:
        url: `postgresql://…` of a user that owns the database and may make roles; PostgreSQL 14 or newer.
        progress: told about each step.
        passwords: the passwords to give to the users; random ones if none are given.
        run_workload: whether to run the queries.

    Returns:
        How to sign in.

    Raises:
        AlreadyExists: the database has one of the sample's schemas.
        BadRequest: the URL is not one of PostgreSQL.
        MissingDriver: the package `psycopg` is not installed.
        TransientError: the server cannot be reached, or the sign-in was refused.
        TerminalError: the server refused a statement; nothing was loaded.
    """
    given = dict(new_passwords() if passwords is None else passwords)
    create(url, given, lambda doing, done: progress(doing, done * (_LOAD_SHARE if run_workload else 1)))
    if run_workload:
        workload.run(
            {user: url_as(url, user, given[user]) for user in workload.USERS},
            lambda doing, done: progress(doing, _LOAD_SHARE + done * (1 - _LOAD_SHARE)),
        )
    return LoadedSample(url_as(url, HARVESTER, given[HARVESTER]), given)


def create(url: str, passwords: Mapping[str, str], progress: Progress = silent) -> None:
    """Make the sample's roles, schemas, tables and rows, in one transaction; arguments and errors as in `load`."""
    scripts = sorted(
        (path for path in files("gazetteer.demo").joinpath("sql").iterdir() if path.name.endswith(".sql")),
        key=lambda path: path.name,
    )
    with connect(url) as connection:
        import psycopg

        _refuse_second_load(connection)
        try:
            with connection.transaction():
                for number, script in enumerate(scripts):
                    subject = script.name.removesuffix(".sql").partition("_")[2].replace("_", " ")
                    progress(f"loading {subject}", number / len(scripts))
                    connection.execute(script.read_bytes())
                    _set_passwords(connection, passwords if number == 0 else {})
        except psycopg.Error as error:
            raise TerminalError(
                f"the server refused the sample, and nothing was loaded: {error}; the user of the URL must own the "
                f"database and be allowed to make roles and to grant the roles named lantern_… that exist already, "
                f"and the server must be PostgreSQL 14 or newer"
            ) from error
    progress("loaded", 1)


def _refuse_second_load(connection: Connection[tuple[object, ...]]) -> None:
    present = connection.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s) ORDER BY nspname", [list(SCHEMAS)]
    ).fetchall()
    if present:
        names = ", ".join(str(name) for (name,) in present)
        raise AlreadyExists(
            f"the database {connection.info.dbname!r} already has the schemas {names}; "
            f"load the sample into an empty one"
        )


def _set_passwords(connection: Connection[tuple[object, ...]], passwords: Mapping[str, str]) -> None:
    from psycopg import sql

    for user, password in passwords.items():
        # Hashed here, so that the password itself is neither in the server's log nor in its statistics.
        verifier = connection.pgconn.encrypt_password(password.encode(), user.encode(), b"scram-sha-256")
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(user), sql.Literal(verifier.decode()))
        )
