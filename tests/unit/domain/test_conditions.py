"""What a condition names is found, whatever stands around it."""

from __future__ import annotations

import pytest

from gazetteer.domain import conditions

_TAGS = [("tagName", "a"), ("tagName", "b")]


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
        ("", []),
        (" ", []),
        ("noOwner() == false && matchAnyTag('a.b') eq true", [("tagName", "a.b")]),
        ("false != inAnyTeam('T') && 1 == 1 && 2.5 > -1", [("team", "T")]),
        ("matchAnyTag({'a', {\"b\"}}) and inAnyTeam(({'T', 'S'}))", [*_TAGS, ("team", "T"), ("team", "S")]),
        ("matchAnyTag({'a', 'b'}[0])", _TAGS),
        ("isOwner() ? matchAnyTag('a') : !matchAllTags('b')", _TAGS),
        ("matchAnyTag(isOwner() ? 'a' : 'b')", _TAGS),
        ("matchAnyTag(hasDomain() ?: 'a', 'b')", _TAGS),
        ("#root.matchAnyTag('a') || this?.matchAnyTag('b')", _TAGS),
        ("{matchAnyTag('a'), false}.contains(true) and matchAnyTag('b').equals(true)", _TAGS),
        ("'x'.equals('y') or matchAnyTag('a', 'b') instanceof T(Boolean)", _TAGS),
        ("not(matchAnyTag('a')) AND NOT ( matchAnyTag('b') )", _TAGS),
        ("T(java.lang.Runtime).exec('x') && matchAnyTag('a') & matchAnyTag ('b')", _TAGS),
        ("matchAnyTag('a', f('x'), g({'x'}), 'b')", _TAGS),
        ("matchAnyTag(inAnyTeam('T') ? 'a' : 'b')", [("team", "T"), *_TAGS]),
        ("matchAnyTag('x' + 'y', m['x'], m[{'x'}], x == 'y' ? 'a' : 'b')", _TAGS),
        ("matchAnyTag('x'.concat('y'), 'a', x matches 'y', 'b')", _TAGS),
        ("matchAnyTag('x' 'y') || matchAnyTag('a'", []),
        ("matchAnyTag(x, 'a', )) }]) || matchAnyTag('b')", _TAGS),
        ("matchanytag('x') || other({'x'})", []),
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


@pytest.mark.parametrize("condition", ["matchAnyTag('a", "matchAnyTag('a') && \"", "matchAnyTag('a''')'"])
def test_what_cannot_be_cut_into_tokens_names_nothing(condition: str) -> None:
    assert conditions.literals(condition) == []


def test_no_depth_is_too_much() -> None:
    depth = 100_000
    condition = "(" * depth + "!" * depth + "inAnyTeam('T')" + ")" * depth
    assert [literal.name for literal in conditions.literals(condition)] == ["T"]
