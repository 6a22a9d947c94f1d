"""The rule by which names and words are compared, and what databases may take for granted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.domain import comparison
from gazetteer.domain.comparison import folded, is_like, parts, trace
from gazetteer.kit import json

# Every character that folds to something unusual, marks that change places, and plain ones beside them.
ODD = (
    "ßẞſİıIiʼnŉẚʾaﬀﬁﬂﬃﬄﬅﬆfFlLsStTΣσςＡａ%_\\\"'\u00c9\u00e9\u00c8\u0390\u212b\u00e5\u212aKkA"
    "\u9867\u5ba2\u8c48\uf900\uac01\uac00\u1100\u304c\u309b\u3099\u0958\u0915\u093c\U0001f600"
    ";\u037e`\u1fef\u0301\u0307\u0323\u030a\u0345"
)
texts = st.text(st.sampled_from(ODD), max_size=8) | st.text(max_size=8)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRASSE", "straße"),
        ("E\u0301", "é"),
        ("ΟΔΟΣ", "οδος"),
        ("ﬁle", "FILE"),
        ("\u212a", "k"),
        ("ＡＢＣ", "ａｂｃ"),
        ("I\u0307", "İ"),
        ("a\u0323\u0307", "a\u0307\u0323"),
    ],
)
def test_differences_of_case_and_composition_go_away(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_differences_stay() -> None:
    assert len({folded(text) for text in ("e", "é", "ı", "i", "İ", "ＡＢＣ", "ABC", "😀")}) == 8


@given(texts)
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(text) == folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


def test_nothing_folds_outside_of_the_blocks_that_are_searched() -> None:
    searched = {code for block in comparison.FOLDING for code in block}
    outside = (chr(code) for code in range(0x80, 0x110000) if code not in searched and not 0xD800 <= code < 0xE000)
    assert [character for character in outside if folded(character) != character] == []


@given(texts, texts, texts)
def test_every_text_that_has_a_word_has_its_trace(before: str, inside: str, after: str) -> None:
    """The word is cut out of the folded text, wherever that cut goes through a character of the text as it was."""
    text = before + inside + after
    fold = folded(text)
    for start in range(len(fold)):
        for end in range(start + 1, len(fold) + 1):
            word = fold[start:end]
            if word.split() == [word]:
                for stored in (text, json.dumps(text)):
                    assert _has(stored, word), (text, word, trace(word))


def _has(stored: str, word: str) -> bool:
    """What a database does, in Python: LIKE that ignores the case of ASCII letters."""
    found = trace(word)
    if found.beyond_ascii and stored.isascii():
        return False
    if not found.pieces:
        return True
    rest: str | None = _ascii_lower(stored)
    for piece in found.pieces:
        if rest is not None:
            _, there, behind = rest.partition(piece)
            rest = behind if there else None
    return rest is not None or any(character in stored for character in found.instead)


def _ascii_lower(text: str) -> str:
    return "".join(character.lower() if character.isascii() else character for character in text)


def test_traces_are_as_narrow_as_the_word_allows() -> None:
    assert trace("order_17") == comparison.Trace(("order_17",), (), False)
    assert trace("sheet").instead == ("ß", "ſ", "ẞ")
    assert trace("顧客") == comparison.Trace(("顧客",), (), True)
    assert trace("žiadosť").pieces == ("iados",)


def test_wildcards() -> None:
    assert is_like("a[b].c", "a[b]*")
    assert is_like("abc", "a?c")
    assert not is_like("abc", "a?c", one="")
    assert is_like("a?c", "a?*", one="")
    assert not is_like("ABC", "a*")
    assert is_like("a\nb", "a*b")


def test_parts_keep_marks_with_their_letters() -> None:
    assert parts(folded("İSTANBUL_sales.x y@z-1")) == ["i\u0307stanbul", "sales", "x", "y@z-1"]
    assert parts("हिन्दी 顧客,データ") == ["हिन्दी", "顧客", "データ"]
