"""What the API answers: results, errors, and how they are sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from gazetteer.domain.row_result import RowResult
from gazetteer.domain.secret_shapes import masked
from gazetteer.errors import GazetteerError
from gazetteer.kit import json

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@dataclass
class Reply:
    """What is answered. `payload` becomes JSON; None is an empty body."""

    payload: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


def error_reply(error: GazetteerError) -> Reply:
    """An error as it is answered."""
    headers = {"WWW-Authenticate": "om-auth"} if error.status == 401 else {}
    # A message may repeat what was sent.
    payload = {"code": error.status, "errorType": error.kind, "message": masked(error.message)}
    return Reply(payload, error.status, headers)


def bulk_result(results: list[RowResult], *, dry_run: bool = False) -> dict[str, Any]:
    """The results of rows as the wire has them."""
    failed = [
        {"request": row.request, "message": row.message and masked(row.message), "status": row.status}
        for row in results
        if row.status >= 400
    ]
    passed = [{"request": row.request, "status": row.status} for row in results if row.status < 400]
    status = "success" if not failed else "partialSuccess" if passed else "failure"
    return {
        "dryRun": dry_run,
        "status": status,
        "numberOfRowsProcessed": len(results),
        "numberOfRowsPassed": len(passed),
        "numberOfRowsFailed": len(failed),
        "successRequest": passed,
        "failedRequest": failed,
    }


async def send_reply(send: Send, reply: Reply, request_id: str) -> None:
    """Send an answer by ASGI."""
    if reply.payload is None:
        body = b""
    elif isinstance(reply.payload, bytes):
        body = reply.payload
    else:
        body = json.dump_bytes(reply.payload)
    headers = [
        (b"content-type", reply.media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", request_id.encode()),
        (b"x-content-type-options", b"nosniff"),
    ]
    headers += [(name.lower().encode(), value.encode()) for name, value in reply.headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
