"""URLs of databases: what is not one, and what may be shown of one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from gazetteer.errors import Unavailable


def shown_of_postgres(url: str, psycopg: Any) -> str:
    """A URL as it may be shown, by what the driver takes it for.

    One of which a password could be taken for something else, and be shown as that, is refused.

    Raises:
        Unavailable: says what to do, and nothing of the URL.
    """
    try:
        found = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        # None of the parts can be told.
        found = {"port": "?"}
    ports = str(found.get("port") or "5432").split(",")
    places = (str(found.get(key) or "") for key in ("host", "dbname"))
    if not all(port.isdecimal() for port in ports) or any("@" in place for place in places):
        raise Unavailable(
            "the database URL is not valid; expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE, in which characters"
            " of the password such as @ / : ? # [ ] are written as %40 %2F %3A %3F %23 %5B %5D"
        )
    user, host, name = (found.get(key) or "" for key in ("user", "host", "dbname"))
    return f"postgresql://{user}{':***' if found.get('password') else ''}@{host}:{','.join(ports)}/{name}"


def without_password(url: str) -> str:
    """A database URL as it may be shown: without its password and without its parameters, which may have one too."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "(a URL that cannot be read)"
    user, _, host = parts.netloc.rpartition("@")
    shown = f"{user.partition(':')[0]}:***@{host}" if ":" in user else parts.netloc
    return urlunsplit(parts._replace(netloc=shown, query="", fragment=""))
