"""Delete what a harvest no longer saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.delete import Deletion, Removal, planned
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import discipline
from gazetteer.catalog.writing.discipline import Checked, Several
from gazetteer.catalog.writing.pace import Pace, Timed
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, GazetteerError, Moved, NotFound
from gazetteer.storage import entity_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range

PAGE = 1000
FIRST_CHUNK, LARGEST_CHUNK = 20, 200
# A chunk is to hold the write lock no longer than this, in seconds.
CHUNK_SECONDS = 0.02


@dataclass(frozen=True)
class Sweep:
    """A scope that was read completely, and what was seen there.

    Arguments:
        scope_type: the type of the ancestor, such as `databaseSchema`, or the field that shows it, such as `service`.
        scope: its FQN; one that does not exist has nothing to delete.
        seen: FQNs that stay.
        dry_run: only tell.
    """

    scope_type: str
    scope: str
    seen: Sequence[str]
    deletion: Deletion
    dry_run: bool = False


def delete_stale(context: Context, info: TypeInfo, view: View, sweep: Sweep) -> list[RowResult]:
    """Delete every entity of a type inside a scope that is not among those seen.

    Returns:
        One result for each entity that was deleted, or could not be.
    """
    with context.database.read() as session:
        try:
            scope_info = context.types.get(info.type.ancestors.get(sweep.scope_type, sweep.scope_type))
            ancestor = Resolver(session, context.types).named(scope_info, sweep.scope)
        except NotFound as error:
            raise BadRequest(error.message) from error
        if ancestor is None or ancestor.deleted:
            return []
        stale = _stale(session, context, info, ancestor, set(sweep.seen))
    if sweep.dry_run:
        return [RowResult(name, 200) for name, _ in stale]
    return list(_Work(context, info, view, sweep.deletion).run(stale))


def _stale(
    session: Session, context: Context, info: TypeInfo, ancestor: EntityRow, seen: set[str]
) -> list[tuple[str, EntityRow]]:
    names = Names(session, context.types)
    below = Range(info.name, ancestor.inside, entity_store.path_end(ancestor.inside), "non-deleted")
    named = (
        (names.compose(row.path, row.type, row.name), row)
        for rows in list_store.pages(session, below, PAGE)
        for row in rows
    )
    return [(name, row) for name, row in named if name not in seen]


@dataclass
class _Work:
    """Deletes rows, as many in one transaction as others can wait for; a row that is refused spoils no other."""

    context: Context
    info: TypeInfo
    view: View
    wanted: Deletion
    _pace: Pace = field(default_factory=lambda: Pace(CHUNK_SECONDS, FIRST_CHUNK, 1, LARGEST_CHUNK))

    def run(self, stale: Sequence[tuple[str, EntityRow]]) -> Iterator[RowResult]:
        """One result for each row but those that went with something else meanwhile."""
        # What lies below another of them goes with it, and is found gone when its own turn comes.
        nested = any(self.info.name in parent.types for parent in self.info.type.parents)
        start = 0
        while start < len(stale):
            chunk = stale[start : start + (1 if nested else self._pace.size)]
            start += len(chunk)
            yield from self._chunk(chunk)

    def _chunk(self, chunk: Sequence[tuple[str, EntityRow]]) -> Iterator[RowResult]:
        try:
            with self.context.database.read() as session:
                removals = [self._planned(session, read.identity(row)) for _, row in chunk]
            timed = Timed(Checked(Several(removals)))
            self.context.database.write(timed, priority=BULK)
        except GazetteerError as error:
            if len(chunk) == 1 and not isinstance(error, Moved):
                if not isinstance(error, NotFound):
                    yield RowResult(chunk[0][0], error.status, error.message)
                return
            for name, row in chunk:
                yield from self._one(name, row)
            return
        self._pace.learn(len(chunk), timed.seconds)
        yield from (RowResult(name, 200) for name, _ in chunk)

    def _one(self, name: str, row: EntityRow) -> Iterator[RowResult]:
        try:
            discipline.written(self.context.database, lambda session: self._planned(session, read.identity(row)), BULK)
        except NotFound:
            return
        except GazetteerError as error:
            yield RowResult(name, error.status, error.message)
        else:
            yield RowResult(name, 200)

    def _planned(self, session: Session, identity: str) -> Removal:
        return planned(session, self.context, self.info, self.view, EntityKey(identity), self.wanted)
