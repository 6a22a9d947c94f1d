"""Fully qualified names: quoting, joining, splitting, and what an index holds of a long one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.domain import fqn
from gazetteer.errors import BadRequest

NAMES = st.text(st.characters(exclude_characters='"\x00', exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a", "a"),
        ("a.b", '"a.b"'),
        ('"a"', "a"),
        ('"a.b"', '"a.b"'),
        (".", '"."'),
        ("a b/c", "a b/c"),
        ("ä", "ä"),
    ],
)
def test_a_name_is_quoted_where_it_must_be(name: str, part: str) -> None:
    assert fqn.quote_name(name) == part
    assert fqn.quote_name(part) == part


@pytest.mark.parametrize(
    ("name", "said"), [("", "empty"), ('""', "empty"), ('a"b', "double quote"), ('"', "double quote")]
)
def test_what_is_no_name_is_refused(name: str, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        fqn.quote_name(name)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a", ["a"]),
        ("a.b.c", ["a", "b", "c"]),
        ('a."b.c".d', ["a", '"b.c"', "d"]),
        ('"a.b"', ['"a.b"']),
        ('"a".b', ['"a"', "b"]),
    ],
)
def test_parts_keep_their_quotes(text: str, parts: list[str]) -> None:
    assert fqn.split(text) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty part"),
        ("a..b", "empty part"),
        (".a", "empty part"),
        ("a.", "empty part"),
        ('a."b', "not closed"),
        ('a."b.c', "not closed"),
        ("a\x00b", r"U\+0000"),
    ],
)
def test_what_is_no_fqn_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        fqn.split(text)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_joining_and_splitting_are_inverse(names: list[str]) -> None:
    assert fqn.names(fqn.join(*names)) == names


def test_a_name_is_put_below_its_parent() -> None:
    assert fqn.append("", "a.b") == '"a.b"'
    assert fqn.append("s.d", "a.b") == 's.d."a.b"'


def test_a_long_key_is_cut_and_stays_its_own() -> None:
    short, long, other = "x" * fqn.LONGEST_KEY, "ü" * 500 + "a", "ü" * 500 + "b"
    assert fqn.key(short) == short
    assert fqn.key(long).startswith("ü" * (fqn.LONGEST_KEY // 4) + "~")
    assert len(fqn.key(long).encode()) < fqn.LONGEST_KEY
    assert fqn.key(long) != fqn.key(other)
