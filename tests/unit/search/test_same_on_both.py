"""Every search and look-up gives the same entities in the same order on both databases, beyond ASCII too."""

from __future__ import annotations

import itertools
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.app import Platform
from gazetteer.auth import passwords, subject
from gazetteer.auth.account_writes import GivePassword
from gazetteer.auth.actor import OPERATOR, Actor
from gazetteer.catalog import delete, put, read
from gazetteer.catalog.accounts import Accounts
from gazetteer.catalog.paging import Page
from gazetteer.catalog.read import EntityKey, Filter, View
from gazetteer.domain import fqn
from gazetteer.domain.comparison import Trace
from gazetteer.errors import GazetteerError, NotAuthenticated, NotFound
from gazetteer.search import query, search, words
from gazetteer.search.search import Hits, Window

ODD = [
    *("straße", "STRASSE", "ß", "ss", "s", "İ", "i", "I", "ı", "É", "e\u0301", "é", "e", "Σ", "σ", "ς", "ﬁle", "FILE"),
    *(
        "ＡＢＣ",
        "ａｂｃ",
        "abc",
        "\u212a",
        "k",
        "😀",
        "%",
        "_",
        "\\",
        "'",
        "`",
        "заказ",
        "ЗАКАЗ",
        "顧客",
        "\u8c48",
        "\uf900",
    ),
    *("table", "Table", "x", "[", "?", "-", "~"),
]
names = st.lists(st.sampled_from(ODD), min_size=1, max_size=3).map("".join)
described = st.lists(st.sampled_from([*ODD, '"', " ", "\n"]), max_size=5).map("".join)
asked = st.lists(st.sampled_from([*ODD, '"', " ", "*"]), min_size=1, max_size=3).map("".join)
tables = st.lists(st.tuples(names, described, st.sampled_from(["Regular", "View"]), st.booleans()), max_size=4)
schemas = itertools.count()

EVERYTHING = Window(0, 1000)


def admin(platform: Platform) -> Actor:
    return subject.of(subject.named(platform.context.database, subject.ADMIN))


def add(platform: Platform, kind: str, **request: Any) -> None:
    context = platform.context
    put.create_or_update(context, context.types.get(kind), View(admin(platform), ""), request)


def fill(platform: Platform, schema: str, content: list[tuple[str, str, str, bool]]) -> None:
    """A schema with these tables, some of them deleted."""
    context, view = platform.context, View(admin(platform), "")
    add(platform, "databaseService", name="Pg", serviceType="Postgres")
    add(platform, "database", name="shop", service="Pg")
    add(platform, "databaseSchema", name=schema, database="Pg.shop")
    info = context.types.get("table")
    for name, description, kind, gone in content:
        columns = [{"name": "id", "dataType": "INT", "description": description}]
        below = {"databaseSchema": f"Pg.shop.{schema}", "columns": columns, "tableType": kind}
        add(platform, "table", name=name, description=description, **below)
        if gone:
            key = EntityKey(fqn.join("Pg", "shop", schema, name), by_name=True)
            delete.delete(context, info, view, key, delete.Deletion(hard=False, recursive=False))


def shown(hits: Hits) -> list[Any]:
    return [hits.total, *(entity["fullyQualifiedName"] for entity in hits.entities)]


def answers(platform: Platform, schema: str, text: str) -> dict[str, Any]:
    """What every kind of search and look-up says to a text: names in order."""
    context, actor = platform.context, admin(platform)
    info = context.types.get("table")
    found: dict[str, Any] = {}
    for limit in (3, 1000):
        found[f"words {limit}"] = [e["fullyQualifiedName"] for _, e in search.words(context, actor, text, limit)]
    clauses = {
        "term": {"term": {"name": text}},
        "terms": {"terms": {"displayName.keyword": [text], "tableType": ["REGULAR", text]}},
        "tableType": {"term": {"tableType": "view"}},
        "service": {"term": {"service.name": "PG"}},
        "wildcard": {"wildcard": {"description": f"*{text}*"}},
        "words": {"query_string": {"query": text, "fields": ["name", "description"]}},
        "ids": {"ids": {"values": ids(platform, schema)}},
    }
    asked_for = {name: query.parse("", {"query": clause}) for name, clause in clauses.items()}
    for name, wanted in {**asked_for, "q": query.parse(text, None), "field": query.parse(f"name:{text}", None)}.items():
        for deleted in (None, True, False):
            hits = search.search(context, info, actor, wanted, Window(0, 1000), deleted=deleted)
            found[f"{name} {deleted}"] = shown(hits)
    ordered = Window(1, 1000, sort="name.keyword", descending=True)
    found["sorted"] = shown(search.search(context, info, actor, query.parse("", None), ordered, deleted=None))
    for pattern in (f"Pg.shop.{schema}.{text}", f"Pg.*.{schema}.{text}*", f"P*.shop.*.*{text}*", "pg.shop.*.*", text):
        hits = search.field_query(context, info, actor, ("fullyQualifiedName", pattern), EVERYTHING, deleted=False)
        found[f"fqn {pattern}"] = shown(hits)
    found["value"] = shown(search.field_query(context, info, actor, ("tableType", "vIEW"), EVERYTHING, deleted=False))
    found["named"] = named(platform, f"Pg.shop.{schema}.{text}")
    narrow = Filter((("databaseSchema", f"Pg.shop.{schema}"),), (("tableType", "View"),))
    page = read.list_page(context, info, View(actor, "", include="all"), Page(1000, None, None), narrow)
    found["list"] = [entity["fullyQualifiedName"] for entity in page["data"]]
    return found


def ids(platform: Platform, schema: str) -> list[str]:
    context = platform.context
    wanted = Filter((("databaseSchema", f"Pg.shop.{schema}"),))
    view = View(admin(platform), "", include="all")
    page = read.list_page(context, context.types.get("table"), view, Page(1000, None, None), wanted)
    return [entity["id"] for entity in reversed(page["data"])]


def named(platform: Platform, name: str) -> str:
    context = platform.context
    try:
        entity = read.get(context, context.types.get("table"), EntityKey(name, by_name=True), View(admin(platform), ""))
    except GazetteerError as error:
        return type(error).__name__
    return str(entity["fullyQualifiedName"])


@settings(max_examples=30)
@given(content=tables, texts=st.lists(asked, min_size=1, max_size=3))
def test_every_search_and_look_up(
    twins: list[Platform], content: list[tuple[str, str, str, bool]], texts: list[str]
) -> None:
    schema = f"schema{next(schemas)}"
    for platform in twins:
        fill(platform, schema, content)
    for text in [*texts, *(name for name, _, _, _ in content)]:
        one, other = (answers(platform, schema, text) for platform in twins)
        assert one == other


@settings(max_examples=60)
@given(content=tables, text=asked)
def test_what_the_database_narrows_lacks_nothing(
    twins: list[Platform], content: list[tuple[str, str, str, bool]], text: str
) -> None:
    schema = f"schema{next(schemas)}"
    for platform in twins:
        fill(platform, schema, content)
        context, actor = platform.context, admin(platform)
        narrowed = search.words(context, actor, text, 1000)
        with patch.object(words, "trace", lambda _word: Trace((), (), beyond_ascii=False)):
            assert search.words(context, actor, text, 1000) == narrowed


@pytest.mark.parametrize(
    ("name", "text"),
    [("Straße", "STRASSE"), ("ÉCOLE", "e\u0301cole"), ("ΟΔΟΣ", "οδος"), ("ﬁle", "FILE"), ("50%_\\", "50%_\\")],
)
def test_words_are_found_whatever_their_case_and_composition(twins: list[Platform], name: str, text: str) -> None:
    for platform in twins:
        fill(platform, "sales", [(name, "", "Regular", False), ("other", f'a "{name}" quoted', "Regular", False)])
        found = [entity["name"] for _, entity in search.words(platform.context, admin(platform), text, 9)]
        assert found == [name, "other"]
        assert search.words(platform.context, admin(platform), f'"{text}"', 9)[0][1]["name"] == "other"


def test_names_of_fields_are_no_words(platform: Platform, admin: Actor) -> None:
    fill(platform, "sales", [("orders", "text", "Regular", False)])
    assert search.words(platform.context, admin, "dataType", 9) == []
    assert len(search.words(platform.context, admin, "INT orders", 9)) == 1


def test_an_fqn_is_exact_and_a_search_is_not(platform: Platform, admin: Actor) -> None:
    fill(platform, "sales", [("Orders", "", "Regular", False)])
    context, info = platform.context, platform.context.types.get("table")

    def by_name(pattern: str) -> int:
        condition = ("fullyQualifiedName", pattern)
        return search.field_query(context, info, admin, condition, EVERYTHING, deleted=False).total

    assert [by_name(name) for name in ("Pg.shop.sales.Ord*", "Pg.shop.sales.ord*", "pg.*.sales.Orders")] == [1, 0, 0]
    with pytest.raises(NotFound):
        read.get(context, info, EntityKey("Pg.shop.sales.orders", by_name=True), View(admin, ""))
    for clause in ({"term": {"name": "orders"}}, {"term": {"service.name": "pg"}}, {"term": {"tableType": "REGULAR"}}):
        hits = search.search(context, info, admin, query.parse("", {"query": clause}), Window(0, 9), deleted=False)
        assert hits.total == 1, clause


def test_a_name_with_a_dot_signs_in(twins: list[Platform]) -> None:
    hashed = passwords.hashed("correct horse")
    for platform in twins:
        add(platform, "user", name="first.last", email="fl@example.com")
        row = subject.named(platform.context.database, "first.last")
        platform.context.database.write(GivePassword(row.pk, hashed, None, OPERATOR))
        people = Accounts(platform.context, platform.tokens, platform.services().security, "here")
        assert people.sign_in("First.Last", "correct horse").access.token
        with pytest.raises(NotAuthenticated):
            people.sign_in('first"last', "correct horse")


@pytest.mark.parametrize("asked_as", ["jürgen@example.com", "JÜRGEN@EXAMPLE.COM", "jürgen", " JÜRGEN "])
def test_people_sign_in_whatever_the_case(twins: list[Platform], asked_as: str) -> None:
    hashed = passwords.hashed("correct horse")
    for platform in twins:
        add(platform, "user", name="Jürgen", email="Jürgen@Example.com")
        row = subject.named(platform.context.database, "jürgen")
        platform.context.database.write(GivePassword(row.pk, hashed, None, OPERATOR))
        people = Accounts(platform.context, platform.tokens, platform.services().security, "here")
        assert people.sign_in(asked_as, "correct horse").access.token
        with pytest.raises(NotAuthenticated):
            people.sign_in("jurgen", "correct horse")
        listed = read.list_page(
            platform.context,
            platform.context.types.get("user"),
            View(admin(platform), ""),
            Page(9, None, None),
            Filter((), (("email", platform.context.types.get("user").type.asked("email", "JÜRGEN@example.com")),)),
        )
        assert [user["name"] for user in listed["data"]] == ["Jürgen"]
