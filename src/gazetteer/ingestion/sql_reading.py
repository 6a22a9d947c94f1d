"""Details of what was listed, read many at a time; what cannot be read is found and left out of the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gazetteer.errors import BusyError, RemoteError
from gazetteer.ingestion.sql_session import WAITS_SECONDS, SqlSession
from gazetteer.ingestion.writer import Request

# Where so many of a batch cannot be read, it is not they that are odd.
MOST_FAILED = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A table, view or routine of which only the name is known yet.

    Arguments:
        key: what the details are asked for by, such as an object id.
        schema: the schema's name.
        name: unique in its schema among its type.
        kind: what the options switch on and off.
        matched: what patterns are matched against, where that is not the name.
        arguments: the types of a routine's arguments, where routines may share a name; its `name` is the shared one,
            and the one in the catalog is found by them.
    """

    key: Any
    schema: str
    name: str
    kind: Literal["table", "view", "partition", "routine"]
    matched: str = ""
    arguments: tuple[str, ...] | None = None

    @property
    def entity_type(self) -> str:
        return "storedProcedure" if self.kind == "routine" else "table"


Details = Mapping[Any, Request]
"""By key, a Create request without `name`, `databaseSchema` and `sourceHash`; `owner` may name a role."""


@dataclass
class Reading:
    """Reads the details of batches.

    Arguments:
        session: where.
        probe: the cheapest statement: answered, the source is still there.
        read: reads details of some, all or none.
        failed: what could not be read, by key, and why.
    """

    session: SqlSession
    probe: str
    read: Callable[[Sequence[Listed]], Details]
    failed: dict[Any, RemoteError] = field(default_factory=dict)

    def of(self, batch: Sequence[Listed]) -> Details:
        """The details of a batch, but of those that are in `failed` after it.

        Raises:
            RemoteError: the source is gone, or nearly nothing of the batch can be read.
        """
        details = dict(self._halved(batch))
        # What others have locked gets some more time, all of it together.
        for seconds in WAITS_SECONDS:
            locked = [listed for listed in batch if isinstance(self.failed.get(listed.key), BusyError)]
            if not locked:
                break
            self.session.wait(seconds)
            for listed in locked:
                del self.failed[listed.key]
                details |= self._halved([listed])
        return details

    def _halved(self, batch: Sequence[Listed]) -> Details:
        try:
            return self.read(batch)
        except RemoteError as error:
            self.session.rows(self.probe)
            if len(batch) == 1:
                self.failed[batch[0].key] = error
                if len(self.failed) > MOST_FAILED:
                    raise
                return {}
        middle = len(batch) // 2
        return {**self._halved(batch[:middle]), **self._halved(batch[middle:])}
