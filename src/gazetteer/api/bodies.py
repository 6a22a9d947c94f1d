"""The body of a request: read within the bounds of its route, never faster than it can be dealt with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from gazetteer.api import limits
from gazetteer.errors import BadRequest, TooLarge, TooSlow, UnknownEncoding

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


def announced(headers: Iterable[tuple[bytes, bytes]], most: int) -> bool:
    """Whether a request says that it has a body.

    Raises:
        TooLarge: by its own word it has more bytes than are allowed.
        UnknownEncoding: it is compressed.
    """
    has_body = False
    for name, value in headers:
        if name == b"content-length" and value.isdigit():
            if int(value) > most:
                raise TooLarge(
                    f"the body has {value.decode()[:20]} bytes, which exceeds the maximum allowed here: {most}"
                )
            has_body = int(value) > 0
        elif name == b"content-encoding" and value.strip().lower() not in (b"", b"identity"):
            shown = value.decode("latin-1")[:40]
            raise UnknownEncoding(f"the body has the Content-Encoding {shown!r}; send it without one")
        elif name == b"transfer-encoding":
            return True
    return has_body


async def read(receive: Receive, most: int) -> bytes:
    """The body of a request, once it is complete.

    Arguments:
        most: how many bytes it may have.

    Raises:
        TooLarge: it has more bytes, or more lists, objects and values, than are allowed.
        TooSlow: it comes too slowly.
        BadRequest: the client went away.
    """
    loop = asyncio.get_running_loop()
    start, size, containers, values = loop.time(), 0, 0, 0
    chunks: list[bytes] = []
    while True:
        message = await _next(receive)
        if message["type"] == "http.disconnect":
            raise BadRequest("the client went away before its request was complete")
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise TooLarge(f"the body has more than {most} bytes, which exceeds the maximum allowed here")
        # Those inside texts count too: the bound is far above what anybody sends.
        containers += chunk.count(b"[") + chunk.count(b"{")
        if containers > limits.MOST_CONTAINERS:
            raise TooLarge(f"the body has more than the {limits.MOST_CONTAINERS} lists and objects that are allowed")
        values += chunk.count(b",")
        if values > limits.MOST_VALUES and most <= limits.LARGEST_BODY:
            raise TooLarge(f"the body has more than the {limits.MOST_VALUES} values that are allowed")
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)
        if loop.time() - start > limits.BODY_SECONDS + size / limits.SLOWEST_BODY:
            raise TooSlow(f"the body took more than {limits.BODY_SECONDS:.0f} seconds; {size} bytes have come")


async def _next(receive: Receive) -> MutableMapping[str, Any]:
    try:
        async with asyncio.timeout(limits.BODY_PAUSE_SECONDS):
            return await receive()
    except TimeoutError:
        raise TooSlow(f"no byte of the body came for {limits.BODY_PAUSE_SECONDS:.0f} seconds") from None
