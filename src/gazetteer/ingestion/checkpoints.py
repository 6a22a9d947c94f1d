"""Where the client side keeps the state of interrupted runs: a folder, or only memory."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from gazetteer.errors import BadRequest
from gazetteer.kit import json


class Checkpoints:
    """Small states by key.

    Arguments:
        folder: made when first needed; None keeps the states in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._states: dict[str, dict[str, Any]] = {}

    def read(self, key: str) -> dict[str, Any] | None:
        """What is kept under the key.

        Raises:
            BadRequest: the file that keeps it was damaged.
        """
        if self._folder is None:
            return self._states.get(key)
        path = self._path(self._folder, key)
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            state: dict[str, Any] = json.parse(text)
        except BadRequest as error:
            raise BadRequest(f"the checkpoint {path} is damaged ({error.message}); delete it to begin anew") from error
        return state

    def keep(self, key: str, state: dict[str, Any]) -> None:
        """Keep a state in place of the former one; an empty one forgets it."""
        if self._folder is None:
            self._states[key] = state
            if not state:
                del self._states[key]
            return
        path = self._path(self._folder, key)
        if not state:
            path.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        # Written beside and renamed, so that a crash leaves the old state or the new one.
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(json.dump_bytes(state))
        fresh.replace(path)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / f"{hashlib.blake2b(key.encode(), digest_size=16).hexdigest()}.json"
