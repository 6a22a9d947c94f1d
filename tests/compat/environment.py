"""Makes the environment of a client that Gazetteer is tested with, in a cache outside of the checkout."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONSTRAINTS = Path(__file__).parent / "constraints"
# How long one installation may take, in seconds.
INSTALLATION_TIMEOUT = 1500
INSTALLATION_ATTEMPTS = 3


class InstallationFailed(Exception):
    """A client could not be installed; the message ends with what the installer said."""


@dataclass(frozen=True)
class Client:
    """One released client.

    Arguments:
        name: what it speaks to; the first part of the environment's and of the constraints file's name.
        version: its version.
        distribution: what is installed, with its extras.
    """

    name: str
    version: str
    distribution: str

    @property
    def label(self) -> str:
        return f"{self.name}-{self.version}"

    @property
    def requirement(self) -> str:
        return f"{self.distribution}=={self.version}"

    @property
    def constraints(self) -> Path:
        return CONSTRAINTS / f"{self.label}.txt"


OPENMETADATA_2_0 = Client("openmetadata", "2.0.6.0", "openmetadata-ingestion[postgres]")


class Environment:
    """The virtual environment of one client.

    Arguments:
        client: the client in it.
        cache: the folder of all clients' environments.
    """

    def __init__(self, client: Client, cache: Path) -> None:
        self.client = client
        self.path = cache / client.label
        self._lock = cache / f"{client.label}.lock"
        self._mark = self.path / "complete"

    def program(self, name: str) -> Path:
        """A program of this environment."""
        return self.path / "bin" / name

    def is_complete(self) -> bool:
        """Whether an installation of just this client, by just this Python, was finished here."""
        return self._mark.is_file() and self._mark.read_text() == self._fingerprint()

    def make(self) -> None:
        """Install the client, unless that has been done; several processes may ask at once.

        Raises:
            InstallationFailed: an installation failed three times.
        """
        with self._locked():
            if self.is_complete():
                return
            for attempt in range(1, INSTALLATION_ATTEMPTS + 1):
                try:
                    self._install()
                    break
                except InstallationFailed:
                    if attempt == INSTALLATION_ATTEMPTS:
                        raise
                    time.sleep(5 * attempt)
            self._mark.write_text(self._fingerprint())

    def _install(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        self._run([sys.executable, "-m", "venv", str(self.path)])
        pip = [str(self.program("python")), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        self._run([*pip, "--constraint", str(self.client.constraints), self.client.requirement])

    def _run(self, command: list[str]) -> None:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=INSTALLATION_TIMEOUT, env=clean_environment(), check=False
        )
        if answer.returncode:
            said = "\n".join((answer.stdout + answer.stderr).splitlines()[-30:])
            raise InstallationFailed(
                f"{' '.join(command)} ended with {answer.returncode}; "
                f"this needs a package index that has {self.client.requirement}:\n{said}"
            )

    def _fingerprint(self) -> str:
        digest = hashlib.sha256(self.client.constraints.read_bytes()).hexdigest()
        return f"{self.client.requirement}\npython {sys.version_info.major}.{sys.version_info.minor}\n{digest}\n"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def cache_folder() -> Path:
    """The folder of all clients' environments: in `XDG_CACHE_HOME`, else in `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "gazetteer" / "compat"


def clean_environment() -> dict[str, str]:
    """The variables of this process without those that would let its own Python packages into a client's."""
    return {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }


if __name__ == "__main__":
    environment = Environment(OPENMETADATA_2_0, cache_folder())
    environment.make()
    print(environment.path)
