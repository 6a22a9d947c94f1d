"""Passwords that are tried first, and those that are not."""

from __future__ import annotations

import pytest

from gazetteer.auth import passwords
from gazetteer.auth.common_passwords import is_common

NAMES = ("kim.baker", "kim.baker@acme.example.org")


@pytest.mark.parametrize(
    "password",
    [
        "*********",
        "........",
        "password",
        "PASSWORD1",
        "p4ssw0rd!!",
        "Welcome2024!",
        "We1come123",
        "letmein!!!",
        "qwerty12345",
        "1qaz2wsx3edc",
        "abcdefgh",
        "87654321",
        "iloveyou1",
        "adminadmin",
        "abcabcabc",
        "Summer2026!",
        "KimBaker1990",
        "acme2024!",
        "monkeydragon",
        "ｐａｓｓｗｏｒｄ",
    ],
)
def test_what_is_tried_first_is_common(password: str) -> None:
    assert is_common(password, NAMES)


@pytest.mark.parametrize(
    "password",
    ["correct horse", "battery staple", "another horse", "84736251", "tr0ub4dor&3", "мой дядя самых", "水曜日の猫だ"],
)
def test_what_is_left_makes_a_password(password: str) -> None:
    assert not is_common(password, NAMES)


def test_what_we_make_is_not_common() -> None:
    for _ in range(200):
        assert not is_common(passwords.generated(), NAMES)
