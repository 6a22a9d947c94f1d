"""A simple model of a catalog: what must be visible after each act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gazetteer.domain import fqn

PARENTS = {
    "databaseService": None,
    "database": "databaseService",
    "databaseSchema": "database",
    "table": "databaseSchema",
    "user": None,
    "classification": None,
    "tag": "classification",
}


@dataclass(eq=False)
class Column:
    """A column as it must be."""

    type: str
    description: str | None = None
    tags: list[Node] = field(default_factory=list)
    of_bot: bool = False


@dataclass(eq=False)
class Node:
    """An entity as it must be; `deleted` is 0 or the act that deleted it."""

    kind: str
    name: str
    parent: Node | None = None
    identity: str = ""
    deleted: int = 0
    description: str | None = None
    columns: dict[str, Column] = field(default_factory=dict)
    tags: list[Node] = field(default_factory=list)
    owners: list[Node] = field(default_factory=list)
    followers: list[Node] = field(default_factory=list)
    of_bot: bool = False

    def describe(self, text: str | None, *, of_bot: bool) -> None:
        """Give it a description; one that it has already stays whose it is."""
        if text != self.description:
            self.description, self.of_bot = text, of_bot

    @property
    def fqn(self) -> str:
        return fqn.append(self.parent.fqn if self.parent else "", self.name)

    def is_below(self, other: Node) -> bool:
        return self.parent is not None and (self.parent is other or self.parent.is_below(other))


@dataclass
class Wanted:
    """What a PUT asks for."""

    name: str
    description: str | None = None
    columns: dict[str, Column] = field(default_factory=dict)
    tags: list[Node] = field(default_factory=list)
    owners: list[Node] = field(default_factory=list)


@dataclass
class Model:
    """Every entity that was made and not erased."""

    nodes: list[Node] = field(default_factory=list)
    acts: int = 0

    def of(self, *kinds: str) -> list[Node]:
        return [node for node in self.nodes if node.kind in kinds]

    def live(self, *kinds: str) -> list[Node]:
        return [node for node in self.of(*kinds) if not node.deleted]

    def below(self, node: Node) -> Iterator[Node]:
        return (other for other in self.nodes if other.is_below(node))

    def child(self, kind: str, parent: Node | None, name: str) -> Node | None:
        found = (n for n in self.nodes if n.kind == kind and n.parent is parent and n.name == name)
        return next(found, None)

    def refuses_put(self, parent: Node | None, wanted: Wanted) -> bool:
        """Whether a PUT names something that is not there."""
        named = [*wanted.owners, *wanted.tags, *(tag for column in wanted.columns.values() for tag in column.tags)]
        return (parent is not None and bool(parent.deleted)) or any(node.deleted for node in named)

    def put(self, kind: str, parent: Node | None, wanted: Wanted, *, guarded: bool) -> Node:
        """Create or bring up to date; `guarded` keeps what people wrote."""
        node = self.child(kind, parent, wanted.name)
        if node is None:
            node = Node(kind, wanted.name, parent)
            self.nodes.append(node)
        elif node.deleted:
            self.restore(node)
        spared = guarded and node.description and not (node.of_bot and wanted.description)
        if wanted.description is not None and not spared:
            node.describe(wanted.description, of_bot=guarded)
        if wanted.owners and not (guarded and node.owners):
            node.owners = list(wanted.owners)
        node.tags += [tag for tag in wanted.tags if tag not in node.tags]
        if kind == "table":
            node.columns = {n: self._column(node.columns.get(n), c, guarded) for n, c in wanted.columns.items()}
        return node

    def _column(self, old: Column | None, new: Column, guarded: bool) -> Column:
        if old is None:
            return Column(new.type, new.description, list(new.tags), guarded)
        description = new.description
        spared = guarded and not (old.of_bot and description)
        if old.description and (description is None or spared):
            description = old.description
        of_bot = old.of_bot if description == old.description else guarded
        return Column(new.type, description, old.tags + [tag for tag in new.tags if tag not in old.tags], of_bot)

    def delete(self, node: Node) -> None:
        """Soft deletion, of everything below too."""
        self.acts += 1
        for other in (node, *self.below(node)):
            other.deleted = other.deleted or self.acts

    def erase(self, node: Node) -> None:
        """Hard deletion, of everything below too."""
        gone = [node, *self.below(node)]
        self.nodes = [other for other in self.nodes if other not in gone]
        for other in self.nodes:
            for relation in (other.tags, other.owners, other.followers, *(c.tags for c in other.columns.values())):
                relation[:] = [target for target in relation if target not in gone]

    def restore(self, node: Node) -> None:
        """Take a soft deletion back, with what went with it."""
        act = node.deleted
        for other in (node, *self.below(node)):
            if other.deleted == act:
                other.deleted = 0
