"""A process that writes to a catalog and is killed at a statement: one fork for each command on standard input."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.catalog.jobs import Jobs
from tests.acceptance import counting_driver
from tests.acceptance.acts import ACTS, Catalog


def main() -> None:
    """Carry out commands `{"settings", "act", "kill_at"}`; answers `{"killed", "acknowledged", "passed"}`."""
    counting_driver.install()
    for line in sys.stdin:
        command = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _write(command, writing)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if not killed and status:
            raise SystemExit(f"the writer failed on {command}")
        print(json.dumps({"killed": killed, "acknowledged": "acknowledged" in said}), flush=True)


def _write(command: dict[str, Any], pipe: int) -> None:
    """In the fork; ends it."""
    platform = open_platform(settings.load(command["settings"]))
    # One thread alone, so that the same number is the same statement.
    platform.jobs.stop()
    catalog = Catalog(platform)
    counting_driver.countdown.arm(command["kill_at"])
    ACTS[command["act"]](catalog)
    os.write(pipe, b"acknowledged")
    Jobs(platform.context.database).carry_out()
    counting_driver.countdown.arm(0)
    platform.close()
    os._exit(0)


if __name__ == "__main__":
    main()
