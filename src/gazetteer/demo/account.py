"""The system user that runs the sample server where Gazetteer itself runs as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import TerminalError

SYSTEM_USER = "embedded_postgres"
_TRAVERSE_BY_OTHERS = 0o001
_READ_BY_OTHERS = 0o004


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the operating system, by its numbers."""

    uid: int
    gid: int


def server_account() -> Account | None:
    """The account that PostgreSQL must run under: none for an ordinary user, who runs it as oneself.

    PostgreSQL refuses to run as root. For root the system user `embedded_postgres` is used (as
    the package does itself), and made if it is missing.

    Raises:
        TerminalError: the system user is missing and cannot be made.
    """
    if os.geteuid() != 0:
        return None
    try:
        if SYSTEM_USER not in (entry.pw_name for entry in pwd.getpwall()):
            subprocess.run(["useradd", "--shell", "/bin/sh", SYSTEM_USER], check=True, capture_output=True)  # noqa: S603, S607 - constant, found in root's own path
        entry = pwd.getpwnam(SYSTEM_USER)
    except (OSError, KeyError, subprocess.CalledProcessError) as error:
        raise TerminalError(
            f"PostgreSQL does not run as root, and the system user {SYSTEM_USER!r} could not be made ({error}); "
            f"run: useradd --system {SYSTEM_USER}, or start Gazetteer as an ordinary user"
        ) from error
    return Account(entry.pw_uid, entry.pw_gid)


def let_others_traverse(path: Path) -> list[Path]:
    """Let other users pass through a folder and all folders above it, without letting them list any.

    Returns:
        The folders whose mode was changed.
    """
    changed = []
    for folder in (path, *path.parents):
        mode = folder.stat().st_mode
        if not mode & _TRAVERSE_BY_OTHERS:
            folder.chmod(mode | _TRAVERSE_BY_OTHERS)
            changed.append(folder)
    return changed


def let_others_read_programs(installation: Path) -> None:
    """Let other users read and run the packaged server, which a strict umask may have closed to them."""
    needed = _READ_BY_OTHERS | _TRAVERSE_BY_OTHERS
    if (installation / "bin" / "postgres").stat().st_mode & needed == needed:
        return
    for path in (installation, *installation.rglob("*")):
        mode = path.stat().st_mode
        executable = path.is_dir() or mode & 0o100
        path.chmod(mode | _READ_BY_OTHERS | (_TRAVERSE_BY_OTHERS if executable else 0))
