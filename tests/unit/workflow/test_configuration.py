"""Workflow files that are no good: a clear word, and no memory full of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import BadRequest
from gazetteer.workflow import configuration

LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))]
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAUGHS, "aliases"),
        ("a: &a {b: *a}", "aliases"),
        ("a: " + "[" * 5000 + "]" * 5000, "nested"),
        ("- x", "must be a mapping"),
        ("", "must be a mapping"),
        ("a: [", "line 1"),
        ("source: 2026-99-99", "a value that is none"),
        ("a: " + "x" * 1_000_001, "characters"),
    ],
    ids=["laughs", "circle", "deep", "list", "empty", "open", "date", "long"],
)
def test_what_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "workflow.yaml").write_text(text)
    with pytest.raises(BadRequest, match=said):
        configuration.load(tmp_path / "workflow.yaml")


def test_aliases_as_people_use_them(tmp_path: Path) -> None:
    (tmp_path / "workflow.yaml").write_text("base: &base {a: 1}\nother: *base\n")
    with pytest.raises(BadRequest, match="base"):
        configuration.load(tmp_path / "workflow.yaml")
