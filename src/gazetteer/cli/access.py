"""How a command reaches the catalog: through the running server's socket, or by opening the store itself."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from gazetteer.errors import Refused, Unavailable
from gazetteer.ingestion.writer import Writer
from gazetteer.kit import json

if TYPE_CHECKING:
    from gazetteer.settings import Settings


class Access(Protocol):
    """The catalog, as the operator of this machine."""

    @property
    def writer(self) -> Writer:
        """Where a harvest writes to."""
        ...

    def call(self, method: str, path: str, query: Mapping[str, str] | None = None, body: Any = None) -> Any:
        """A request to the API; `path` is below `/api/v1`. Raises the errors of the server."""
        ...


# Where `make run` and `gazetteer demo` keep their catalog, below the folder in which they are started.
SAMPLE = Path(".gazetteer") / "home"


def settings_of(home: Path | None, database_url: str | None) -> Settings:
    """The settings of a command: those given, else of the environment, else of the sample in this folder."""
    from gazetteer import settings
    from gazetteer.cli import output

    named = home is not None or database_url is not None
    named = named or any(os.environ.get(f"GAZETTEER_{name}") for name in ("HOME", "DATABASE_URL"))
    if not named and (SAMPLE / "secret.key").exists():
        output.line(f"(the sample's catalog in {SAMPLE}; --home chooses another)", stderr=True, style="dim")
        home = SAMPLE
    return settings.load({"home": str(home) if home else None, "database_url": database_url})


@contextmanager
def catalog(home: Path | None, database_url: str | None = None, *, create: bool = False) -> Iterator[Access]:
    """The catalog of a home: its store when no server runs, else the server.

    Arguments:
        create: make one where there is none.

    Raises:
        Unavailable: there is none, or a server owns the home and does not answer.
    """
    from gazetteer.app import check_existence, open_platform
    from gazetteer.home import Home

    settings = settings_of(home, database_url)
    owned = Home(settings.home)
    if not create and not owned.socket.exists():
        check_existence(settings)
    if owned.acquire():
        owned.release()
        platform = open_platform(settings)
        try:
            yield _Local(platform)
        finally:
            platform.close()
        return
    if not owned.socket.exists():
        raise Unavailable(
            f"another process uses the home {settings.home}, and no server answers there; "
            "wait until it has ended, or choose another --home"
        )
    from gazetteer.auth.subject import INGESTION_BOT
    from gazetteer.client.client import Client

    with (
        Client(socket=owned.socket) as client,
        Client(socket=owned.socket, headers={"X-Gazetteer-User": INGESTION_BOT}) as harvester,
    ):
        yield _Remote(client, harvester, settings.home / "checkpoints")


class _Remote:
    def __init__(self, client: Any, harvester: Any, checkpoints: Path) -> None:
        self._client = client
        self._harvester = harvester
        self._checkpoints = checkpoints

    @property
    def writer(self) -> Writer:
        from gazetteer.ingestion.http_writer import HttpWriter

        return HttpWriter(self._harvester, self._checkpoints)

    def call(self, method: str, path: str, query: Mapping[str, str] | None = None, body: Any = None) -> Any:
        return self._client.call(method, path, parameters=list((query or {}).items()), body=body)


class _Local:
    """Answers by the same handlers as a server, without one."""

    def __init__(self, platform: Any) -> None:
        from gazetteer.api.application import edge

        self._platform = platform
        self._edge = edge(platform.services())

    @property
    def writer(self) -> Writer:
        from gazetteer.auth import subject
        from gazetteer.catalog.local_writer import LocalWriter

        context = self._platform.context
        return LocalWriter(context, subject.of(subject.named(context.database, subject.INGESTION_BOT)))

    def call(self, method: str, path: str, query: Mapping[str, str] | None = None, body: Any = None) -> Any:
        headers: Sequence[tuple[bytes, bytes]] = [(b"host", b"localhost")]
        scope = {
            "method": method,
            "path": f"/api/v1{path}",
            "raw_path": f"/api/v1{path}".encode(),
            "query_string": urlencode(query or {}).encode(),
            "headers": headers,
            "server": ("", None),
        }
        sent = b"" if body is None else json.dump_bytes(body)
        reply = self._edge.answer(scope, sent, uuid.uuid4().hex)
        sent_back = json.loads(reply.in_bytes().payload or b"null")
        if reply.status >= 400:
            raise Refused(reply.status, str(sent_back["message"]))
        return sent_back
