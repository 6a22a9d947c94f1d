"""Create or update many entities of one type: rows are independent, each gets its own result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from gazetteer.catalog import put
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import prepare
from gazetteer.catalog.writing.change import Attempt, Change, Written, write_one
from gazetteer.catalog.writing.discipline import Checked
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.pace import Pace, Timed
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.catalog.writing.unchanged import changes_nothing, request_mark
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import GazetteerError, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction

FIRST_CHUNK = 200
SMALLEST_CHUNK, LARGEST_CHUNK = 20, 1000
# A chunk is to hold the write lock no longer than this, in seconds.
CHUNK_SECONDS = 0.03


@dataclass
class _Row:
    number: int
    request: dict[str, Any]
    parent: EntityRow | None = None
    name: str = ""
    key: str = ""

    @property
    def parent_pk(self) -> int:
        return self.parent.pk if self.parent is not None else 0


@dataclass
class Bulk:
    """One bulk request.

    Arguments:
        intent: who writes what.
        progress: told how many rows are done after each chunk.
    """

    intent: Intent
    progress: Callable[[int], None] | None = None
    _pace: Pace = field(default_factory=lambda: Pace(CHUNK_SECONDS, FIRST_CHUNK, SMALLEST_CHUNK, LARGEST_CHUNK))
    _prefixes: dict[int, str] = field(default_factory=dict)

    @property
    def context(self) -> Context:
        return self.intent.context

    @property
    def info(self) -> TypeInfo:
        return self.intent.info

    def run(self, requests: Sequence[Any]) -> list[RowResult]:
        """Write them; the results are in the order of the requests."""
        results: list[RowResult | None] = [None] * len(requests)
        start = 0
        while start < len(requests):
            # Some at a time: those of a large body are parsed when they are asked for.
            part = requests[start : start + self._pace.size]
            chunk = [_Row(start + number, request) for number, request in enumerate(part)]
            start += len(chunk)
            for rows in self._chunk(chunk, results):
                self._in_turn(rows, results)
            if self.progress is not None:
                self.progress(sum(result is not None for result in results))
        return [result for result in results if result is not None]

    def _chunk(self, rows: Sequence[_Row], results: list[RowResult | None]) -> list[list[_Row]]:
        """Write rows as one set, but for those of the same name, which are returned."""
        alike: list[list[_Row]] = []
        with self.context.database.read() as session:
            work = list(self._prepare(session, rows, results, alike))
        if not work:
            return alike
        timed = Timed(Checked(Change(self.context, [prepared for _, prepared in work])))
        try:
            written = self.context.database.write(timed, priority=BULK)
        except GazetteerError:
            self._one_by_one([row for row, _ in work], results)
            return alike
        self._pace.learn(len(work), timed.seconds)
        for (row, prepared), outcome in zip(work, written, strict=True):
            results[row.number] = _passed(prepared.fqn, outcome)
        return alike

    def _prepare(
        self, session: Session, rows: Sequence[_Row], results: list[RowResult | None], alike: list[list[_Row]]
    ) -> Iterator[tuple[_Row, Prepared]]:
        """What is to be written; rows that are settled already get their result."""
        resolver = Resolver(session, self.context.types)
        good = [row for row in rows if self._guard(row, results, partial(self._locate, resolver, row))]
        by_place: dict[tuple[int, str], list[_Row]] = {}
        for row in good:
            by_place.setdefault((row.parent_pk, row.key), []).append(row)
        alike += [found for found in by_place.values() if len(found) > 1]
        single = {place: found[0] for place, found in by_place.items() if len(found) == 1}
        stored = self._stored(session, list(single.values()))
        fresh: list[tuple[_Row, EntityRow | None, bytes]] = []
        for place, row in single.items():
            there = stored.get(place)
            mark = self._guard(row, results, partial(self._mark, resolver, row, there))
            failed = results[row.number]
            if there is not None and failed is not None and failed.status == NotFound.status:
                # What is deleted may stay where it is: that is looked at one by one.
                results[row.number] = None
                alike.append([row])
            elif mark == b"":
                results[row.number] = _passed(self._fqn(session, row), None)
            elif mark:
                fresh.append((row, there, mark))
        rows_there = [there for _, there, _ in fresh if there is not None]
        states = {s.row.pk: s for s in state.load(session, rows_there, self.info)} if rows_there else {}
        for row, there, mark in fresh:
            current = states[there.pk] if there is not None else None
            prepared = self._guard(row, results, partial(self._one, session, resolver, row, current, mark))
            if prepared:
                yield row, prepared

    def _guard(self, row: _Row, results: list[RowResult | None], work: Callable[[], Any]) -> Any:
        """The outcome of some work on a row; a failure is the row's result, and the outcome is None."""
        try:
            return work()
        except GazetteerError as error:
            results[row.number] = self._failed(row, error)
            return None

    def _locate(self, resolver: Resolver, row: _Row) -> bool:
        request = row.request
        if type(request) is dict and "name" in request:
            row.name = self.info.type.name_of(request)
            row.parent = resolver.parent(self.info, request)
            row.key = self.info.type.key(self.info.type.part(row.name))
        else:
            self.info.check_create(request)
        return True

    def _stored(self, session: Session, rows: Sequence[_Row]) -> dict[tuple[int, str], EntityRow]:
        by_parent: dict[int, list[str]] = {}
        for row in rows:
            by_parent.setdefault(row.parent_pk, []).append(row.key)
        return {
            (parent, key): there
            for parent, keys in by_parent.items()
            for key, there in entity_store.children(session, parent, self.info.name, keys).items()
        }

    def _mark(self, resolver: Resolver, row: _Row, there: EntityRow | None) -> bytes:
        """What is remembered of the request, or empty if it is known that it changes nothing."""
        mark = request_mark(self.intent, resolver, row.request)
        return b"" if there is not None and changes_nothing(self.intent, there, row.request, mark) else mark

    def _one(
        self, session: Session, resolver: Resolver, row: _Row, current: state.State | None, mark: bytes
    ) -> Prepared:
        request = json.copy(row.request)
        self.info.check_create(request)
        if current is None:
            prefix = self._prefix(session, row.parent)
            prepared = prepare.creation(self.intent, resolver, request, row.parent, prefix)
            prepared.request_hash = mark
            return prepared
        prepared = put.put_over(self.intent, session, resolver, current, request, mark)
        prepared.fqn = self._fqn(session, row)
        return prepared

    def _prefix(self, session: Session, parent: EntityRow | None) -> str:
        if parent is None:
            return ""
        if parent.pk not in self._prefixes:
            self._prefixes[parent.pk] = Names(session, self.context.types).fqn(parent.pk)
        return self._prefixes[parent.pk]

    def _fqn(self, session: Session, row: _Row) -> str:
        prefix = self._prefix(session, row.parent)
        part = self.info.type.part(row.name)
        return f"{prefix}.{part}" if prefix else part

    def _failed(self, row: _Row, error: GazetteerError) -> RowResult:
        name = row.name
        if not name and isinstance(row.request, dict):
            name = str(row.request.get("name", ""))
        prefix = self._prefixes.get(row.parent.pk) if row.parent is not None else None
        if prefix and row.name:
            name = f"{prefix}.{self.info.type.part(row.name)}"
        return RowResult(name, error.status, error.message)

    def _one_by_one(self, rows: Sequence[_Row], results: list[RowResult | None]) -> None:
        """The set was refused as a whole: each row by itself, so that one cannot spoil the others."""
        for row in rows:
            try:
                written = write_one(self.context, self._attempt(row), BULK)
            except GazetteerError as error:
                results[row.number] = self._failed(row, error)
                continue
            with self.context.database.read() as session:
                results[row.number] = _passed(self._fqn(session, row), written)

    def _in_turn(self, rows: Sequence[_Row], results: list[RowResult | None]) -> None:
        """Rows of the same name: each over the one before, and none at all if they end where they began."""
        attempts = [self._attempt(row) for row in rows]
        turns = _Turns(self.intent, rows[0].parent_pk, rows[0].key, attempts)
        outcomes: Sequence[Written | None]
        try:
            outcomes = self.context.database.write(turns, priority=BULK)
        except _InVain:
            outcomes = [None] * len(rows)
        except GazetteerError:
            self._one_by_one(rows, results)
            return
        with self.context.database.read() as session:
            for row, outcome in zip(rows, outcomes, strict=True):
                results[row.number] = _passed(self._fqn(session, row), outcome)

    def _attempt(self, row: _Row) -> Attempt:
        def attempt(session: Session) -> Prepared:
            return put.prepare_put(self.intent, session, json.copy(row.request))

        return attempt


class _InVain(GazetteerError):
    """Several writes of one entity leave it as it was before them."""


@dataclass
class _Turns:
    """Writes of one entity, one after the other."""

    intent: Intent
    parent_pk: int
    key: str
    attempts: Sequence[Attempt]

    def apply(self, write: WriteTransaction) -> list[Written]:
        before = self._state(write.session)
        context = self.intent.context
        written = [Checked(Change(context, [attempt(write.session)])).apply(write)[0] for attempt in self.attempts]
        if before is not None and self._state(write.session) == before:
            raise _InVain
        return written

    def _state(self, session: Session) -> dict[str, Any] | None:
        info = self.intent.info
        row = entity_store.children(session, self.parent_pk, info.name, [self.key]).get(self.key)
        return None if row is None or row.deleted else state.load(session, [row], info)[0].comparable(info)


def _passed(fqn: str, written: Written | None) -> RowResult:
    return RowResult(fqn, written.status if written is not None else 200)
