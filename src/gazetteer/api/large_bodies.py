"""Rows of a large body: taken apart by a process of its own, so that parsing it holds up nobody.

The process is this module: the body on standard input, and on standard output a line of the rows' lengths, then the
rows. What is wrong with the body is on standard error, and the exit code is REFUSED.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any, overload

from gazetteer.api import limits
from gazetteer.errors import BadRequest, GazetteerError, TooLarge
from gazetteer.kit import json

# Up to this size parsing takes the interpreter for some 60 ms at most.
INLINE = limits.LARGEST_BODY
REFUSED = 3
CPU_SECONDS, WALL_SECONDS = 20, 60


class Rows(Sequence[Any]):
    """The rows of a body that was taken apart; each is parsed when it is asked for."""

    def __init__(self, text: bytes, lengths: Sequence[int]) -> None:
        self._text = text
        self._ends = [0]
        for length in lengths:
            self._ends.append(self._ends[-1] + length)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> Any: ...

    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...

    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return json.loads(self._text[self._ends[index] : self._ends[index + 1]])

    def __iter__(self) -> Iterator[Any]:
        return (self[position] for position in range(len(self)))


def rows(body: bytes) -> Rows:
    """The rows of a body that is a JSON list.

    Raises:
        BadRequest: it is not such a list.
        TooLarge: it takes more time than any request may.
    """
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=WALL_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TooLarge("the body takes too long to be read; send fewer rows at a time") from error
    if done.returncode == REFUSED:
        raise BadRequest(done.stderr.decode())
    if done.returncode < 0:
        raise TooLarge("the body takes too long to be read; send fewer rows at a time")
    if done.returncode:
        raise GazetteerError(f"the process that reads large bodies failed: {done.stderr.decode()[-500:]}")
    lengths, _, text = done.stdout.partition(b"\n")
    return Rows(text, json.loads(lengths))


def _main() -> int:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    try:
        found = json.parse(sys.stdin.buffer.read())
        if not isinstance(found, list):
            raise BadRequest("the body has to be a list of Create requests")
    except BadRequest as error:
        sys.stderr.write(error.message)
        return REFUSED
    texts = [json.dump_bytes(row) for row in found]
    sys.stdout.buffer.write(json.dump_bytes([len(text) for text in texts]) + b"\n")
    sys.stdout.buffer.writelines(texts)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
