"""What the API answers: results, errors, and how they are sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from gazetteer.api import limits
from gazetteer.domain.row_result import RowResult
from gazetteer.domain.secret_shapes import masked
from gazetteer.errors import GazetteerError, MethodNotAllowed
from gazetteer.kit import json

NO_CONTENT = 204

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


@dataclass
class Reply:
    """What is answered. `payload` becomes JSON; with the status 204 there is none."""

    payload: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"

    def in_bytes(self) -> Reply:
        """The same, its payload as it is sent."""
        if isinstance(self.payload, bytes):
            return self
        payload = b"" if self.status == NO_CONTENT else json.dump_bytes(self.payload)
        return Reply(payload, self.status, self.headers, self.media_type)


def error_reply(error: GazetteerError) -> Reply:
    """An error as it is answered."""
    headers = {"WWW-Authenticate": "om-auth"} if error.status == 401 else {}
    if error.status == 503:
        headers["Retry-After"] = str(limits.RETRY_AFTER)
    if isinstance(error, MethodNotAllowed):
        headers["Allow"] = ", ".join(error.allowed)
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
    body = reply.in_bytes().payload
    headers = [
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", request_id.encode()),
    ]
    if body:
        headers.append((b"content-type", reply.media_type.encode()))
    headers += [(name.lower().encode(), value.encode()) for name, value in reply.headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
