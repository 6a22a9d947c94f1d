"""What a condition names is found, and what is no condition names nothing."""

from __future__ import annotations

import pytest

from gazetteer.domain import conditions


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("isOwner()", []),
        ("!isOwner() && matchAnyTag('PII.Sensitive')", [("tagName", "PII.Sensitive")]),
        ("matchAnyTag( 'a' ,\n\"b\" )", [("tagName", "a"), ("tagName", "b")]),
        (
            "matchAllTags('a.b') or not (inAnyTeam('T') AND hasAnyRole('R'))",
            [("tagName", "a.b"), ("team", "T"), ("role", "R")],
        ),
        ("matchAnyCertification('Gold.One')", [("tagName", "Gold.One")]),
        ('matchAnyTag(\'it\'\'s\', "say ""x""")', [("tagName", "it's"), ("tagName", 'say "x"')]),
        ("other('a') || true", []),
        ("((((!(!inAnyTeam('T')))))) && false", [("team", "T")]),
        ("matchAnyTag()", []),
        ("matchAnyTag('')", [("tagName", "")]),
    ],
)
def test_the_literals_that_name_entities(condition: str, found: list[tuple[str, str]]) -> None:
    literals = conditions.literals(condition)
    assert [(literal.kind, literal.name) for literal in literals] == found
    for literal in literals:
        quote = condition[literal.start - 1]
        assert condition[literal.end] == quote
        assert condition[literal.start : literal.end] == conditions.quoted(literal.name, quote)


@pytest.mark.parametrize(
    "condition",
    [
        "",
        " ",
        "matchAnyTag('a'",
        "matchAnyTag('a)",
        "matchAnyTag('a') inAnyTeam('b')",
        "matchAnyTag('a') &&",
        "&& matchAnyTag('a')",
        "(matchAnyTag('a')",
        "matchAnyTag('a'))",
        "matchAnyTag('a',)",
        "matchAnyTag('a' 'b')",
        "matchAnyTag(a)",
        "matchAnyTag('a', isOwner())",
        "matchAnyTag('a') == true",
        "matchAnyTag",
        "'a' && matchAnyTag('b')",
        "T(java.lang.Runtime).exec('x') && matchAnyTag('b')",
        "matchAnyTag('a') & inAnyTeam('b')",
    ],
)
def test_what_cannot_be_read_names_nothing(condition: str) -> None:
    assert conditions.literals(condition) == []


def test_no_depth_is_too_much() -> None:
    depth = 100_000
    condition = "(" * depth + "!" * depth + "inAnyTeam('T')" + ")" * depth
    assert [literal.name for literal in conditions.literals(condition)] == ["T"]
