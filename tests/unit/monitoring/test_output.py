"""Log lines never block and never fail whoever writes them."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.monitoring import output
from gazetteer.monitoring.output import LONGEST_LINE, Output


def _pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    return reading, writing


def test_lines_in_their_order(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as stream:
        written = Output(stream)
        for number in range(100):
            written.write(f"{number}\n")
        written.close()
    assert (tmp_path / "log").read_text().split() == [str(number) for number in range(100)]


def test_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that is full, as a terminal that was stopped: lines are left out and counted."""
    monkeypatch.setattr(output, "MOST_LINES", 10)
    reading, writing = _pipe()
    with os.fdopen(writing, "w") as stream:
        written = Output(stream)
        for _ in range(1000):
            written.write("x" * 100 + "\n")
        os.set_blocking(reading, True)
        found = b""
        while found.count(b"\n") < 10:
            found += os.read(reading, 65536)
        while b"log lines were lost" not in found:
            written.write("again\n")
            found += os.read(reading, 65536)
        written.close()
    os.close(reading)
    assert found.count(b"x" * 100) < 1000


def test_nobody_is_there() -> None:
    """The other end of the pipe is closed."""
    reading, writing = _pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        written = Output(stream)
        assert written.write("x\n") == 2
        written.close()
        assert written.write("y\n") == 2


def test_a_full_disk() -> None:
    with Path("/dev/full").open("w") as stream:
        written = Output(stream)
        for _ in range(100):
            written.write("x\n")
        written.close()


def test_without_a_stream() -> None:
    assert Output(None).write("x\n") == 2


def test_a_line_has_an_end(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as stream:
        written = Output(stream)
        written.write("x" * 1_000_000 + "\n")
        written.close()
    assert len((tmp_path / "log").read_text()) < LONGEST_LINE + 100


def test_closed_streams_are_no_place_for_other_files(tmp_path: Path) -> None:
    """A file that is opened next would get the number of standard error, and what is written there."""
    program = (
        "import os, sys\n"
        "from gazetteer.monitoring.output import open_standard_streams\n"
        "open_standard_streams()\n"
        f"print(os.open({str(tmp_path / 'new')!r}, os.O_CREAT | os.O_RDWR) > 2)\n"
    )
    found = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" -c "$1" 2>&- <&-', sys.executable, program],
        stdout=subprocess.PIPE,
        check=True,
    )
    assert found.stdout == b"True\n"
