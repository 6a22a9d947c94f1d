"""Cursors of pages."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from gazetteer.catalog.paging import Page, cut, decoded, encoded
from gazetteer.errors import BadRequest
from gazetteer.storage.entity_store import EntityRow

ROW = EntityRow(1, b"", "table", 0, b"\x00" * 15 + b"\x07", "n", "{}", None, None, 1, 0, 1, 1, 1)
FOUND = [(replace(ROW, pk=number), f"k{number}") for number in range(4)]


@pytest.mark.parametrize("key", ["a", "", 'ü "x.y"'])
@pytest.mark.parametrize("path", [b"", ROW.path])
def test_a_cursor_comes_back(path: bytes, key: str) -> None:
    assert decoded(encoded((replace(ROW, path=path), key))) == (path, key)


@pytest.mark.parametrize(
    "text", ["x", "%%%", "AA", base64.urlsafe_b64encode(b"\x00\x03abcd").decode(), encoded((ROW, "a\x00b"))]
)
def test_a_cursor_that_was_never_given_out_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="not one that was given out"):
        decoded(text)


def test_no_cursor_is_the_beginning() -> None:
    assert decoded(None) is None
    assert decoded("") is None


@pytest.mark.parametrize("page", [(-1, None, None), (1, "x", "y")])
def test_a_page_that_cannot_be_is_refused(page: tuple[int, str | None, str | None]) -> None:
    with pytest.raises(BadRequest):
        Page(*page)


@pytest.mark.parametrize(
    ("page", "shown", "cursors"),
    [
        (Page(5), [0, 1, 2, 3], []),
        (Page(3), [0, 1, 2], ["after"]),
        (Page(3, after="x"), [0, 1, 2], ["after", "before"]),
        (Page(4, after="x"), [0, 1, 2, 3], ["before"]),
        (Page(3, before="x"), [1, 2, 3], ["after", "before"]),
        (Page(4, before="x"), [0, 1, 2, 3], ["after"]),
    ],
)
def test_a_page_tells_the_way_to_its_neighbours(page: Page, shown: list[int], cursors: list[str]) -> None:
    found, given = cut(list(FOUND), page)
    assert [row.pk for row, _ in found] == shown
    assert sorted(given) == cursors
