"""Passwords that are tried first: what they are made of.

No list of passwords is kept. Guessers put together a few hundred words, names of the user, sequences of keys, and
numbers and signs around them; so a password is as good as what is left without these. The words were chosen for this
project, after what published statistics of leaked passwords agree on; they are under its licence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

# What has to be left: letters count whole, digits and signs half.
LEAST_LEFT = 4
SHORTEST_NAME = 3
SHORTEST_SEQUENCE = 4

_WORDS = """
    password passwort passwd pass contrasena motdepasse parola senha haslo wachtwoord salasana losenord kennwort пароль
    admin administrator root user users guest test tester demo default changeme changeit secret geheim login logon
    signin master superuser support service system server temp temporary access manager office company private public
    welcome willkommen bienvenue hello hallo letmein openup iloveyou ilove loveyou love lovely lover trustno whatever
    nothing
    summer winter spring autumn fall sommer herbst fruehling january february march april may june july august
    september october november december januar februar maerz juni juli oktober dezember monday tuesday wednesday
    thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    dragon monkey shadow sunshine princess prince flower angel freedom cheese cookie chocolate pepper ginger banana
    orange purple yellow silver golden diamond tigger tiger eagle falcon phoenix dolphin buster killer hunter ranger
    warrior wizard merlin matrix mustang ferrari porsche mercedes corvette harley
    football baseball basketball soccer hockey fussball arsenal chelsea liverpool barcelona juventus madrid
    superman batman spiderman starwars pokemon naruto minecraft
    michael jordan jessica jennifer ashley charlie thomas daniel andrew joshua matthew robert george william anthony
    nicole amanda michelle samantha maria anna andrea alexander
    computer internet google facebook samsung apple iphone android windows linux microsoft oracle mysql postgres
    postgresql database metadata openmetadata gazetteer catalog docker jenkins
"""
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn",
    "qazwsxedcrfvtgb",
    "1q2w3e4r5t6y7u8i9o0p",
    "!@#$%^&*()",
)
# Signs that stand for letters; 1 for either of two.
_SIGNS = {"@": "a", "4": "a", "3": "e", "0": "o", "$": "s", "5": "s", "7": "t", "!": "i"}
_READINGS = tuple(str.maketrans({**_SIGNS, "1": letter}) for letter in "il")
_SAME = re.compile(r"(.)\1{2,}")
_REPEATED = re.compile(r"(.{1,6}?)\1+")


def is_common(password: str, names: Iterable[str] = ()) -> bool:
    """Whether a password is among those that are tried first.

    Arguments:
        names: what its user is called, e-mail addresses, too.
    """
    text = unicodedata.normalize("NFKC", password).casefold()
    if repeated := _REPEATED.fullmatch(text):
        text = repeated[1]
    known = {*_WORDS.split(), *_parts(names)}
    words = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    bare = _SAME.sub("", _sequences().sub("", text))
    return any(_left(words.sub("", reading)) < LEAST_LEFT for reading in (bare, *map(bare.translate, _READINGS)))


def _left(text: str) -> float:
    return sum(1.0 if character.isalpha() else 0.5 for character in text if not character.isspace())


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (part for part in re.split(r"[\W_]+", name.casefold()) if len(part) >= SHORTEST_NAME)


@cache
def _sequences() -> re.Pattern[str]:
    found = {
        row[start:end]
        for one in _ROWS
        for row in (one, one[::-1])
        for start in range(len(row))
        for end in range(start + SHORTEST_SEQUENCE, len(row) + 1)
    }
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))
