"""The map of the code names the folders and files that exist, all folders, and the layers as they are enforced."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.meta.repository import ROOT, files

PAGE = (ROOT / "docs/architecture.md").read_text()
SOURCE = "src/gazetteer/"


def _sections() -> dict[str, str]:
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _folders(section: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+/)`", _sections()[section], flags=re.MULTILINE))


def test_every_room_of_the_source_is_on_the_page() -> None:
    paths = [path.removeprefix(SOURCE) for path in files() if path.startswith(SOURCE)]
    existing = {path[: path.rindex("/") + 1] for path in paths if "/" in path}
    # Below these are data of one kind, which the room's own line tells of.
    existing = {folder for folder in existing if not folder.startswith(("demo/sql/", "storage/migrations/"))}
    assert _folders("Rooms") == existing | {"demo/sql/", "storage/migrations/"}


def test_every_folder_of_tests_is_on_the_page() -> None:
    existing = {"/".join(path.split("/")[:2]) + "/" for path in files() if re.match(r"tests/\w+/", path)}
    assert _folders("Tests") == existing


def test_every_file_on_the_page_exists() -> None:
    existing = set(files())
    named = set(re.findall(r"`([\w/]+\.(?:py|sql))`", PAGE))
    assert len(named) > 70
    assert {name for name in named if not {name, SOURCE + name} & existing} == set()


def test_twenty_questions_are_answered() -> None:
    assert len(re.findall(r"^\| (?!question|---).+ \| `", _sections()["Where is …"], flags=re.MULTILINE)) >= 20


def test_reserved_rooms_do_not_exist_yet() -> None:
    reserved = re.search(r"\*\*Reserved\*\*(.*)", PAGE)
    assert reserved is not None
    for folder in re.findall(r"`(\w+/)`", reserved.group(1)):
        assert not (ROOT / SOURCE / folder).exists(), f"{folder} exists: give it a line in the table of rooms"


def test_the_picture_shows_the_contracts() -> None:
    command = [sys.executable, str(ROOT / "docs/generate_layers.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
