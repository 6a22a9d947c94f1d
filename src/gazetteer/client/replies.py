"""What a server answered: its JSON, or its error as one of ours."""

from __future__ import annotations

from typing import Any

import httpx2
import orjson

from gazetteer import errors
from gazetteer.errors import GazetteerError

ERRORS: dict[int, type[GazetteerError]] = {
    400: errors.BadRequest,
    401: errors.NotAuthenticated,
    403: errors.NotAllowed,
    404: errors.NotFound,
    409: errors.AlreadyExists,
    412: errors.Stale,
    413: errors.TooLarge,
    429: errors.TransientError,
    502: errors.TransientError,
    503: errors.Unavailable,
    504: errors.TransientError,
}


def json_of(response: httpx2.Response, *, empty: bool = False) -> Any:
    """The JSON of a good answer.

    Arguments:
        empty: an answer without a body is good, and gives None.

    Raises:
        GazetteerError: the server's error, as the class for its status and with its message; `TerminalError`
            for an answer that is no JSON, is a redirect, or has an unknown error status.
    """
    request = f"{response.request.method} {response.request.url.path}"
    if response.is_redirect:
        raise errors.TerminalError(
            f"the server answered {request} with a redirect to {response.headers.get('location')!r}; "
            "give the address that it redirects to"
        )
    if not response.is_success:
        raise _error(response, request)
    if not response.content:
        if empty:
            return None
        raise errors.TerminalError(f"the server answered {request} with nothing; expected JSON")
    try:
        return orjson.loads(response.content)
    except orjson.JSONDecodeError as error:
        raise errors.TerminalError(
            f"the server answered {request} with {response.headers.get('content-type', 'something')} "
            "in place of JSON; does the address end in /api?"
        ) from error


def _error(response: httpx2.Response, request: str) -> GazetteerError:
    status = response.status_code
    kind = ERRORS.get(status, errors.TerminalError)
    if status == 409 and _body(response).get("errorType") == errors.Locked.kind:
        kind = errors.Locked
    message = _body(response).get("message")
    if isinstance(message, str) and message:
        # The class says what kind it is; an unknown status says it only in the message.
        return kind(message if status in ERRORS else f"{message} (status {status} to {request})")
    return kind(f"the server answered {request} with status {status} and gave no reason")


def _body(response: httpx2.Response) -> dict[str, Any]:
    """The error's JSON object; empty for the page of a proxy."""
    try:
        body = orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}
