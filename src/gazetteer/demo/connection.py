"""Connections to a PostgreSQL server, and its URLs for several users."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from gazetteer.errors import BadRequest, MissingDriver, TransientError

if TYPE_CHECKING:
    from psycopg import Connection


def url_as(url: str, user: str, password: str) -> str:
    """The same server and database as another user.

    Args:
        url: `postgresql://…`, with or without a user.
        user: the user's name.
        password: the user's password.
    """
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{quote(user, safe='')}:{quote(password, safe='')}@{place}"))


def connect(url: str) -> Connection[tuple[object, ...]]:
    """A connection in autocommit mode.

    Args:
        url: `postgresql://…`.

    Raises:
        BadRequest: the URL is not one of PostgreSQL.
        MissingDriver: the package `psycopg` is not installed.
        TransientError: the server cannot be reached, or the sign-in was refused.
    """
    if urlsplit(url).scheme not in ("postgresql", "postgres"):
        raise BadRequest(
            f"the URL begins with {urlsplit(url).scheme!r}; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
        )
    if importlib.util.find_spec("psycopg") is None:
        raise MissingDriver("psycopg", "postgres")
    import psycopg

    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise TransientError(
            f"cannot sign in at {urlsplit(url).hostname}:{urlsplit(url).port or 5432}: {error}; "
            f"check the URL and that the server is running"
        ) from error
