"""The real `gazetteer` command as a process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.auth import subject, tokens

COMMAND = [sys.executable, "-m", "gazetteer.cli.main"]
Settings = dict[str, str | None]


def environment(of: Settings) -> dict[str, str]:
    """The variables that say where a catalog is."""
    given = {f"GAZETTEER_{name.upper()}": value for name, value in of.items() if value is not None}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GAZETTEER_")}
    return {**kept, **given}


def admin_token(of: Settings) -> str:
    """A token of the administrator; no server may run."""
    platform = open_platform(settings.load(of))
    try:
        row = subject.named(platform.context.database, subject.ADMIN)
        return platform.tokens.issue(subject.holder(row), tokens.PERSONAL, seconds=None).token
    finally:
        platform.close()


class Serving:
    """A running server.

    Arguments:
        of: the settings of its catalog.
    """

    command: tuple[str, ...] = tuple(COMMAND)

    def __init__(self, of: Settings) -> None:
        self.log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed by close()
        self.process = subprocess.Popen(
            [*self.command, "serve", "--port", "0"],
            env=environment(of),
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("ready "), (line, self.logged())
        self.port = int(urlsplit(line.split()[1]).port or 0)

    def logged(self) -> str:
        """All that the server has logged."""
        self.log.seek(0)
        return self.log.read()

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self._ended()

    def stop(self) -> int:
        """End it in order; returns its exit code."""
        self.process.terminate()
        return self._ended()

    def _ended(self) -> int:
        assert self.process.stdout is not None
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.kill()
        self.log.close()


def command(of: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a command on the catalog."""
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(of), capture_output=True, text=True, check=False, timeout=120
    )
