"""Ports, folders and errors of the sample server, without starting one."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from gazetteer.demo.account import let_others_read_programs, let_others_traverse
from gazetteer.demo.loader import load
from gazetteer.demo.sample import SamplePostgres
from gazetteer.demo.server import HOST, ServerProcess, free_port, port_is_free
from gazetteer.errors import BadRequest, TerminalError, TransientError, Unavailable


def test_a_port_is_free_until_somebody_listens_on_it() -> None:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        assert not port_is_free(listener.getsockname()[1])
    assert port_is_free(free_port())


def test_others_may_pass_through_a_folder_but_not_list_it(tmp_path: Path) -> None:
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    inner.parent.chmod(0o700)
    inner.chmod(0o750)
    changed = let_others_traverse(inner)
    assert {inner, inner.parent} <= set(changed)
    assert inner.parent.stat().st_mode & 0o777 == 0o701
    assert inner.stat().st_mode & 0o777 == 0o751
    assert let_others_traverse(inner) == []


def test_programs_become_readable_and_only_programs_executable(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "postgres"
    program.parent.mkdir()
    program.touch(mode=0o700)
    text = tmp_path / "postgres.bki"
    text.touch(mode=0o600)
    let_others_read_programs(tmp_path)
    assert program.stat().st_mode & 0o007 == 0o005
    assert text.stat().st_mode & 0o007 == 0o004


def test_a_process_that_got_the_number_of_a_dead_server_is_not_taken_for_it(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    assert server.process_id() is None
    server.data.mkdir()
    (server.data / "postmaster.pid").write_text("1\n/elsewhere\n")
    assert server.process_id() is None
    server.stop()
    (server.data / "postmaster.pid").write_text("")
    assert server.process_id() is None


def test_what_was_not_started_has_no_url(tmp_path: Path) -> None:
    sample = SamplePostgres(tmp_path / "sample")
    with pytest.raises(Unavailable, match=r"call start\(\) first"):
        _ = sample.url
    sample.stop()
    assert not (tmp_path / "sample").exists()


def test_a_busy_port_that_was_asked_for_is_an_error(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(Unavailable, match=f"port {port} .* is busy"):
            SamplePostgres(tmp_path, port=port)._choose_port()


def test_a_folder_with_data_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "data" / "precious"
    precious.parent.mkdir()
    precious.write_text("mine")
    with pytest.raises(TerminalError, match="give another folder"):
        SamplePostgres(tmp_path).start()
    assert precious.read_text() == "mine"


def test_loading_names_what_is_wrong_with_a_url() -> None:
    with pytest.raises(BadRequest, match="'mysql'"):
        load("mysql://127.0.0.1/x")
    with pytest.raises(TransientError, match="check the URL"):
        load(f"postgresql://nobody:wrong@{HOST}:{free_port()}/x")
