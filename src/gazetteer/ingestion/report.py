"""What a harvest did: counts by type, and what failed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from gazetteer.kit import clock

# A report is kept and shown; what failed beyond this is counted, not listed.
FAILURES_LISTED = 1000

State = Literal["running", "success", "partialSuccess", "failed"]


@dataclass(slots=True)
class Counts:
    """Entities of one type.

    Arguments:
        expected: how many names were listed that are wanted.
        created: new in the catalog.
        updated: in the catalog before; changed or not.
        failed: not read, or not written.
        filtered: exist in the source and are not wanted.
        deleted: gone from the source, marked as deleted.
    """

    expected: int = 0
    created: int = 0
    updated: int = 0
    failed: int = 0
    filtered: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class ReportedFailure:
    """One thing that failed.

    Arguments:
        stage: while reading the source, writing or marking as deleted.
        entity_type: such as `table`; empty if the run as a whole failed.
        fqn: the entity's fully qualified name; empty if the run as a whole failed.
        message: why, and what to do.
    """

    stage: Literal["read", "write", "delete"]
    entity_type: str
    fqn: str
    message: str


@dataclass(slots=True)
class Report:
    """How a run stands, or how it ended.

    Arguments:
        connector: the connector's name.
        service: the service's name.
        state: in OpenMetadata's words.
        started_at: epoch milliseconds.
        ended_at: epoch milliseconds; None while the run goes on.
        resumed: how many scopes an interrupted run had already done.
        counts: by entity type, in the order in which the types were met.
        failures: the first of them.
        failure_count: all of them.
        warnings: what was written with something left out.
    """

    connector: str
    service: str
    state: State = "running"
    started_at: int = field(default_factory=clock.milliseconds)
    ended_at: int | None = None
    resumed: int = 0
    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    failures: list[ReportedFailure] = field(default_factory=list)
    failure_count: int = 0
    warnings: list[str] = field(default_factory=list)

    def fail(self, failure: ReportedFailure) -> None:
        """Note a failure."""
        self.failure_count += 1
        if failure.entity_type:
            self.counts[failure.entity_type].failed += 1
        if len(self.failures) < FAILURES_LISTED:
            self.failures.append(failure)

    def warn(self, message: str) -> None:
        """Note something that was left out, once."""
        if message not in self.warnings and len(self.warnings) < FAILURES_LISTED:
            self.warnings.append(message)

    def end(self, *, complete: bool) -> None:
        """The run has ended; not complete means that it broke off."""
        self.ended_at = clock.milliseconds()
        if not complete:
            self.state = "failed"
        else:
            self.state = "partialSuccess" if self.failure_count else "success"

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "connector": self.connector,
            "service": self.service,
            "state": self.state,
            "startedAt": self.started_at,
            "endedAt": self.ended_at,
            "resumed": self.resumed,
            "counts": {name: asdict(counts) for name, counts in self.counts.items()},
            "failures": [
                {
                    "stage": failure.stage,
                    "entityType": failure.entity_type,
                    "fqn": failure.fqn,
                    "message": failure.message,
                }
                for failure in self.failures
            ],
            "failureCount": self.failure_count,
            "warnings": self.warnings,
        }

    def pipeline_status(self, run_id: str) -> dict[str, Any]:
        """OpenMetadata's PipelineStatus of this run."""
        counts = self.counts.values()
        step: dict[str, Any] = {
            "name": self.connector,
            "records": sum(count.created + count.updated for count in counts),
            "filtered": sum(count.filtered for count in counts),
            "warnings": len(self.warnings),
            "errors": self.failure_count,
            "failures": [{"name": failure.fqn or self.service, "error": failure.message} for failure in self.failures],
        }
        status: dict[str, Any] = {
            "runId": run_id,
            "pipelineState": self.state,
            "startDate": self.started_at,
            "timestamp": self.started_at,
            "status": [step],
        }
        return status | ({"endDate": self.ended_at} if self.ended_at is not None else {})
