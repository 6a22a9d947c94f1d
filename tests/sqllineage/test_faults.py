"""The faults that other tools' test suites found: right, or named here with the reason."""

from __future__ import annotations

import pytest

from tests.sqllineage import faults
from tests.sqllineage.score import answers_of

FAULTS = faults.load()
NOT_RIGHT: dict[str, str] = {}
"""By id, why the answer is not the judged one; two of 109 may stand here."""


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, object]]:
    keys = ("id", "dialect", "sql", "schema", "default_schema")
    return answers_of([{key: fault[key] for key in keys} for fault in FAULTS])


def test_there_are_as_many_as_were_found() -> None:
    assert len(FAULTS) == 109
    assert len(NOT_RIGHT) <= 2


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault["id"]))
def test_fault(fault: dict[str, object], answers: dict[str, dict[str, object]]) -> None:
    found = faults.differences(fault, answers[str(fault["id"])])
    assert bool(found) == (fault["id"] in NOT_RIGHT), found
