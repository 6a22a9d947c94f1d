"""Files and folders that are for their owner only, also where they existed before."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from gazetteer.errors import Unavailable

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_private(path: Path) -> None:
    """Take from everybody but the owner whatever they may do with a file or folder; nothing if there is none.

    Raises:
        Unavailable: it belongs to another user, who could read it whatever its mode, or is a link.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        # What it leads to is somebody else's business, and may be anything.
        raise Unavailable(f"{path} is a symbolic link; put the file itself there, or choose another place by --home")
    if found.st_uid != os.geteuid():
        raise Unavailable(
            f"{path} belongs to the user {found.st_uid}, not to {os.geteuid()}, who runs this; change its owner, or"
            " choose another place by --home or --database-url"
        )
    if found.st_mode & OTHERS:
        path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)
