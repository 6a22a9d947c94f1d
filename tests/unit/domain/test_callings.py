"""What people and bots are called: one form, nothing unseen, no two that look alike."""

from __future__ import annotations

import pytest

from gazetteer.domain import callings
from gazetteer.errors import BadRequest


@pytest.mark.parametrize("text", ["KIM", "kim", "кІМ", "ΚΙΜ", "ｋｉｍ", "kım", "KİM", "𝗄𝗂𝗆", " kim ", "кιm"])
def test_what_looks_alike_has_one_skeleton(text: str) -> None:
    assert callings.skeleton(text) == "kim"


def test_what_looks_different_has_another() -> None:
    names = ["kim", "kím", "kim1", "kiml", "klm", "kim b", "kim-b", "kirn", "кит", "ким.б", "νίκη", "νικη", "王", "玉"]
    assert len({callings.skeleton(name) for name in names}) == len(names)


def test_a_skeleton_is_its_own() -> None:
    for letter, others in callings._LOOKS.items():
        for other in others:
            assert callings.skeleton(other) == letter, (letter, other)
            assert callings.skeleton(callings.skeleton(other)) == letter


@pytest.mark.parametrize(("one", "other"), [("Kim", "kIM"), ("Jos\u00e9", "JOSE\u0301"), ("Straße", "STRASSE")])
def test_case_and_composition_make_no_difference(one: str, other: str) -> None:
    assert callings.folded(one) == callings.folded(other) == callings.folded(callings.folded(one))


UNSEEN = (
    "\u200b \u200d \u202e \ufeff \u00ad \u2060 \x00 \n \t \x7f \u0085 \u2028 \ue000 \u3164 \u034f \ufe0f \U000e0100"
)


@pytest.mark.parametrize("character", [*UNSEEN.split(" "), "\u00a0", "\u2003"])
def test_what_cannot_be_seen_is_refused(character: str) -> None:
    for text in (f"ki{character}m", f"kim{character}", character):
        with pytest.raises(BadRequest, match=f"U\\+{ord(character):04X}"):
            callings.check(text, "the name")


def test_names_of_people_are_allowed() -> None:
    for name in ("kim", "Kim B. O'Neil", "José Ñuñez", "Ольга", "Νίκη", "山田 太郎", "kim+tag@example.org", "नीतू"):
        callings.check(name, "the name")
    for name in (" kim", "kim "):
        with pytest.raises(BadRequest, match="space"):
            callings.check(name, "the name")
