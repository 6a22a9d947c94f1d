"""What holds for every answer of the server: who it may be asked as, and what a browser may do with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from gazetteer.api.bodies import Receive
from gazetteer.api.replies import Send, error_reply, send_reply
from gazetteer.api.requests import Scope, is_local
from gazetteer.errors import BadRequest

_NAME = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")

# https://owasp.org/www-project-secure-headers/ : nothing of an answer is kept, framed, guessed at, or loads anything.
# The page of the API's description has its style inside.
HEADERS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
]
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def allowed_hosts(setting: str, listens_on: str) -> frozenset[str] | None:
    """The names by which the server may be asked; None: any.

    Who listens on the own machine only is asked by a name of it, or by a page elsewhere that has its name lead here.

    Arguments:
        setting: names separated by commas, `*` for any; empty: what follows from the address.
        listens_on: that address.
    """
    names = {name.strip().lower() for name in setting.split(",") if name.strip()}
    if not names and listens_on in (*LOOPBACK, "::1"):
        return frozenset(LOOPBACK)
    return None if not names or "*" in names else frozenset({*names, *LOOPBACK})


class Guard:
    """An ASGI application around another one.

    Arguments:
        application: what answers.
        hosts: the names by which it may be asked, without port; None: any.
        stop_waiting: answers at once what waits only to be answered late; called when the server stops.
    """

    def __init__(self, application: Any, hosts: Collection[str] | None, stop_waiting: Callable[[], None]) -> None:
        self.application = application
        self.hosts = hosts
        self.stop_waiting = stop_waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return

        async def send_guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in HEADERS if one[0] not in given)]
            await send(message)

        if self._is_strange(scope):
            allowed = ", ".join(sorted(self.hosts or ()))
            reason = f"this server is not asked by this Host; allowed: {allowed} (setting allowed_hosts)"
            await send_reply(send_guarded, error_reply(BadRequest(reason)), "")
            return
        await self.application(scope, receive, send_guarded)

    def _is_strange(self, scope: Scope) -> bool:
        if self.hosts is None or is_local(scope):
            return False
        given = [value for name, value in scope["headers"] if name == b"host"]
        return len(given) != 1 or _name_in(given[0]) not in self.hosts


@lru_cache(maxsize=64)
def _name_in(host: bytes) -> str | None:
    """The name in a header `Host`; None if it has none."""
    found = _NAME.fullmatch(host.decode("latin-1"))
    return found[1].lower() if found else None
