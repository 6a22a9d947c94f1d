"""Runs a harvest: what a connector yields goes to a writer, parents before children, and is counted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from gazetteer.domain import fqn
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, GazetteerError, NotFound
from gazetteer.ingestion.connector import Complete, Connector, Expected, Failure, Filtered, Item, Record
from gazetteer.ingestion.report import Report, ReportedFailure
from gazetteer.ingestion.writer import Writer
from gazetteer.kit import clock

# Enough rows that a call's fixed cost does not show, few enough that progress does.
FLUSH_ROWS = 500
# What an interrupted run has done is believed for so long; the source may have changed since.
RESUME_SECONDS = 3600.0


@dataclass(frozen=True)
class PipelineRun:
    """One run of an ingestion pipeline."""

    pipeline_fqn: str
    id: str


class Runner:
    """One harvest of one source.

    Arguments:
        connector: reads.
        writer: writes.
        on_progress: called with the report whenever it changed noticeably.
        run: the run of an ingestion pipeline that this is, if it is one.
        with_connection: whether the service entity keeps the connection, its secrets encrypted.
        resume_seconds: how old an interrupted run may be to be resumed; 0 always begins anew.
    """

    def __init__(
        self,
        connector: Connector,
        writer: Writer,
        *,
        on_progress: Callable[[Report], None] | None = None,
        run: PipelineRun | None = None,
        with_connection: bool = True,
        resume_seconds: float = RESUME_SECONDS,
    ) -> None:
        self.connector = connector
        self.writer = writer
        self.report = Report(connector.name, connector.service)
        self._on_progress = on_progress
        self._pipeline_run = run
        self._with_connection = with_connection
        self._resume_seconds = resume_seconds
        self._rows: dict[str, list[Record]] = {}
        self._buffered = 0
        self._complete: list[Complete] = []
        self._done: list[str] = []
        self._unread: list[str] = []
        self._service_written = self._recorded = False
        self._stage: Literal["read", "write"] = "read"
        self._key = fqn.key(f"harvest:{fqn.quote_name(connector.service)}")

    def run(self) -> Report:
        """Harvest; what fails is in the report.

        An entity that fails does not stop the run. If the source or the catalog cannot be reached any more
        the run ends with the state `failed`; what was done is remembered, and the next run resumes.

        Returns:
            The report, which is also kept as `report`.
        """
        complete = False
        self.connector.stored = self.writer.stored
        self._status(at_end=False)
        try:
            completed = self._resumable()
            self.report.resumed = len(completed)
            self._done = sorted(completed)
            reached = False
            for item in self.connector.extract(completed):
                if not reached:
                    # Only now: a service whose source was never reached leaves nothing behind.
                    self._write_service()
                    self._service_written = True
                    self._status(at_end=False)
                    reached = True
                self._take(item)
            self._flush()
            self.writer.checkpoint(self._key, {})
            complete = True
        except GazetteerError as error:
            self.report.fail(ReportedFailure(self._stage, "", "", error.message))
        finally:
            self.report.end(complete=complete)
            self._progress()
        self._status(at_end=True)
        return self.report

    def _progress(self) -> None:
        if self._on_progress is not None:
            self._on_progress(self.report)

    def _take(self, item: Item) -> None:
        match item:
            case Record():
                self._rows.setdefault(item.entity_type, []).append(item)
                self._buffered += 1
                if self._buffered >= FLUSH_ROWS:
                    self._flush()
            case Complete():
                self._complete.append(item)
            case Expected():
                self.report.counts[item.entity_type].expected += item.count
                self._progress()
            case Filtered():
                self.report.counts[item.entity_type].filtered += 1
            case Failure():
                self._unread.append(item.fqn)
                self.report.fail(ReportedFailure("read", item.entity_type, item.fqn, item.message))

    def _write_service(self) -> None:
        request = self.connector.service_request(with_connection=self._with_connection)
        record = Record(self.connector.service_entity_type, fqn.quote_name(self.connector.service), request)
        self._stage = "write"
        (result,) = self._write(record.entity_type, [record])
        if not result.passed:
            # Without the service every row would fail for the same reason.
            raise GazetteerError(f"the service could not be written: {result.message}")
        self._stage = "read"

    def _flush(self) -> None:
        """Write what is buffered, types in the order in which they first came: parents before children."""
        self._stage = "write"
        for entity_type, records in self._rows.items():
            if records:
                self._write(entity_type, records)
                self._rows[entity_type] = []
        self._buffered = 0
        for scope in self._complete:
            self._delete_stale(scope)
            if not any(name.startswith(f"{scope.scope_fqn}.") for name in self._unread):
                self._done.append(scope.scope_fqn)
        if self._complete:
            self._complete = []
            self._remember()
        self._stage = "read"
        self._progress()

    def _write(self, entity_type: str, records: list[Record]) -> list[RowResult]:
        results = self.writer.upsert_many(
            entity_type,
            [record.request for record in records],
            override_metadata=self.connector.options.override_metadata,
        )
        counts = self.report.counts[entity_type]
        for record, result in zip(records, results, strict=True):
            if not result.passed:
                self.report.fail(ReportedFailure("write", entity_type, record.fqn, result.message or "refused"))
            elif result.status == 201:
                counts.created += 1
            else:
                counts.updated += 1
            if result.passed and result.message:
                self.report.warn(f"{record.fqn}: {result.message}")
        return results

    def _delete_stale(self, scope: Complete) -> None:
        for entity_type, seen in scope.seen.items():
            if not self.connector.options.marks_deleted(entity_type):
                continue
            for result in self.writer.delete_stale(entity_type, scope.scope_type, scope.scope_fqn, seen):
                if result.passed:
                    self.report.counts[entity_type].deleted += 1
                else:
                    self.report.fail(
                        ReportedFailure("delete", entity_type, result.request, result.message or "refused")
                    )

    def _fingerprint(self) -> str:
        """Stands for what would be harvested; a run with other options does not resume this one."""
        config = self.connector.config.model_dump_json(exclude_unset=True)
        options = self.connector.options.model_dump_json()
        return hashlib.sha256(f"{self.connector.name} {config} {options}".encode()).hexdigest()

    def _remember(self) -> None:
        state = {"at": clock.milliseconds(), "fingerprint": self._fingerprint(), "scopes": self._done}
        self.writer.checkpoint(self._key, state)

    def _resumable(self) -> frozenset[str]:
        state = self.writer.checkpoint(self._key)
        if not state or state.get("fingerprint") != self._fingerprint():
            return frozenset()
        if clock.milliseconds() - float(state["at"]) > self._resume_seconds * 1000:
            return frozenset()
        return frozenset(state["scopes"])

    def _status(self, *, at_end: bool) -> None:
        """Record how the run stands; that it cannot be is told at the end, and stops no harvest."""
        run = self._pipeline_run
        if run is None or (self._recorded and not at_end):
            return
        status = self.report.pipeline_status(run.id)
        try:
            try:
                self.writer.run_status(run.pipeline_fqn, status)
            except NotFound:
                if not self._service_written:
                    return
                self._make_pipeline(run.pipeline_fqn)
                self.writer.run_status(run.pipeline_fqn, status)
        except GazetteerError as error:
            if at_end:
                self.report.warn(f"the state of the run could not be recorded: {error.message}")
        else:
            self._recorded = True

    def _make_pipeline(self, name: str) -> None:
        """The first run of a pipeline that nobody has made yet."""
        *service, own = fqn.names(name)
        if service != [self.connector.service]:
            raise BadRequest(
                f"there is no ingestion pipeline {name!r}, and none of the service {self.connector.service!r} is "
                f"called so; use {fqn.join(self.connector.service, own)!r}, or make it first"
            )
        reference = {"type": self.connector.service_entity_type, "fullyQualifiedName": fqn.join(*service)}
        options = self.connector.options.as_openmetadata()
        request = {"name": own, "service": reference, "pipelineType": "metadata", "airflowConfig": {}}
        (result,) = self.writer.upsert_many("ingestionPipeline", [request | {"sourceConfig": {"config": options}}])
        if not result.passed:
            raise GazetteerError(result.message)


def harvest(connector: Connector, writer: Writer, **arguments: Any) -> Report:
    """Run a harvest once; the arguments are those of `Runner`."""
    return Runner(connector, writer, **arguments).run()
