"""Every setting of the server, in one place; the reference page is made from this list."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import BadRequest


@dataclass(frozen=True)
class Setting:
    """One setting.

    Arguments:
        name: its name; the environment variable is `GAZETTEER_` + the name in capitals.
        default: what holds when it is not set.
        unit: what it is measured in, or what kind of value it is.
        sentence: what it is for.
    """

    name: str
    default: str
    unit: str
    sentence: str

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"GAZETTEER_{self.name.upper()}"


SETTINGS = (
    Setting("home", "~/.gazetteer", "folder", "Where the database, the keys and the socket of this server lie."),
    Setting("host", "127.0.0.1", "address", "The address that the server listens on."),
    Setting(
        "allowed_hosts",
        "",
        "names",
        "By which names the server may be asked, separated by commas, or * for any; without it loopback's names, or "
        "any if it listens on another address.",
    ),
    Setting("port", "8585", "port", "The port of the catalog API and the web pages; 0 takes a free one."),
    Setting("database_url", "", "URL", "A PostgreSQL database; without it the server keeps a SQLite file in its home."),
    Setting("secret_key", "", "base64", "The key of secrets, 32 bytes in URL-safe base64; without it a file in home."),
    Setting("openmetadata_line", "2.0", "major.minor", "The client line of requests that name none."),
    Setting(
        "trusted_proxies",
        "",
        "addresses",
        "Proxies that are believed where a request comes from: addresses or networks, with commas between them.",
    ),
    Setting("log_level", "info", "name", "What is logged: debug, info, warning or error."),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one server."""

    home: Path
    host: str
    allowed_hosts: str
    port: int
    database_url: str
    secret_key: str | None
    openmetadata_line: str
    trusted_proxies: tuple[str, ...]
    log_level: str

    @property
    def url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.home / 'gazetteer.db'}"


def load(given: Mapping[str, str | None] | None = None) -> Settings:
    """The settings: what is given, else from the environment, else the defaults.

    Raises:
        BadRequest: a value is not of its kind.
    """
    values = {s.name: (given or {}).get(s.name) or os.environ.get(s.variable) or s.default for s in SETTINGS}
    if not values["port"].isdigit() or int(values["port"]) > 65535:
        raise BadRequest(f"port is {values['port']!r}; expected a number from 0 to 65535")
    if values["log_level"] not in ("debug", "info", "warning", "error"):
        raise BadRequest(f"log_level is {values['log_level']!r}; allowed are debug, info, warning, error")
    return Settings(
        home=Path(values["home"]).expanduser().absolute(),
        host=values["host"],
        allowed_hosts=values["allowed_hosts"],
        port=int(values["port"]),
        database_url=values["database_url"],
        secret_key=values["secret_key"] or None,
        openmetadata_line=values["openmetadata_line"],
        trusted_proxies=_networks(values["trusted_proxies"]),
        log_level=values["log_level"],
    )


def _networks(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    for part in found:
        try:
            ipaddress.ip_network(part)
        except ValueError as error:
            raise BadRequest(
                f"trusted_proxies has {part!r}; expected addresses or networks such as 10.0.0.7, 10.1.0.0/16"
            ) from error
    return found
