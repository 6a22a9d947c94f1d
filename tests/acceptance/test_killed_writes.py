"""A process killed before each statement of a write: all of it is there afterwards, or nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gazetteer import settings
from gazetteer.app import Platform, open_platform
from gazetteer.catalog.checking import check
from gazetteer.storage.transaction import WriteFunction
from tests.acceptance.acts import ACTS, Catalog, populate

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(600)]

REPOSITORY = Path(__file__).parents[2]
# More statements than any of the writes has.
TOO_MANY = 200

Settings = dict[str, str | None]


class Writer:
    """The process that is killed again and again."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.acceptance.killed_writer"],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def write(self, of: Settings, act: str, kill_at: int) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"settings": of, "act": act, "kill_at": kill_at}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture
def writer() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close()


def content(of: Settings) -> dict[Any, Any]:
    """What the catalog has after a start, which carries out what was left; fails if the check finds anything."""
    platform = open_platform(settings.load(of))
    try:
        assert check.run(platform.context).findings == []
        _release_what_the_dead_held(platform)
        platform.jobs.carry_out()
        report = check.run(platform.context)
        assert (report.findings, report.information) == ([], [])
        return Catalog(platform).content()
    finally:
        platform.close()


def _release_what_the_dead_held(platform: Platform) -> None:
    """As the time does that a lease lasts."""
    platform.context.database.write(WriteFunction(lambda write: write.execute("UPDATE lease SET until = 0")))


def populated(new_catalog: Callable[[], Settings]) -> Settings:
    of = new_catalog()
    platform = open_platform(settings.load(of))
    populate(Catalog(platform))
    platform.jobs.carry_out()
    platform.close()
    return of


@pytest.mark.parametrize("act", ACTS)
def test_all_or_nothing(new_catalog: Callable[[], Settings], writer: Writer, act: str) -> None:
    whole = populated(new_catalog)
    assert writer.write(whole, act, TOO_MANY) == {"killed": False, "acknowledged": True}
    after = content(whole)
    of = populated(new_catalog)
    before = content(of)
    assert before != after
    outcomes = []
    for kill_at in range(1, TOO_MANY):
        answer = writer.write(of, act, kill_at)
        found = content(of)
        assert found in (before, after), kill_at
        assert found == after or not answer["acknowledged"]
        outcomes.append(found == after)
        if not answer["killed"]:
            break
        if found == after:
            of = populated(new_catalog)
    # From the commit on the whole of it is there; before that, nothing.
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) >= 5
    assert outcomes.count(True) >= 2
