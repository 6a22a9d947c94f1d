"""The texts that positions of the log are handed out as."""

from __future__ import annotations

import pytest

from gazetteer.errors import BadRequest
from gazetteer.events import position
from gazetteer.events.position import Position


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", Position()),
        ("12", Position(12)),
        ("12/0", Position(12, 0)),
        ("9223372036854775807/7", Position(2**63 - 1, 7)),
    ],
)
def test_text_and_back(text: str, expected: Position) -> None:
    assert position.parse(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "-1",
        "+1",
        "1_0",
        "1.0",
        "1/",
        "/1",
        "1/2/3",
        "1/-2",
        " 1",
        "1\n",
        "٣",
        "9223372036854775808",
        "1/" + "9" * 19,
        "9" * 5000,
    ],
)
def test_no_position(text: str) -> None:
    with pytest.raises(BadRequest, match="afterSeq is") as refused:
        position.parse(text)
    assert len(str(refused.value)) < 300
