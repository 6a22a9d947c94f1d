"""Names inside the conditions of policies follow what they name."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazetteer.app import Platform
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import take_apart
from tests.unit.catalog.documents.catalog import Catalog

RULE = {"name": "r", "effect": "allow", "operations": ["ViewAll"], "resources": ["all"]}


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    made = Catalog(platform)
    made.put("classification", name="Own", description="d")
    made.tag("One")
    made.tag("a.b")
    made.put("team", name="Finance", teamType="Group")
    made.put("role", name="Clerk", policies=["DataConsumerPolicy"])
    return made


def policy(catalog: Catalog, condition: str) -> dict[str, Any]:
    return catalog.put("policy", name="p", rules=[{**RULE, "condition": condition}])


def shown(catalog: Catalog) -> str:
    return str(catalog.get("policy", "p")["rules"][0]["condition"])


NAMES = st.sampled_from(
    ["Own.One", 'Own."a.b"', "Finance", "Clerk", '"Clerk"', "clerk", "", "it's", 'x"y', "nobody.here"]
)
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
SPACES = st.sampled_from(["", " ", "\n  "])
FUNCTIONS = st.sampled_from(
    ["matchAnyTag", "matchAllTags", "matchAnyCertification", "inAnyTeam", "hasAnyRole", "other"]
)


@st.composite
def calls(draw: st.DrawFn) -> str:
    literals = []
    for name in draw(st.lists(NAMES | TEXTS, max_size=3)):
        quote = draw(st.sampled_from("'\""))
        literals.append(f"{quote}{name.replace(quote, quote * 2)}{quote}")
    space = draw(SPACES)
    return f"{draw(FUNCTIONS)}{space}({space}{f'{space},{draw(SPACES)}'.join(literals)}{draw(SPACES)})"


CONDITIONS = st.recursive(
    calls() | st.just("isOwner()"),
    lambda inner: st.one_of(
        inner.map(lambda text: f"!{text}"),
        inner.map(lambda text: f"( {text})"),
        inner.map(lambda text: f"{{{text}, 1}}[0] == true"),
        st.tuples(inner, inner).map(lambda texts: f"isOwner() ? {texts[0]}:{texts[1]}"),
        st.tuples(inner, st.sampled_from(["&&", " || ", " and ", " OR "]), inner).map("".join),
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(condition=CONDITIONS | TEXTS)
@example(condition="matchAnyTag('Own.One', \"Own.\"\"a.b\"\"\", 'it''s') || inAnyTeam('Finance')")
@example(condition='{"$text": [\'a\', {"$slot": 0}]}')
@example(condition=f"matchAnyTag('{'a.' * 5000}b')")
def test_any_text_comes_back_as_it_was(catalog: Catalog, condition: str) -> None:
    assert policy(catalog, condition)["rules"][0]["condition"] == condition
    assert shown(catalog) == condition
    catalog.patch("policy", "p", "/description", condition)
    assert shown(catalog) == condition


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_stored_names_nothing(catalog: Catalog) -> None:
    condition = "!isOwner() && matchAnyTag('Own.One', 'Tier.Tier1') || inAnyTeam('Finance')"
    parts = take_apart(catalog.context.types.get("policy"), {"name": "p", "rules": [{**RULE, "condition": condition}]})
    assert parts.document["rules"][0]["condition"] == {
        "$text": [
            "!isOwner() && matchAnyTag('",
            {"$slot": 0},
            "', '",
            {"$slot": 1},
            "') || inAnyTeam('",
            {"$slot": 2},
            "')",
        ]
    }
    assert [(slot.kind, slot.text) for slot in parts.slots] == [
        ("tagName", "Own.One"),
        ("tagName", "Tier.Tier1"),
        ("team", "Finance"),
    ]
    texts = {n: slot.text for n, slot in enumerate(parts.slots)}
    assert markers.filled(parts.document, texts)["rules"][0]["condition"] == condition


def test_a_condition_follows_renames(catalog: Catalog) -> None:
    policy(catalog, "matchAnyTag('Own.One') && ( inAnyTeam(\"Finance\") or hasAnyRole('Clerk'))")
    version = catalog.get("policy", "p")["version"]
    catalog.rename("tag", "Own.One", "it's")
    catalog.rename("team", "Finance", "Money.All")
    catalog.rename("role", "Clerk", "Accountant")
    catalog.rename("classification", "Own", "Our")
    assert shown(catalog) == "matchAnyTag('Our.it''s') && ( inAnyTeam(\"Money.All\") or hasAnyRole('Accountant'))"
    assert catalog.get("policy", "p")["version"] == version
    catalog.stays_editable("policy", "p")
    first = catalog.history("policy", "p")[-1]
    assert (
        first["rules"][0]["condition"] == "matchAnyTag('Own.One') && ( inAnyTeam(\"Finance\") or hasAnyRole('Clerk'))"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("noOwner() == false && matchAnyTag('Own.One')", "noOwner() == false && matchAnyTag('Our.One')"),
        ("matchAnyTag({'Own.One'}) eq true", "matchAnyTag({'Our.One'}) eq true"),
        ("isOwner() ? inAnyTeam('Finance') : false", "isOwner() ? inAnyTeam('Money') : false"),
        ("hasAnyRole('Clerk') && 1 == 1", "hasAnyRole('Accountant') && 1 == 1"),
        ("inAnyTeam('Finance' + 'x') || 'Finance' == 'x'", "inAnyTeam('Finance' + 'x') || 'Finance' == 'x'"),
    ],
)
def test_a_name_is_followed_whatever_stands_around_it(catalog: Catalog, before: str, after: str) -> None:
    version = policy(catalog, before)["version"]
    assert policy(catalog, before)["version"] == version
    catalog.rename("team", "Finance", "Money")
    catalog.rename("role", "Clerk", "Accountant")
    catalog.rename("classification", "Own", "Our")
    assert shown(catalog) == after
    assert catalog.get("policy", "p")["version"] == version
    catalog.stays_editable("policy", "p")
    catalog.erase("team", "Money")
    assert shown(catalog) == after


def test_a_name_that_names_nothing_yet_is_bound_when_such_an_entity_comes(catalog: Catalog) -> None:
    policy(catalog, "matchAnyTag('Own.Two', 'New.x') || inAnyTeam('New') || hasAnyRole('New') || inAnyTeam('Own.Two')")
    catalog.tag("Two")
    catalog.put("team", name="New", teamType="Group")
    catalog.put("role", name="New", policies=["DataConsumerPolicy"])
    catalog.put("classification", name="Later", description="d")
    catalog.tag("x", "Later")
    catalog.rename("classification", "Later", "New")
    catalog.rename("tag", "Own.Two", "Second")
    catalog.rename("team", "New", "NewTeam")
    catalog.rename("role", "New", "NewRole")
    catalog.rename("tag", "New.x", "y")
    assert shown(catalog) == (
        "matchAnyTag('Own.Second', 'New.y') || inAnyTeam('NewTeam') || hasAnyRole('NewRole') || inAnyTeam('Own.Two')"
    )
    catalog.stays_editable("policy", "p")


def test_a_name_that_names_nothing_yet_follows_its_classification(catalog: Catalog) -> None:
    policy(catalog, "matchAnyTag('Own.Two', 'Own.One.Below', 'Owner.Two') || inAnyTeam('Own.Two')")
    catalog.rename("classification", "Own", "it's")
    catalog.rename("tag", "it's.One", "First")
    assert shown(catalog) == "matchAnyTag('it''s.Two', 'it''s.First.Below', 'Owner.Two') || inAnyTeam('Own.Two')"
    catalog.tag("Two", "it's")
    catalog.rename("tag", "it's.Two", "Second")
    assert "'it''s.Second'" in shown(catalog)
    catalog.stays_editable("policy", "p")


@pytest.mark.parametrize(
    ("kind", "name", "call"),
    [
        ("tag", "Own.Second", "matchAnyTag('Own.Second')"),
        ("classification", "Own", "matchAnyTag('Own.Second')"),
        ("team", "Money", "inAnyTeam('Money')"),
        ("role", "Accountant", "hasAnyRole('Accountant')"),
    ],
)
def test_an_erased_name_stays_as_the_text_that_it_was(catalog: Catalog, kind: str, name: str, call: str) -> None:
    policy(catalog, "matchAnyTag('Own.One') || inAnyTeam('Finance') || hasAnyRole('Clerk')")
    catalog.rename("tag", "Own.One", "Second")
    catalog.rename("team", "Finance", "Money")
    catalog.rename("role", "Clerk", "Accountant")
    identity = policy(catalog, "isOwner()")["id"]
    policy(catalog, call)
    if kind == "classification":
        catalog.rename("tag", "Own.Second", "Third")
        call = "matchAnyTag('Own.Third')"
    catalog.erase(kind, name)
    assert shown(catalog) == call
    (told,) = catalog.told(identity)["fieldsAdded"]
    # The event was before the last rename.
    assert call.replace("Third", "Second") in told["newValue"].replace('\\"', '"')
    catalog.stays_editable("policy", "p")


def test_an_erased_name_that_comes_again_is_followed_again(catalog: Catalog) -> None:
    policy(catalog, "matchAnyTag('Own.One')")
    catalog.erase("tag", "Own.One")
    catalog.tag("One")
    catalog.rename("tag", "Own.One", "Again")
    assert shown(catalog) == "matchAnyTag('Own.Again')"


def test_the_same_request_again_changes_nothing(catalog: Catalog) -> None:
    before = policy(catalog, "matchAnyTag('Own.One', 'Own.Later')")
    catalog.patch("policy", "p", "/description", "d")
    catalog.tag("Later")
    assert policy(catalog, "matchAnyTag('Own.One', 'Own.Later')")["version"] == round(before["version"] + 0.1, 1)
