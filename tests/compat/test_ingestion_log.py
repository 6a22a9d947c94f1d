"""What a client's log is taken to say: counts, complaints, explained warnings."""

from __future__ import annotations

from tests.compat.ingestion import IngestionRun, complaints

SUMMARY = """
[2026-01-01 00:00:00] INFO     {metadata.Utils:logger:223} - Workflow Postgres Summary:
[2026-01-01 00:00:00] INFO     {metadata.Utils:logger:223} - Processed records: 77
[2026-01-01 00:00:00] INFO     {metadata.Utils:logger:223} - Warnings: 3
[2026-01-01 00:00:00] INFO     {metadata.Utils:logger:223} - Workflow OpenMetadata Summary:
[2026-01-01 00:00:00] INFO     {metadata.Utils:logger:223} - Errors: 2
"""


def test_counts_belong_to_their_step() -> None:
    summary = IngestionRun(0, SUMMARY).summary()
    assert summary == {"Postgres": {"Processed records": 77, "Warnings": 3}, "OpenMetadata": {"Errors": 2}}
    assert complaints(SUMMARY) == []


def test_warnings_errors_and_stack_traces_are_complaints() -> None:
    lines = [
        "[2026-01-01 00:00:00] WARNING  {metadata.OMetaAPI:x:1} - not written",
        "[2026-01-01 00:00:00] ERROR    {metadata.OMetaAPI:x:1} - not written",
        "Traceback (most recent call last):",
        "lib/x.py:12: DeprecationWarning: this is old",
        "lib/x.py:12: SAWarning: Did not recognize type 'elsewhere.kind' of column 'c'",
    ]
    quiet = [
        "[2026-01-01 00:00:00] DEBUG    {metadata.OMetaAPI:x:1} - an error that was expected",
        "lib/x.py:12: SAWarning: Did not recognize type 'finance.money' of column 'total'",
    ]
    assert complaints("\n".join([*lines, *quiet])) == lines
