"""Where log lines go: a bounded queue and one thread that writes, so that a stuck terminal stops nobody."""

from __future__ import annotations

import os
import queue
import threading
import time
from contextlib import suppress
from typing import TextIO

from gazetteer.kit import json

# So many lines wait at most, of so many characters each: 20 MB in the worst case.
MOST_LINES, LONGEST_LINE = 5000, 4096
# How long the process waits at its end until what waits is written, in seconds.
LAST_SECONDS = 2.0


class Output:
    """A file-like object for lines; it never blocks and never fails.

    Arguments:
        stream: where they go; None, where a process was started without one, for nowhere. What is no file of the
            system, such as a test's capture, is written to at once.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._file = _file_of(stream)
        self._lines: queue.Queue[str] = queue.Queue(MOST_LINES)
        self._lost = 0
        self._writing = False
        if self._file is not None:
            threading.Thread(target=self._run, name="gazetteer-log", daemon=True).start()

    def write(self, text: str) -> int:
        """Take a line; if there are too many, it is counted and left out."""
        if self._file is None:
            with suppress(OSError, ValueError):
                if self._stream is not None:
                    self._stream.write(text)
            return len(text)
        if len(text) > LONGEST_LINE:
            text = f"{text[:LONGEST_LINE]} [{len(text) - LONGEST_LINE} more characters]\n"
        try:
            self._lines.put_nowait(text)
        except queue.Full:
            self._lost += 1
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Wait a moment until everything is written."""
        end = time.monotonic() + LAST_SECONDS
        while (self._writing or not self._lines.empty()) and time.monotonic() < end:
            time.sleep(0.01)

    def _run(self) -> None:
        while True:
            line = self._lines.get()
            self._writing = True
            if self._put(line) and self._lost:
                lost, self._lost = self._lost, 0
                self._put(json.dumps({"event": "log lines were lost", "level": "warning", "lines": lost}) + "\n")
            self._writing = False

    def _put(self, line: str) -> bool:
        data = line.encode("utf-8", "backslashreplace")
        try:
            while data:
                data = data[os.write(self._file or 0, data) :]
        except OSError:
            # A full disk, or nobody who reads: what is written next says how much is missing.
            self._lost += 1
            return False
        return True


def _file_of(stream: TextIO | None) -> int | None:
    """A descriptor of our own: nobody else's locks or buffers are in the way."""
    try:
        return None if stream is None else os.dup(stream.fileno())
    except (OSError, ValueError):
        return None


def open_standard_streams() -> None:
    """Where the process was started without them, let no other file get the numbers of the standard streams."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
