"""A session that counts what it is asked and what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazetteer.storage.dialect import Row, Session


class CountingSession(Session):
    """The connection of another session, with counters of statements and of rows."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.connection, session.dialect)
        self.statements = 0
        self.rows = 0

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        found = super().all(sql, parameters)
        self.statements += 1
        self.rows += len(found)
        return found
