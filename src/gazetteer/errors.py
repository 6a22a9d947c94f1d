"""The error tree: each error carries the HTTP status it is answered with.

GazetteerError
├── BadRequest (400)
│   └── ShapeError          a value inside a document
├── NotAuthenticated (401)
├── NotAllowed (403)
├── NotFound (404)
├── MethodNotAllowed (405)
├── TooSlow (408)
├── AlreadyExists (409)
├── Locked (409)
├── Stale (412)
├── TooLarge (413)
├── UnknownEncoding (415)
├── Unavailable (503)
├── MissingDriver (500)
├── Moved (409)             prepare again
├── UniqueViolation (500)   for the caller of a store, who knows what it means
├── Refused                 a command's request; the status is the answer's
└── RemoteError (502)
    ├── TransientError      try again
    │   └── BusyError       somebody else has it locked
    ├── TerminalError       do not try again
    └── MissingError        the thing asked for is not there
"""

from __future__ import annotations

from collections.abc import Sequence


class GazetteerError(Exception):
    """Something went wrong inside Gazetteer.

    `message` is for everybody. `detail`, such as a driver's own words, may name hosts and databases: it is for the log
    and for the terminal of who runs the program.
    """

    status = 500
    kind = "INTERNAL_ERROR"

    def __init__(self, message: str | None = None, *, detail: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)
        self.detail = detail

    @property
    def message(self) -> str:
        return str(self.args[0])

    def __str__(self) -> str:
        return self.message if self.detail is None else f"{self.message} ({self.detail})"


class BadRequest(GazetteerError):
    """The request is not valid."""

    status = 400
    kind = "BAD_REQUEST"


class ShapeError(BadRequest):
    """A value does not have the shape that is asked for."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path: list[str] = []


class NotAuthenticated(GazetteerError):
    """A token is missing, expired or not valid."""

    status = 401
    kind = "UNAUTHORIZED"


class NotAllowed(GazetteerError):
    """The operation is not allowed for this user."""

    status = 403
    kind = "FORBIDDEN"


class NotFound(GazetteerError):
    """There is no such thing."""

    status = 404
    kind = "ENTITY_NOT_FOUND"


class MethodNotAllowed(GazetteerError):
    """This path does not have this method."""

    status = 405
    kind = "METHOD_NOT_ALLOWED"

    def __init__(self, method: str, allowed: Sequence[str]) -> None:
        super().__init__(f"{method} is not allowed here; allowed: {', '.join(allowed)}")
        self.allowed = allowed


class TooSlow(GazetteerError):
    """The request took too long to arrive."""

    status = 408
    kind = "REQUEST_TIMEOUT"


class AlreadyExists(GazetteerError):
    """Entity already exists"""

    status = 409
    kind = "ENTITY_ALREADY_EXISTS"


class Locked(GazetteerError):
    """Others keep changing what this request works on; nothing was written, try again."""

    status = 409
    kind = "ENTITY_LOCKED"


class Stale(GazetteerError):
    """The entity has changed since it was read; read it again and repeat the change."""

    status = 412
    kind = "PRECONDITION_FAILED"


class TooLarge(GazetteerError):
    """The request is larger than allowed."""

    status = 413
    kind = "BULK_LIMIT_EXCEPTION"


class UnknownEncoding(GazetteerError):
    """The body is encoded as this server reads none."""

    status = 415
    kind = "UNSUPPORTED_MEDIA_TYPE"


class Unavailable(GazetteerError):
    """The server cannot do this now; nothing was written. Try again later."""

    status = 503
    kind = "UNAVAILABLE"


class MissingDriver(GazetteerError):
    """A driver that this connector needs is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"the package {package!r} is not installed; run: pip install 'gazetteer[{extra}]'")


class Moved(GazetteerError):
    """What the preparation built on has changed since; read again, then repeat the request."""

    status = 409
    kind = "ENTITY_LOCKED"


class UniqueViolation(GazetteerError):
    """A row with this key is there already."""


class Refused(GazetteerError):
    """The catalog refused a command's request."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class RemoteError(GazetteerError):
    """A remote system failed."""

    status = 502
    kind = "BAD_GATEWAY"


class TransientError(RemoteError):
    """A remote system failed in a way that may pass; try again."""


class BusyError(TransientError):
    """Something in a remote system is locked by somebody else; what is not can be read."""


class TerminalError(RemoteError):
    """A remote system refused; trying again would not help."""


class MissingError(RemoteError):
    """What was asked of a remote system is not there."""
