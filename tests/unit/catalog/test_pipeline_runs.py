"""The runs of pipelines: bounded, gone with their pipeline, and decided under the lock."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog import pipeline_runs, put
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.jobs import Jobs
from gazetteer.catalog.pipeline_runs import KEPT, RecordRun
from gazetteer.catalog.read import EntityKey, View
from gazetteer.domain.fqn import LONGEST_KEY
from gazetteer.errors import BadRequest, NotFound
from gazetteer.storage import entity_store
from gazetteer.storage.transaction import WriteFunction

PIPELINE = {
    "name": "nightly",
    "pipelineType": "metadata",
    "sourceConfig": {"config": {"type": "DatabaseMetadata"}},
    "airflowConfig": {},
}


class Runs:
    """A catalog with the pipeline `pg.nightly`; its jobs wait until they are told."""

    def __init__(self, platform: Platform, admin: Actor) -> None:
        platform.jobs.stop()
        self.jobs = Jobs(platform.context.database)
        self.context = platform.context
        self.view = View(admin, "http://here/api/v1")
        service = self.put("databaseService", {"name": "pg", "serviceType": "Postgres"}).entity
        reference = {"id": service["id"], "type": "databaseService"}
        self.pk = self.put("ingestionPipeline", {**PIPELINE, "service": reference}).written.pk

    def put(self, kind: str, request: dict[str, Any]) -> Any:
        return put.create_or_update(self.context, self.context.types.get(kind), self.view, request)

    def record(self, run: str, **status: Any) -> None:
        pipeline_runs.record(self.context, self.view.actor, "pg.nightly", {"runId": run, **status})

    def recorded(self) -> list[dict[str, Any]]:
        return pipeline_runs.recorded(self.context, "pg.nightly")

    def remove(self, kind: str, name: str, *, hard: bool) -> None:
        key = EntityKey(name, by_name=True)
        delete(self.context, self.context.types.get(kind), self.view, key, Deletion(recursive=True, hard=hard))

    def rows(self) -> int:
        with self.context.database.read() as session:
            return int(session.all("SELECT count(*) FROM series")[0][0])


@pytest.fixture
def runs(platform: Platform, admin: Actor) -> Runs:
    return Runs(platform, admin)


def test_the_last_ones_are_kept_the_one_recorded_last_first(runs: Runs) -> None:
    for number in range(KEPT + 2):
        runs.record(f"r{number}", pipelineState="running")
    runs.record("r10", pipelineState="success")
    found = runs.recorded()
    assert len(found) == runs.rows() == KEPT
    assert found[0] == {"runId": "r10", "pipelineState": "success"}
    assert [run["runId"] for run in found][1:3] == [f"r{KEPT + 1}", f"r{KEPT}"]
    assert found[-1]["runId"] == "r2"


def test_the_same_state_again_does_not_move_a_run(runs: Runs) -> None:
    for run in ("a", "b"):
        runs.record(run, pipelineState="running", n=1)
    pipeline_runs.record(
        runs.context, runs.view.actor, "pg.nightly", {"n": 1, "pipelineState": "running", "runId": "a"}
    )
    assert [run["runId"] for run in runs.recorded()] == ["b", "a"]


def test_a_run_id_is_bounded(runs: Runs) -> None:
    runs.record("r" * LONGEST_KEY)
    with pytest.raises(BadRequest, match=f"runId .* {LONGEST_KEY + 1} bytes; at most {LONGEST_KEY}"):
        runs.record("r" * (LONGEST_KEY + 1))
    with pytest.raises(BadRequest, match="needs a runId"):
        pipeline_runs.record(runs.context, runs.view.actor, "pg.nightly", {"runId": 7})


@pytest.mark.parametrize(("kind", "name"), [("ingestionPipeline", "pg.nightly"), ("databaseService", "pg")])
def test_they_are_erased_with_their_pipeline(runs: Runs, kind: str, name: str) -> None:
    runs.record("a")
    runs.remove(kind, name, hard=False)
    runs.jobs.carry_out()
    assert runs.rows() == 1
    with pytest.raises(NotFound):
        runs.recorded()
    runs.remove(kind, name, hard=True)
    runs.jobs.carry_out()
    assert runs.rows() == 0
    assert check.run(runs.context).findings == []


@pytest.mark.parametrize("hard", [True, False])
@pytest.mark.parametrize(("kind", "name"), [("ingestionPipeline", "pg.nightly"), ("databaseService", "pg")])
def test_a_pipeline_that_goes_before_the_lock_gets_no_run(runs: Runs, kind: str, name: str, hard: bool) -> None:
    with runs.context.database.read() as session:
        row = entity_store.by_pks(session, [runs.pk])[runs.pk]
    write = partial(runs.context.database.write, RecordRun(runs.view.actor, row, "r", {"runId": "r"}))
    # What is below a service is deleted by the job that follows; until then only the act says so.
    runs.remove(kind, name, hard=hard)
    with pytest.raises(NotFound, match="nightly not found"):
        write()
    assert runs.rows() == 0


def test_runs_of_no_entity_are_a_finding(runs: Runs) -> None:
    runs.record("a")
    orphan = WriteFunction(lambda write: write.execute("UPDATE series SET entity_pk = 900001"))
    runs.context.database.write(orphan)
    assert [finding.rule for finding in check.run(runs.context).findings] == ["orphan"]
