"""The home folder of a server: who owns it, where things lie in it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from gazetteer.errors import Unavailable
from gazetteer.storage.private_files import make_private


class Home:
    """A home folder; at most one process owns it at a time.

    Arguments:
        path: the folder; made when missing, open to its owner only.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    @property
    def socket(self) -> Path:
        """Where a running server listens for local commands."""
        return self.path / "gazetteer.sock"

    @property
    def secret_key(self) -> Path:
        """The key of secrets."""
        return self.path / "secret.key"

    @property
    def admin_password(self) -> Path:
        """The administrator's first password."""
        return self.path / "initial-admin-password"

    def prepare(self) -> None:
        """Make the folder, or take from others what they may do with one that is there, and with what is ours in it.

        Raises:
            Unavailable: it cannot be made or written, or belongs to another user.
        """
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(f"the home {self.path} cannot be made: {error}") from error
        if not os.access(self.path, os.W_OK):
            raise Unavailable(f"the home {self.path} cannot be written; choose another with --home")
        # The folder itself may be a link, such as to a larger disk.
        make_private(self.path.resolve())
        names = ("lock", "checkpoints", "gazetteer.db", "gazetteer.db-wal", "gazetteer.db-shm", "gazetteer.db-owner")
        for path in (self.secret_key, self.admin_password, self.socket, *(self.path / name for name in names)):
            make_private(path)

    def acquire(self) -> bool:
        """Become the owner; False if another process is."""
        self.prepare()
        descriptor = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._lock = descriptor
        return True

    def release(self) -> None:
        """Cease to be the owner."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def write_private(self, path: Path, text: str) -> None:
        """Write a file that only the owner can read."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text + "\n")
