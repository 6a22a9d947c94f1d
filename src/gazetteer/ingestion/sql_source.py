"""What connectors to SQL databases share: names first, filtered here, then details of the survivors only."""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from gazetteer.domain import fqn
from gazetteer.errors import BadRequest, GazetteerError, RemoteError, TerminalError
from gazetteer.ingestion.connector import Check, Complete, Connector, Expected, Failure, Filtered, Item, Record
from gazetteer.ingestion.filters import FilterPattern
from gazetteer.ingestion.options import DatabaseConfig, DatabaseOptions
from gazetteer.ingestion.routine_names import distinguished
from gazetteer.ingestion.sql_reading import Details, Listed, Reading
from gazetteer.ingestion.sql_session import SqlSession
from gazetteer.ingestion.writer import Request
from gazetteer.kit import json


@dataclass(frozen=True, slots=True)
class Described:
    """A database or a schema.

    Arguments:
        name: as the source has it.
        description: the source's comment.
        owner: the owning role.
    """

    name: str
    description: str | None = None
    owner: str | None = None


@dataclass(slots=True)
class _Schema:
    """What one schema holds: what exists, and what is wanted."""

    name: str
    fqn: str
    seen: dict[str, dict[str, None]] = field(default_factory=lambda: {"table": {}, "storedProcedure": {}})
    wanted: list[Listed] = field(default_factory=list)


class SqlConnector(Connector):
    """A database with databases, schemas, tables and routines."""

    service_entity_type = "databaseService"
    options_model = DatabaseOptions
    config: DatabaseConfig
    options: DatabaseOptions

    batch_size: ClassVar[int] = 2000
    """Of how many tables details are read by one set of statements; bounds the memory, not the work."""
    queries: ClassVar[Mapping[str, str]]
    """The connector's SQL by name; `probe` is the cheapest statement there is: answered, the source is still there."""

    def __init__(self, service: str, config: Any, options: Any = None) -> None:
        super().__init__(service, config, options)
        self.options = self.config.completes(self.options)

    @abstractmethod
    def session(self, database: str | None = None) -> SqlSession:
        """A session on a database; without a name, on the configured one."""

    @abstractmethod
    def list_databases(self) -> list[Described]:
        """The configured database, or with `ingestAllDatabases` all there are, unfiltered."""

    @abstractmethod
    def list_schemas(self, session: SqlSession) -> list[Described]:
        """The schemas of the session's database but the system's own."""

    @abstractmethod
    def list_relations(self, session: SqlSession) -> list[Listed]:
        """The tables and views of all schemas but the system's own."""

    @abstractmethod
    def list_routines(self, session: SqlSession) -> list[Listed]:
        """The procedures and functions of all schemas but the system's own."""

    @abstractmethod
    def read_relations(self, session: SqlSession, database_fqn: str, batch: Sequence[Listed]) -> Details:
        """Details of these tables and views; what has vanished meanwhile is left out."""

    @abstractmethod
    def read_routines(self, session: SqlSession, batch: Sequence[Listed]) -> Details:
        """Details of these procedures and functions; what has vanished meanwhile is left out."""

    def check(self) -> list[Check]:
        """Reach the source, then list what a harvest would list."""
        checks: list[Check] = []
        with self.session() as session:
            steps: dict[str, Callable[[], str]] = {
                "CheckAccess": lambda: self._answers(session),
                "GetDatabases": lambda: f"{len(self.list_databases())} found",
                "GetSchemas": lambda: f"{len(self.list_schemas(session))} found",
                "GetTables": lambda: f"{self._count(session, 'table')} found",
                "GetViews": lambda: f"{self._count(session, 'view')} found",
            }
            for name, step in steps.items():
                try:
                    checks.append(Check(name, passed=True, message=step()))
                except GazetteerError as error:
                    checks.append(Check(name, passed=False, message=error.message))
                    if name == "CheckAccess":
                        break
        return checks

    def _answers(self, session: SqlSession) -> str:
        session.rows(self.queries["probe"], attempts=1)
        return "the source answers"

    def _count(self, session: SqlSession, kind: str) -> int:
        return sum(listed.kind == kind for listed in self.list_relations(session))

    def extract(self, completed: Collection[str] = ()) -> Iterator[Item]:
        databases = self.list_databases()
        service_fqn = fqn.quote_name(self.service)
        seen: list[str] = []
        yield Expected("database", len(databases))
        for database in databases:
            try:
                database_fqn = _child(service_fqn, database.name)
            except BadRequest as error:
                yield Failure("database", f"{service_fqn}.{database.name}", error.message)
                continue
            seen.append(database_fqn)
            if not self._passes(self.options.database_filter_pattern, database.name, database_fqn):
                yield Filtered("database", database_fqn)
                continue
            try:
                yield from self._database(service_fqn, database_fqn, database, completed)
            except RemoteError as error:
                if not self.config.ingest_all_databases:
                    raise
                yield Failure("database", database_fqn, error.message)
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:
                # An odd value that nobody thought of is no reason not to read the other databases.
                message = f"it has something that is not understood ({type(error).__name__}: {error}); please report it"
                if not self.config.ingest_all_databases:
                    raise TerminalError(f"{database_fqn}: {message}") from error
                yield Failure("database", database_fqn, message)
        if self.config.ingest_all_databases:
            yield Complete(self.service_entity_type, service_fqn, {"database": seen})

    def _database(
        self, service_fqn: str, database_fqn: str, database: Described, completed: Collection[str]
    ) -> Iterator[Item]:
        with self.session(database.name) as session:
            listed = self.list_schemas(session)
            yield Record("database", database_fqn, self._described(database, {"service": service_fqn}))
            schemas: dict[str, _Schema] = {}
            seen: list[str] = []
            yield Expected("databaseSchema", len(listed))
            for schema in listed:
                try:
                    schema_fqn = _child(database_fqn, schema.name)
                except BadRequest as error:
                    yield Failure("databaseSchema", f"{database_fqn}.{schema.name}", error.message)
                    continue
                seen.append(schema_fqn)
                if not self._passes(self.options.schema_filter_pattern, schema.name, schema_fqn):
                    yield Filtered("databaseSchema", schema_fqn)
                    continue
                schemas[schema.name] = _Schema(schema.name, schema_fqn)
                yield Record("databaseSchema", schema_fqn, self._described(schema, {"database": database_fqn}))
            yield Complete("database", database_fqn, {"databaseSchema": seen})
            remaining = {name: schema for name, schema in schemas.items() if schema.fqn not in completed}
            yield from self._list(session, remaining)
            for pack in self._packs(list(remaining.values())):
                yield from self._contents(session, database_fqn, pack)

    def _list(self, session: SqlSession, schemas: Mapping[str, _Schema]) -> Iterator[Item]:
        """List tables and routines into the schemas they belong to."""
        counts: dict[str, int] = defaultdict(int)
        for listed in [*self.list_relations(session), *self._routines(session, schemas)]:
            schema = schemas.get(listed.schema)
            if schema is None:
                continue
            try:
                name = _child(schema.fqn, listed.name)
            except BadRequest as error:
                yield Failure(listed.entity_type, f"{schema.fqn}.{listed.name}", error.message)
                continue
            if name in schema.seen[listed.entity_type]:
                yield Failure(listed.entity_type, name, "another one in this schema has the same name in the catalog")
                continue
            schema.seen[listed.entity_type][name] = None
            if self._wanted(listed, name):
                schema.wanted.append(listed)
                counts[listed.entity_type] += 1
            else:
                yield Filtered(listed.entity_type, name)
        for entity_type, count in counts.items():
            yield Expected(entity_type, count)

    def _routines(self, session: SqlSession, schemas: Mapping[str, _Schema]) -> Iterator[Listed]:
        """The routines of these schemas, each with a name of its own."""
        by_schema: dict[str, list[Listed]] = defaultdict(list)
        for listed in self.list_routines(session):
            if listed.arguments is None:
                yield listed
            elif listed.schema in schemas:
                by_schema[listed.schema].append(listed)
        for name, routines in by_schema.items():
            stored = self.stored("storedProcedure", "databaseSchema", schemas[name].fqn)
            yield from distinguished(routines, stored)

    def _wanted(self, listed: Listed, name: str) -> bool:
        options = self.options
        switched_on, pattern = {
            "table": (options.include_tables, options.table_filter_pattern),
            "view": (options.include_views, options.table_filter_pattern),
            "partition": (options.include_tables and options.include_partitions, options.table_filter_pattern),
            "routine": (options.include_stored_procedures, options.stored_procedure_filter_pattern),
        }[listed.kind]
        return switched_on and self._passes(pattern, listed.matched or listed.name, name)

    def _passes(self, pattern: FilterPattern, name: str, full_name: str) -> bool:
        return pattern.passes(full_name if self.options.use_fqn_for_filtering else name)

    def _packs(self, schemas: Sequence[_Schema]) -> Iterator[list[_Schema]]:
        """Neighbouring schemas, so many that their details are read together."""
        pack: list[_Schema] = []
        size = 0
        for schema in schemas:
            if pack and size + len(schema.wanted) > self.batch_size:
                yield pack
                pack, size = [], 0
            pack.append(schema)
            size += len(schema.wanted)
        if pack:
            yield pack

    def _contents(self, session: SqlSession, database_fqn: str, pack: Sequence[_Schema]) -> Iterator[Item]:
        """Everything in these schemas; what cannot be read does not keep the rest from being read."""
        if len(pack) == 1:
            try:
                yield from self._read(session, database_fqn, pack)
            except RemoteError as error:
                # A source that is gone ends the run; asking it for a thousand more schemas helps nobody.
                session.rows(self.queries["probe"])
                yield Failure("databaseSchema", pack[0].fqn, error.message)
                return
        else:
            try:
                items = list(self._read(session, database_fqn, pack))
            except RemoteError:
                session.rows(self.queries["probe"])
                for schema in pack:
                    yield from self._contents(session, database_fqn, [schema])
                return
            yield from items
        for schema in pack:
            yield Complete("databaseSchema", schema.fqn, {kind: list(names) for kind, names in schema.seen.items()})

    def _read(self, session: SqlSession, database_fqn: str, pack: Sequence[_Schema]) -> Iterator[Record | Failure]:
        parents = {schema.name: schema.fqn for schema in pack}
        for entity_type in ("table", "storedProcedure"):
            wanted = [listed for schema in pack for listed in schema.wanted if listed.entity_type == entity_type]
            for start in range(0, len(wanted), self.batch_size):
                batch = wanted[start : start + self.batch_size]
                reading = Reading(session, self.queries["probe"], partial(self._details, session, database_fqn))
                details = reading.of(batch)
                for listed in batch:
                    parent = parents[listed.schema]
                    name = fqn.append(parent, listed.name)
                    if listed.key in reading.failed:
                        yield Failure(entity_type, name, reading.failed[listed.key].message)
                    elif listed.key in details:
                        request = {"name": listed.name, "databaseSchema": parent, **details[listed.key]}
                        yield Record(entity_type, name, self._finished(request))

    def _details(self, session: SqlSession, database_fqn: str, batch: Sequence[Listed]) -> Details:
        if batch[0].kind == "routine":
            return self.read_routines(session, batch)
        return self.read_relations(session, database_fqn, batch)

    def _described(self, described: Described, parent: Request) -> Request:
        request = {"name": described.name, **parent, "description": described.description, "owner": described.owner}
        return self._finished(request)

    def _finished(self, request: Request) -> Request:
        """The request without what is empty, with its owner as a reference and with its hash."""
        owner = request.pop("owner", None)
        # A table without columns exists (`CREATE TABLE t ()`), and `columns` is required.
        finished = {key: value for key, value in request.items() if key == "columns" or value not in (None, "", [])}
        if owner and self.options.include_owners:
            # User names are lower-case in the catalog; the writer looks the id up.
            finished["owners"] = [{"type": "user", "fullyQualifiedName": fqn.quote_name(owner.lower())}]
        finished["sourceHash"] = hashlib.md5(json.canonical(finished), usedforsecurity=False).hexdigest()
        return finished


def _child(parent_fqn: str, name: str) -> str:
    """The FQN of a name of the source; one in quotes is a name with quotes here, which the catalog cannot have."""
    if '"' in name:
        raise BadRequest(f"the name {name!r} has a double quote inside, which no name in the catalog may have")
    return fqn.append(parent_fqn, name)
