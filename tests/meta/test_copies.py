"""What was copied byte for byte is still the same: the benchmarks' floor, the data of the client lines, the faults."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.meta.repository import ROOT

DATA = "src/gazetteer/lines/data"
COPIES = {
    "tests/sqllineage/faults.jsonl": "0c43a90f014b3d01abdf627496906f19e4a9885833cb0758d69517e335e26e9d",
    "benchmarks/floor.py": "d4a9d44b8d9101e6f17627c254d7d5af6dce29159c251b768a10db766dcd6f85",
    f"{DATA}/connections-1.7.json": "48054575c531ff596a4807fa4d2b477ba6c55cfdaa611c5e3bfc4dc05bf81dc1",
    f"{DATA}/connections-2.0.json": "1061949983eae0173836687fd6ae3b648048eaa31cc93e040dfa599eb9e5d60c",
    f"{DATA}/enumerations-2.0.json": "80ba4c6f049b565cf6b4a9321c850a0ad4256f26c93b2d66239f93170771fae3",
    f"{DATA}/models-1.10.json": "88144c5f5af816f9dea50a43b0d6e4e82aaf2ee96d1d23c367ba1a2c98c08b8e",
    f"{DATA}/models-1.11.json": "0e428d50259dbe011e0f6bef73e6462b6ef8c989964e6c185b38b3d9f4a11c2a",
    f"{DATA}/models-1.12.json": "25e3d1b54a4d3d6165dd602d70b87cbf4520c05538ef50d940666b218074ea66",
    f"{DATA}/models-1.13.json": "abac1244fdf7e0135553d6748ca47a9f651b2505879ecc6271f0cb71d0ed29cd",
    f"{DATA}/models-1.7.json": "cfab30f724af69953484084b95237c6b4c53a06e5e286c4eb1296735271f1ef7",
    f"{DATA}/models-1.8.json": "8c8c869a9137fc679a35cda337703016ac5864ac7c4f05a192af89b42c4e420f",
    f"{DATA}/models-1.9.json": "5a986fbfcfb7b8164e64e56475d4b472a9efde79bbea77cf19f8eee39dbc22e4",
    f"{DATA}/models-2.0.json": "57d80dc99437fc2e12e5960c4135bcbe965332f6e1cd7d09c9177f7f4290f98f",
}


@pytest.mark.parametrize("path", sorted(COPIES))
def test_copy_is_unchanged(path: str) -> None:
    assert sha256((ROOT / path).read_bytes()).hexdigest() == COPIES[path]


def test_every_data_file_is_pinned() -> None:
    assert {str(path.relative_to(ROOT)) for path in (ROOT / DATA).iterdir()} == {
        path for path in COPIES if path.startswith(DATA)
    }
