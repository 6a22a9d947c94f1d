"""The API does what its own description says: requests made from it by schemathesis, good and bad ones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.serving import Serving, Settings, admin_token

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
    "response_schema_conformance,unsupported_method,allow_header_conformance,missing_required_header"
)
# They end the session that asks.
ENDING = "/users/(logout|revokeToken|changePassword)$"
SECONDS = 60


def test_no_server_error_and_nothing_undocumented(new_catalog: Callable[[], Settings], tmp_path: Path) -> None:
    of = new_catalog()
    token = admin_token(of)
    server = Serving(of)
    try:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run", f"http://127.0.0.1:{server.port}/openapi.json"),
                *("--header", f"Authorization: Bearer {token}", "--checks", CHECKS, "--continue-on-failure"),
                *("--phases", "examples,coverage,fuzzing", "--max-time", str(SECONDS), "--seed", "1"),
                *("--exclude-path-regex", ENDING, "--warnings", "off", "--workers", "1"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    finally:
        assert server.stop() == 0
        logged = server.logged()
        server.close()
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "internal error" not in logged
