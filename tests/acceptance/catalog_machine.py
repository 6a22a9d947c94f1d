"""Random acts on a catalog, each compared with a model of what must be visible then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.checking import check
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.delete_stale import Sweep, delete_stale
from gazetteer.catalog.follow import follow
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain import line
from gazetteer.domain.shapes import Shapes
from gazetteer.errors import AlreadyExists, BadRequest, GazetteerError, NotFound
from gazetteer.storage import event_store
from tests.acceptance.catalog_model import PARENTS, Column, Model, Node, Wanted
from tests.acceptance.catalog_reading import BASE, catalog_content, everything
from tests.acceptance.replay import Replay

KINDS = tuple(PARENTS)
TREE = ("databaseService", "database", "databaseSchema", "table")
NAMES = st.sampled_from(["a", "A", "x.y", "ü 😀/1", "n" * 900])
DESCRIPTIONS = st.sampled_from([None, "one", "two"])
COLUMN_NAMES = ["id", "ID", "a.b", "c" * 900]
PICK = st.integers(0, 1000)


@st.composite
def columns(draw: st.DrawFn) -> dict[str, Column]:
    names = draw(st.lists(st.sampled_from(COLUMN_NAMES), unique=True, max_size=4))
    return {name: Column(draw(st.sampled_from(["INT", "TEXT"])), draw(DESCRIPTIONS)) for name in names}


def picked(nodes: list[Any], number: int) -> Any:
    return nodes[number % len(nodes)]


def some(nodes: list[Node], number: int) -> list[Node]:
    """None, one or two of them."""
    return [node for bit, node in enumerate(nodes[:2]) if number >> bit & 1]


class CatalogMachine(RuleBasedStateMachine):
    """Acts on a new catalog; a subclass says how to make one."""

    new_platform: ClassVar[Callable[[], Platform]]

    def __init__(self) -> None:
        super().__init__()
        self.platform = type(self).new_platform()
        self.context = self.platform.context
        self.admin = subject.of(subject.named(self.context.database, subject.ADMIN))
        self.bot = subject.of(subject.named(self.context.database, subject.INGESTION_BOT))
        self.view = View(self.admin, BASE)
        self.model = Model()
        with self.context.database.read() as session:
            self.begin = event_store.position(session)
        self.seeded = {kind: {e["id"] for e in everything(self.context, self.admin, kind)} for kind in KINDS}

    @initialize()
    def people_and_tags(self) -> None:
        for name in ("ann", "bob"):
            self._put("user", None, Wanted(name), {"email": f"{name}@example.org"})
        classification = self._put("classification", None, Wanted("C", "Of the test."), {})
        for name in ("t1", "t2"):
            self._put("tag", classification, Wanted(name, "Of the test."), {})
        service = self._put("databaseService", None, Wanted("s"), {"serviceType": "Postgres"})
        schema = self._put("databaseSchema", self._put("database", service, Wanted("d"), {}), Wanted("s"), {})
        self._put("table", schema, Wanted("t", None, {"id": Column("INT")}), {})

    # Requests

    def _actor(self, bot: bool) -> Actor:
        return self.bot if bot else self.admin

    def _labels(self, tags: list[Node]) -> list[dict[str, Any]]:
        return [
            {"tagFQN": tag.fqn, "source": "Classification", "labelType": "Manual", "state": "Confirmed"} for tag in tags
        ]

    def _columns(self, wanted: dict[str, Column]) -> list[dict[str, Any]]:
        found = []
        for name, column in wanted.items():
            shown: dict[str, Any] = {"name": name, "dataType": column.type}
            if column.description is not None:
                shown["description"] = column.description
            if column.tags:
                shown["tags"] = self._labels(column.tags)
            found.append(shown)
        return found

    def _request(self, kind: str, parent: Node | None, wanted: Wanted) -> dict[str, Any]:
        request: dict[str, Any] = {"name": wanted.name}
        if parent is not None:
            (option,) = [p for p in self.context.types.get(kind).type.parents if parent.kind in p.types]
            request[option.field] = parent.fqn
        if kind == "databaseService":
            request["serviceType"] = "Postgres"
        if wanted.description is not None:
            request["description"] = wanted.description
        if kind == "table":
            request["columns"] = self._columns(wanted.columns)
        if wanted.tags:
            request["tags"] = self._labels(wanted.tags)
        if wanted.owners:
            request["owners"] = [{"id": owner.identity, "type": "user"} for owner in wanted.owners]
        return request

    def _put(
        self, kind: str, parent: Node | None, wanted: Wanted, more: dict[str, Any], *, bot: bool = False
    ) -> Node | None:
        info = self.context.types.get(kind)
        request = {**self._request(kind, parent, wanted), **more}
        view = View(self._actor(bot), BASE)
        if self.model.refuses_put(parent, wanted):
            with pytest.raises(NotFound):
                put.create_or_update(self.context, info, view, request)
            return None
        node = self.model.put(kind, parent, wanted, guarded=bot)
        identity = put.create_or_update(self.context, info, view, request).entity["id"]
        assert node.identity in ("", identity)
        node.identity = identity
        return node

    def _attempt(self, refused: type[GazetteerError] | None, act: Callable[[], Any]) -> bool:
        """Do something that has to succeed, or has to be refused; returns whether it succeeded."""
        if refused is None:
            act()
            return True
        with pytest.raises(refused):
            act()
        return False

    # Acts

    @rule(
        kind=st.sampled_from(TREE),
        parent=PICK,
        name=NAMES,
        text=DESCRIPTIONS,
        of=columns(),
        tags=PICK,
        bot=st.booleans(),
    )
    def put_one(
        self, kind: str, parent: int, name: str, text: str | None, of: dict[str, Column], tags: int, bot: bool
    ) -> None:
        above = PARENTS[kind]
        parents = self.model.of(above) if above else [None]
        if not parents:
            return
        of = of if kind == "table" else {}
        wanted = Wanted(name, text, of, some(self.model.of("tag"), tags), some(self.model.of("user"), tags >> 2))
        for number, column in enumerate(of.values()):
            column.tags = some(self.model.of("tag"), tags >> (4 + number))
        self._put(kind, picked(parents, parent), wanted, {}, bot=bot)

    @rule(name=st.sampled_from(["ann", "bob", "cyd"]))
    def put_user(self, name: str) -> None:
        self._put("user", None, Wanted(name), {"email": f"{name}@example.org"})

    @precondition(lambda self: self.model.of("classification"))
    @rule(name=st.sampled_from(["t1", "t2", "t.3"]), number=PICK)
    def put_tag(self, name: str, number: int) -> None:
        self._put("tag", picked(self.model.of("classification"), number), Wanted(name, "x"), {})

    @precondition(lambda self: self.model.of("databaseSchema"))
    @rule(rows=st.lists(st.tuples(PICK, NAMES, DESCRIPTIONS, columns()), max_size=6), bot=st.booleans())
    def bulk(self, rows: list[tuple[int, str, str | None, dict[str, Column]]], bot: bool) -> None:
        parents = self.model.of("databaseSchema")
        requests, expected, nodes = [], [], []
        for number, name, text, of in rows:
            parent, wanted = picked(parents, number), Wanted(name, text, of)
            requests.append(self._request("table", parent, wanted))
            if self.model.refuses_put(parent, wanted):
                expected.append(404)
                continue
            expected.append(200 if self.model.child("table", parent, name) else 201)
            nodes.append(self.model.put("table", parent, wanted, guarded=bot))
        results = Bulk(Intent(self.context, self.context.types.get("table"), self._actor(bot))).run(requests)
        assert [result.status for result in results] == expected
        for node in nodes:
            found = read.get(
                self.context, self.context.types.get("table"), EntityKey(node.fqn, by_name=True), self.view
            )
            assert node.identity in ("", found["id"])
            node.identity = found["id"]

    def _mostly_live(self, number: int, *kinds: str) -> Node:
        """One of these kinds; a deleted one now and then."""
        live = self.model.live(*kinds)
        node: Node = picked(live if live and number % 8 else self.model.of(*kinds), number)
        return node

    def _patch(self, node: Node, *operations: dict[str, Any], refused: type[GazetteerError] | None = None) -> bool:
        info = self.context.types.get(node.kind)
        refused = NotFound if node.deleted else refused
        act = lambda: patch(self.context, info, self.view, EntityKey(node.identity), list(operations))  # noqa: E731
        return self._attempt(refused, act)

    @precondition(lambda self: self.model.of(*TREE))
    @rule(number=PICK, text=DESCRIPTIONS)
    def describe(self, number: int, text: str | None) -> None:
        node = self._mostly_live(number, *TREE)
        if text is None and node.description is None:
            return
        operation: dict[str, Any] = {"op": "add", "path": "/description", "value": text}
        if self._patch(node, operation if text else {"op": "remove", "path": "/description"}):
            node.describe(text, of_bot=False)

    @rule(number=PICK, name=NAMES)
    def rename(self, number: int, name: str) -> None:
        node = picked(self.model.of(*TREE, "tag", "classification") or [None], number)
        if node is None:
            return
        there = self.model.child(node.kind, node.parent, name)
        refused = AlreadyExists if there not in (None, node) else None
        if self._patch(node, {"op": "replace", "path": "/name", "value": name}, refused=refused):
            node.name = name

    @precondition(lambda self: self.model.of(*TREE))
    @rule(number=PICK, which=PICK)
    def tag(self, number: int, which: int) -> None:
        node = self._mostly_live(number, *TREE)
        wanted = some(self.model.of("tag"), which)
        refused = NotFound if any(tag.deleted and tag not in node.tags for tag in wanted) else None
        if self._patch(node, {"op": "add", "path": "/tags", "value": self._labels(wanted)}, refused=refused):
            node.tags = wanted

    @precondition(lambda self: self.model.of(*TREE))
    @rule(number=PICK, which=PICK)
    def own(self, number: int, which: int) -> None:
        node = self._mostly_live(number, *TREE)
        wanted = some(self.model.of("user"), which)
        refused = NotFound if any(user.deleted and user not in node.owners for user in wanted) else None
        value = [{"id": user.identity, "type": "user"} for user in wanted]
        if self._patch(node, {"op": "add", "path": "/owners", "value": value}, refused=refused):
            node.owners = wanted

    @precondition(lambda self: self.model.of("table"))
    @rule(number=PICK, of=columns(), which=PICK)
    def change_columns(self, number: int, of: dict[str, Column], which: int) -> None:
        node = self._mostly_live(number, "table")
        for column in of.values():
            column.tags = some(self.model.live("tag"), which)
        if self._patch(node, {"op": "add", "path": "/columns", "value": self._columns(of)}):
            node.columns = of

    @precondition(lambda self: self.model.live("table") and self.model.live("user"))
    @rule(number=PICK, which=PICK, on=st.booleans())
    def follow(self, number: int, which: int, on: bool) -> None:
        node, user = picked(self.model.live("table"), number), picked(self.model.live("user"), which)
        info = self.context.types.get("table")
        follow(self.context, info, self.view, node.identity, user.identity, on=on)
        if on and user not in node.followers:
            node.followers.append(user)
        elif not on and user in node.followers:
            node.followers.remove(user)

    @precondition(lambda self: self.model.of(*TREE))
    @rule(number=PICK, recursive=st.booleans(), hard=st.booleans())
    def delete(self, number: int, recursive: bool, hard: bool) -> None:
        self._delete(picked(self.model.of(*TREE), number), recursive, hard)

    @precondition(lambda self: self.model.live("user", "tag"))
    @rule(number=PICK, hard=st.booleans())
    def delete_what_others_refer_to(self, number: int, hard: bool) -> None:
        self._delete(picked(self.model.live("user", "tag"), number), recursive=False, hard=hard)

    def _delete(self, node: Node, recursive: bool, hard: bool) -> None:
        info = self.context.types.get(node.kind)
        refused: type[GazetteerError] | None = None
        if node.deleted and not hard:
            refused = NotFound
        elif not recursive and any(not other.deleted for other in self.model.below(node)):
            refused = BadRequest
        view = self.view
        act = lambda: delete(  # noqa: E731
            self.context, info, view, EntityKey(node.identity), Deletion(recursive=recursive, hard=hard)
        )
        if self._attempt(refused, act):
            (self.model.erase if hard else self.model.delete)(node)

    @rule(number=PICK)
    def restore(self, number: int) -> None:
        node = picked([node for node in self.model.nodes if node.deleted] or self.model.nodes, number)
        orphaned = node.parent is not None and node.parent.deleted
        refused = BadRequest if not node.deleted or orphaned else None
        info = self.context.types.get(node.kind)
        if self._attempt(refused, lambda: restore(self.context, info, self.view, node.identity)):
            self.model.restore(node)

    @precondition(lambda self: self.model.of("databaseSchema", "database"))
    @rule(number=PICK, seen=PICK)
    def delete_stale(self, number: int, seen: int) -> None:
        scope = picked(self.model.of("databaseSchema", "database"), number)
        tables = [node for node in self.model.below(scope) if node.kind == "table" and not node.deleted]
        kept = [node for position, node in enumerate(tables) if seen >> position & 1]
        stale = [node for node in tables if node not in kept] if not scope.deleted else []
        sweep = Sweep(scope.kind, scope.fqn, [node.fqn for node in kept], Deletion(recursive=True))
        results = delete_stale(self.context, self.context.types.get("table"), self.view, sweep)
        assert sorted((r.request, r.status) for r in results) == sorted((node.fqn, 200) for node in stale)
        for node in stale:
            self.model.delete(node)

    # What has to hold

    @invariant()
    def check_is_clean(self) -> None:
        report = check.run(self.context)
        assert report.findings == []

    @invariant()
    def what_is_visible(self) -> None:
        for kind in KINDS:
            for include in ("non-deleted", "deleted"):
                found = everything(self.context, self.admin, kind, include)
                shown = {e["id"]: e for e in found if e["id"] not in self.seeded[kind]}
                nodes = {n.identity: n for n in self.model.of(kind) if bool(n.deleted) == (include == "deleted")}
                assert shown.keys() == nodes.keys(), (kind, include)
                for identity, node in nodes.items():
                    self._compare(node, shown[identity])

    def _compare(self, node: Node, shown: dict[str, Any]) -> None:
        assert (shown["fullyQualifiedName"], shown["name"]) == (node.fqn, node.name)
        assert shown["deleted"] == bool(node.deleted)
        if node.kind in TREE:
            assert shown.get("description") == node.description
            assert [label["tagFQN"] for label in shown["tags"]] == [tag.fqn for tag in node.tags]
            owners = [owner["id"] for owner in shown["owners"] if not owner.get("inherited")]
            assert owners == [owner.identity for owner in node.owners]
        if node.kind == "table":
            columns_shown = [(c["name"], c["dataType"], c.get("description")) for c in shown["columns"]]
            assert columns_shown == [(n, c.type, c.description) for n, c in node.columns.items()]
            tags_shown = [[label["tagFQN"] for label in c["tags"]] for c in shown["columns"]]
            assert tags_shown == [[tag.fqn for tag in c.tags] for c in node.columns.values()]
            assert {user["id"] for user in shown["followers"]} == {user.identity for user in node.followers}

    def teardown(self) -> None:
        try:
            self._names_and_ids_agree()
            self._lines_lose_nothing()
            self._log_tells_everything()
        finally:
            self.platform.close()

    def _names_and_ids_agree(self) -> None:
        view = View(self.admin, BASE, None, "all")
        for node in self.model.nodes:
            info = self.context.types.get(node.kind)
            by_id = read.get(self.context, info, EntityKey(node.identity), view)
            assert by_id == read.get(self.context, info, EntityKey(node.fqn, by_name=True), view)

    def _lines_lose_nothing(self) -> None:
        for number in ("1.7", "2.0"):
            data = line.load(f"models-{number}.json")
            shapes = Shapes(data["models"], data["enums"])
            for kind in KINDS:
                model = self.context.types.get(kind).type.model
                for entity in everything(self.context, self.admin, kind):
                    projected = line.project(shapes, model, entity)
                    assert line.merge(shapes, model, entity, projected) == entity
                    assert line.project(shapes, model, projected) == projected

    def _log_tells_everything(self) -> None:
        other = type(self).new_platform()
        try:
            actor = subject.of(subject.named(other.context.database, subject.ADMIN))
            Replay(self.context, other.context, self.admin, actor).run(self.begin)
            assert check.run(other.context).findings == []
            assert catalog_content(other.context, actor, KINDS) == catalog_content(self.context, self.admin, KINDS)
        finally:
            other.close()
