"""The runner: order, counts, failures, what is marked as deleted, how an interrupted run resumes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pytest

from gazetteer.domain import fqn
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import NotFound, TransientError
from gazetteer.ingestion import runner
from gazetteer.ingestion.connector import Check, Complete, Connector, Expected, Failure, Filtered, Item, Record
from gazetteer.ingestion.options import DatabaseOptions
from gazetteer.ingestion.report import Report
from gazetteer.ingestion.runner import PipelineRun, Runner, harvest


class Scripted(Connector):
    """Yields what it is given; an exception among the items is raised."""

    name = "scripted"
    service_entity_type = "databaseService"
    service_type = "CustomDatabase"

    def __init__(self, items: Sequence[Item | Exception], **options: Any) -> None:
        super().__init__("s", self.Config(), DatabaseOptions(**options))
        self.items = items
        self.completed: Collection[str] = ()

    def check(self) -> list[Check]:
        return []

    def extract(self, completed: Collection[str] = ()) -> Iterator[Item]:
        self.completed = completed
        for item in self.items:
            if isinstance(item, Exception):
                raise item
            yield item


class Noting:
    """A writer that notes the calls; refuses the names in `refused`, fails as a whole at `broken`."""

    def __init__(self, refused: Collection[str] = (), broken: str = "", incomplete: Collection[str] = ()) -> None:
        self.incomplete = incomplete
        self.calls: list[tuple[Any, ...]] = []
        self.refused = refused
        self.broken = broken
        self.pipelines = ["nightly"]
        self.known: set[str] = set()
        self.states: dict[str, dict[str, Any]] = {}

    def upsert_many(
        self, entity_type: str, requests: Sequence[dict[str, Any]], *, override_metadata: bool = False
    ) -> list[RowResult]:
        names = [str(request["name"]) for request in requests]
        self.calls.append(("upsert", entity_type, names, override_metadata))
        if self.broken in names:
            raise TransientError("the catalog is away")
        results = []
        for name in names:
            status = 400 if name in self.refused else 200 if name in self.known else 201
            results.append(RowResult(name, status, "refused" if status == 400 else self.left_out(name)))
            self.known.add(name)
        return results

    def left_out(self, name: str) -> str | None:
        return "no user for the owner x" if name in self.incomplete else None

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> list[RowResult]:
        assert (scope_type, recursive) == ("databaseSchema", True)
        self.calls.append(("stale", entity_type, scope_fqn, list(seen)))
        return [RowResult(f"{scope_fqn}.gone", 200)] if entity_type == "table" else []

    def stored(self, entity_type: str, scope_type: str, scope_fqn: str) -> Iterator[dict[str, Any]]:
        self.calls.append(("stored", entity_type, scope_type, scope_fqn))
        yield from ()

    def run_status(self, pipeline_fqn: str, status: dict[str, Any]) -> None:
        self.calls.append(("status", pipeline_fqn, status["runId"], status["pipelineState"]))
        if fqn.names(pipeline_fqn)[-1] not in {*self.known, *self.pipelines}:
            raise NotFound(f"ingestionPipeline instance for {pipeline_fqn} not found")

    def checkpoint(self, key: str, state: dict[str, Any] | None = None) -> dict[str, Any] | None:
        if state is not None:
            self.states[key] = json.loads(json.dumps(state))
        return self.states.get(key) or None


def record(entity_type: str, name: str) -> Record:
    return Record(entity_type, name, {"name": name})


ITEMS: list[Item | Exception] = [
    Expected("table", 2),
    record("database", "s.d"),
    record("databaseSchema", "s.d.a"),
    record("table", "s.d.a.t"),
    record("storedProcedure", "s.d.a.p"),
    Complete("databaseSchema", "s.d.a", {"table": ["s.d.a.t"], "storedProcedure": ["s.d.a.p"]}),
    record("databaseSchema", "s.d.b"),
    record("table", "s.d.b.t"),
    Filtered("table", "s.d.b.no"),
    Complete("databaseSchema", "s.d.b", {"table": ["s.d.b.t", "s.d.b.no"]}),
]


def test_types_are_written_together_parents_first_and_then_cleared() -> None:
    writer = Noting()
    report = harvest(Scripted(ITEMS), writer)
    assert writer.calls == [
        ("upsert", "databaseService", ["s"], False),
        ("upsert", "database", ["s.d"], False),
        ("upsert", "databaseSchema", ["s.d.a", "s.d.b"], False),
        ("upsert", "table", ["s.d.a.t", "s.d.b.t"], False),
        ("upsert", "storedProcedure", ["s.d.a.p"], False),
        ("stale", "table", "s.d.a", ["s.d.a.t"]),
        ("stale", "storedProcedure", "s.d.a", ["s.d.a.p"]),
        ("stale", "table", "s.d.b", ["s.d.b.t", "s.d.b.no"]),
    ]
    assert report.state == "success"
    counts = report.to_dict()["counts"]["table"]
    assert counts == {"expected": 2, "created": 2, "updated": 0, "failed": 0, "filtered": 1, "deleted": 2}


def test_a_second_run_updates() -> None:
    writer = Noting()
    harvest(Scripted(ITEMS), writer)
    counts = harvest(Scripted(ITEMS), writer).counts
    assert (counts["table"].created, counts["table"].updated) == (0, 2)


def test_many_rows_are_written_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "FLUSH_ROWS", 3)
    writer = Noting()
    seen: list[int] = []
    items = [record("table", f"t{number}") for number in range(7)]
    harvest(Scripted(items), writer, on_progress=lambda report: seen.append(report.counts["table"].created))
    written = [call[2] for call in writer.calls if call[:2] == ("upsert", "table")]
    assert written == [["t0", "t1", "t2"], ["t3", "t4", "t5"], ["t6"]]
    assert seen == [3, 6, 7, 7]


def test_failed_rows_do_not_stop_the_run() -> None:
    writer = Noting(refused={"s.d.a.t"})
    items = [*ITEMS, Failure("table", "s.d.b.broken", "unreadable")]
    report = harvest(Scripted(items), writer)
    assert report.state == "partialSuccess"
    assert [(failure.stage, failure.fqn, failure.message) for failure in report.failures] == [
        ("read", "s.d.b.broken", "unreadable"),
        ("write", "s.d.a.t", "refused"),
    ]
    assert report.counts["table"].failed == 2
    assert report.counts["table"].created == 1


def test_what_options_forbid_is_not_marked_as_deleted() -> None:
    writer = Noting()
    harvest(Scripted(ITEMS, mark_deleted_tables=False), writer)
    assert [call[1] for call in writer.calls if call[0] == "stale"] == ["storedProcedure"]


def test_a_scope_that_was_not_completed_is_not_cleared() -> None:
    writer = Noting()
    harvest(Scripted([item for item in ITEMS if not isinstance(item, Complete)]), writer)
    assert not [call for call in writer.calls if call[0] == "stale"]


def test_a_source_that_was_never_reached_leaves_nothing() -> None:
    writer = Noting()
    report = harvest(Scripted([TransientError("no route")]), writer)
    assert writer.calls == []
    assert report.state == "failed"
    assert [(failure.stage, failure.message) for failure in report.failures] == [("read", "no route")]


def test_a_service_that_is_refused_ends_the_run() -> None:
    writer = Noting(refused={"s"})
    report = harvest(Scripted(ITEMS), writer)
    assert report.state == "failed"
    assert [call[1] for call in writer.calls] == ["databaseService"]
    assert report.failures[-1].message == "the service could not be written: refused"


def test_the_key_of_a_checkpoint_is_short_however_long_the_name_of_the_service() -> None:
    writer = Noting()
    connector = Scripted(ITEMS)
    for connector.service in ("😀" * 1000, "😀" * 999):
        harvest(connector, writer)
    assert len(writer.states) == 2
    assert all(len(key.encode()) <= fqn.LONGEST_KEY for key in writer.states)


def test_an_interrupted_run_resumes_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "FLUSH_ROWS", 4)
    writer = Noting()
    broken: list[Item | Exception] = [*ITEMS, record("table", "x"), record("table", "y"), TransientError("gone")]
    first = harvest(Scripted(broken), writer)
    assert first.state == "failed"
    again = Scripted(ITEMS)
    second = harvest(again, writer)
    assert again.completed == {"s.d.a", "s.d.b"}
    assert (second.state, second.resumed) == ("success", 2)
    third = Scripted(ITEMS)
    harvest(third, writer)
    assert third.completed == frozenset()


def test_a_run_with_other_options_or_too_late_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "FLUSH_ROWS", 1)
    writer = Noting()
    harvest(Scripted([*ITEMS, record("table", "x"), TransientError("gone")]), writer)
    other = Scripted([TransientError("gone")], include_views=False)
    harvest(other, writer)
    assert other.completed == frozenset()
    late = Scripted([TransientError("gone")])
    harvest(late, writer, resume_seconds=-1)
    assert late.completed == frozenset()
    same = Scripted(ITEMS)
    harvest(same, writer)
    assert same.completed == {"s.d.a", "s.d.b"}


def test_a_catalog_that_is_away_ends_the_run() -> None:
    report = harvest(Scripted(ITEMS), Noting(broken="s.d.a"))
    assert report.state == "failed"
    assert [(failure.stage, failure.message) for failure in report.failures] == [("write", "the catalog is away")]


def test_the_state_of_a_pipelines_run_is_recorded() -> None:
    writer = Noting()
    harvest(Scripted(ITEMS), writer, run=PipelineRun("s.nightly", "r1"))
    states = [call for call in writer.calls if call[0] == "status"]
    assert states == [("status", "s.nightly", "r1", "running"), ("status", "s.nightly", "r1", "success")]


def test_a_pipeline_that_nobody_made_is_made_by_its_first_run() -> None:
    writer = Noting()
    harvest(Scripted(ITEMS), writer, run=PipelineRun("s.new", "r1"))
    assert [call[:3] for call in writer.calls if call[0] == "status" or call[1] == "ingestionPipeline"] == [
        ("status", "s.new", "r1"),
        ("status", "s.new", "r1"),
        ("upsert", "ingestionPipeline", ["new"]),
        ("status", "s.new", "r1"),
        ("status", "s.new", "r1"),
    ]


@pytest.mark.parametrize("pipeline", ["other.nightly2", "s.x.y", "t"])
def test_bookkeeping_stops_no_harvest(pipeline: str) -> None:
    report = harvest(Scripted(ITEMS), Noting(), run=PipelineRun(pipeline, "r1"))
    assert report.state == "success"
    (warning,) = report.warnings
    assert "could not be recorded" in warning


def test_a_scope_with_something_unread_is_read_again_by_the_run_that_resumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "FLUSH_ROWS", 1)
    writer = Noting()
    items = [*ITEMS[:5], Failure("table", "s.d.a.locked", "locked"), *ITEMS[5:]]
    harvest(Scripted([*items, record("database", "s.e"), TransientError("away")]), writer)
    same = Scripted(ITEMS)
    harvest(same, writer)
    assert same.completed == {"s.d.b"}


def test_a_bug_is_not_swallowed_and_the_run_counts_as_failed() -> None:
    run = Runner(Scripted([*ITEMS, ValueError("a bug")]), Noting())
    with pytest.raises(ValueError, match="a bug"):
        run.run()
    assert run.report.state == "failed"


def test_a_report_is_json_and_speaks_openmetadata() -> None:
    report: Report = harvest(Scripted([*ITEMS, Failure("table", "t", "why")]), Noting())
    assert json.loads(json.dumps(report.to_dict()))["failureCount"] == 1
    status = report.pipeline_status("r1")
    assert status["pipelineState"] == "partialSuccess"
    assert status["endDate"] >= status["startDate"]
    assert status["status"] == [
        {
            "name": "scripted",
            "records": 7,
            "filtered": 1,
            "warnings": 0,
            "errors": 1,
            "failures": [{"name": "t", "error": "why"}],
        }
    ]


def test_what_was_left_out_is_a_warning() -> None:
    report = harvest(Scripted(ITEMS), Noting(incomplete={"s.d.a.t"}))
    assert report.warnings == ["s.d.a.t: no user for the owner x"]
    assert report.state == "success"
