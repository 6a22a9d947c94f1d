"""HTTP to systems that may be slow, busy or away: timeouts, retries, paging."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2
import orjson

from gazetteer.errors import RemoteError, TerminalError, TransientError

T = TypeVar("T")

IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
# Gateways answer these while what is behind them restarts; 429 and 503 come with the wish to be asked later.
PASSING_STATUSES = frozenset({429, 502, 503, 504})
NEVER_ARRIVED = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
BROKEN_OFF = (httpx2.TimeoutException, httpx2.NetworkError, httpx2.RemoteProtocolError)
# The server may be at work on a large body long after the last byte was sent.
TIMEOUT = httpx2.Timeout(connect=10.0, read=300.0, write=60.0, pool=60.0)


@dataclass(frozen=True, slots=True)
class Retry:
    """How often and how patiently a request is repeated.

    Arguments:
        attempts: how often a request is sent at most.
        first_wait: seconds before the second attempt; doubles each time, half of it at random.
        longest_wait: seconds, whatever the server asks for.
        sleep: waits, in seconds.
    """

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 30.0
    sleep: Callable[[float], None] = time.sleep

    def wait_seconds(self, attempt: int, response: httpx2.Response | None) -> float:
        """How long to wait after this attempt (the first is 1)."""
        asked = _retry_after(response) if response is not None else None
        if asked is not None:
            return min(asked, self.longest_wait)
        longest = min(self.first_wait * 2.0 ** (attempt - 1), self.longest_wait)
        # Clients that failed together shall not come back together.
        return longest * (0.5 + secrets.randbelow(1000) / 2000)


def _retry_after(response: httpx2.Response) -> float | None:
    value = response.headers.get("Retry-After")
    if value is None:
        return None
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        # Not a time in either of the two forms that RFC 9110 allows: as if it were not there.
        return None


class HttpSession:
    """Requests to one server, on connections that are kept open.

    Redirects are not followed: a credential goes only where it was configured to go.

    Arguments:
        base_url: what paths are appended to, without a slash at its end.
        headers: sent with each request.
        socket: the path of a Unix socket to connect to in place of the URL's host.
        verify: False does not check the server's certificate; a path names the certificates to trust.
        retry: how often and how patiently.
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        socket: Path | None = None,
        verify: bool | Path = True,
        timeout: httpx2.Timeout = TIMEOUT,
        retry: Retry | None = None,
    ) -> None:
        self.base_url = base_url
        self._retry = retry or Retry()
        trusted = str(verify) if isinstance(verify, Path) else verify
        transport = httpx2.HTTPTransport(uds=str(socket)) if socket is not None else None
        self._client = httpx2.Client(
            headers=headers, timeout=timeout, verify=trusted, transport=transport, follow_redirects=False
        )
        self._socket = socket
        self.where = f"the socket {socket}" if socket is not None else base_url

    def request(
        self,
        method: str,
        path: str,
        *,
        parameters: Iterable[tuple[str, str]] = (),
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        repeatable: bool | None = None,
    ) -> httpx2.Response:
        """Send a request, again where that is safe and may help.

        Arguments:
            method: in capital letters.
            path: appended to the base URL; already percent-encoded.
            parameters: of the query, encoded here.
            body: JSON values.
            headers: beside the session's.
            repeatable: whether it may be sent again after the server may have acted on it; by default as the
                method says. A request that never reached the server is always repeated.

        Returns:
            The last answer, whatever its status.

        Raises:
            TransientError: there was no answer.
            TerminalError: the address is not a valid one.
        """
        if self._socket is not None and not self._socket.is_socket():
            raise TransientError(f"there is no socket {self._socket}; no server is running there")
        again = method in IDEMPOTENT if repeatable is None else repeatable
        query = str(httpx2.QueryParams(list(parameters)))
        url = f"{self.base_url}{path}{'?' if query else ''}{query}"
        sent = ({"Content-Type": "application/json"} if body is not None else {}) | dict(headers or {})
        content = orjson.dumps(body) if body is not None else None
        for attempt in range(1, self._retry.attempts + 1):
            last = attempt == self._retry.attempts
            try:
                response = self._client.request(method, url, content=content, headers=sent)
            except (httpx2.TransportError, httpx2.InvalidURL) as error:
                if last or not (isinstance(error, NEVER_ARRIVED) or (again and isinstance(error, BROKEN_OFF))):
                    raise self._unanswered(f"{method} {path}", attempt, error) from error
                wait = self._retry.wait_seconds(attempt, None)
            else:
                if last or not again or response.status_code not in PASSING_STATUSES:
                    return response
                wait = self._retry.wait_seconds(attempt, response)
            self._retry.sleep(wait)
        raise ValueError(f"a request needs at least one attempt; the configured number is {self._retry.attempts}")

    def _unanswered(self, request: str, attempts: int, error: Exception) -> RemoteError:
        if isinstance(error, httpx2.UnsupportedProtocol | httpx2.InvalidURL):
            return TerminalError(f"{self.base_url} is not a valid http:// or https:// address: {error}")
        tries = "1 attempt" if attempts == 1 else f"{attempts} attempts"
        return TransientError(
            f"no answer from {self.where} to {request} after {tries}: {str(error) or type(error).__name__}; "
            "check the address, and that the server is running"
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def pages(fetch: Callable[[str | None], tuple[list[T], str | None]]) -> Iterator[T]:
    """The items of all pages of a list.

    Arguments:
        fetch: gives one page for a cursor (None: the first), and the cursor of the next one (None: none).

    Raises:
        TerminalError: the server gave the same cursor twice, which would never end.
    """
    cursor: str | None = None
    while True:
        items, following = fetch(cursor)
        yield from items
        if not following:
            return
        if following == cursor:
            raise TerminalError(f"the server gave the page cursor {cursor!r} again, so its list would never end")
        cursor = following
