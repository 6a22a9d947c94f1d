"""The one way to write: prepare, take the lock, check again what was relied on, write, or prepare again.

Whatever a use case reads before the lock it states as a premise of its plan; a premise that no longer holds under the
lock, or a key that somebody else took meanwhile, is a lost race, and the plan is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from gazetteer.errors import Locked, Moved, UniqueViolation
from gazetteer.storage import entity_store, relation_store, subtree_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import SINGLE, Database
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.relation_store import Edge
from gazetteer.storage.transaction import WriteTransaction

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# After so many lost races the plan is made under the lock, so that everybody gets through.
FREE_TRIES = 4


@dataclass
class Premises:
    """What a plan relies on.

    Arguments:
        rows: entities that have to be as they were read, and where they were.
        parents: entities that have to be there, not deleted, and where they were.
        alive: keys of entities that have to be there and not deleted.
        there: keys of entities that have to be there, deleted or not.
        edges: edges at an entity, either end, of kinds that others may change without a new version of it:
            (its key, kinds) → the edges.
    """

    rows: list[EntityRow] = field(default_factory=list)
    parents: list[EntityRow] = field(default_factory=list)
    alive: set[int] = field(default_factory=set)
    there: set[int] = field(default_factory=set)
    edges: dict[tuple[int, tuple[str, ...]], set[Edge]] = field(default_factory=dict)

    def add(self, other: Premises) -> None:
        """Rely on all that another plan relies on."""
        self.rows += other.rows
        self.parents += other.parents
        self.alive |= other.alive
        self.there |= other.there
        self.edges.update(other.edges)

    def check(self, write: WriteTransaction) -> None:
        """Check them under the lock; rows that an act on a subtree has not reached yet are brought up to date.

        Raises:
            Moved: one does not hold.
        """
        pks = {row.pk for row in (*self.rows, *self.parents)} | self.alive | self.there
        states = entity_store.states(write, sorted(pks - {0}))
        for row in self.rows:
            if row.pk not in states or states[row.pk] != (row.version, row.seq, row.deleted, row.path):
                raise Moved
        for row in self.parents:
            if row.pk not in states or states[row.pk][2] or states[row.pk][3] != row.path:
                raise Moved
        if any(pk not in states or states[pk][2] for pk in self.alive - {0}):
            raise Moved
        if any(pk not in states or states[pk][2] == 2 for pk in self.there - {0}):
            raise Moved
        for (pk, kinds), edges in self.edges.items():
            if set(relation_store.edges_at(write, pk, kinds)) != edges:
                raise Moved
        acts = subtree_store.pending(write) if self.rows else []
        if acts:
            subtree_store.settle(write, [(row.pk, row.path) for row in self.rows], acts)


class Plan(Protocol[R_co]):
    """What was decided before the lock."""

    @property
    def premises(self) -> Premises:
        """What it relies on."""
        ...

    def apply(self, write: WriteTransaction) -> R_co:
        """Write it, the premises being true."""
        ...


@dataclass(frozen=True)
class Several(Generic[R]):
    """Plans that are written together, or none of them; none may be on what another one changes."""

    plans: Sequence[Plan[R]]

    @property
    def premises(self) -> Premises:
        """What all of them rely on."""
        return all_premises(self.plans)

    def apply(self, write: WriteTransaction) -> list[R]:
        """Write them, one after the other."""
        return [plan.apply(write) for plan in self.plans]


@dataclass(frozen=True)
class Settled(Generic[R]):
    """In the place of a plan: there is nothing to write, and this is the result."""

    result: R


Prepare = Callable[[Session], "Plan[R] | Settled[R]"]


@dataclass
class Checked(Generic[R]):
    """A unit of work: a plan whose premises are checked first."""

    plan: Plan[R]

    def apply(self, write: WriteTransaction) -> R:
        """Do it.

        Raises:
            Moved: the race is lost; make another plan.
        """
        self.plan.premises.check(write)
        try:
            return self.plan.apply(write)
        except UniqueViolation as error:
            raise Moved from error


@dataclass
class _UnderLock(Generic[R]):
    """A unit of work: make the plan and carry it out, while nobody else writes."""

    prepare: Prepare[R]

    def apply(self, write: WriteTransaction) -> R:
        plan = self.prepare(write.session)
        if isinstance(plan, Settled):
            return plan.result
        try:
            return Checked(plan).apply(write)
        except Moved as error:
            raise Locked from error


def written(database: Database, prepare: Prepare[R], priority: int = SINGLE) -> R:
    """Write what `prepare` decides; it is called again, on what is there then, as often as a race is lost.

    Raises:
        Locked: even under the lock the plan does not fit what is there.
        GazetteerError: what `prepare` and its plan raise.
    """
    for _ in range(FREE_TRIES):
        with database.read() as session:
            plan = prepare(session)
        if isinstance(plan, Settled):
            return plan.result
        try:
            return database.write(Checked(plan), priority=priority)
        except Moved:
            continue
    return database.write(_UnderLock(prepare), priority=priority)


def all_premises(plans: Iterable[Any]) -> Premises:
    """What several plans rely on together."""
    together = Premises()
    for plan in plans:
        together.add(plan.premises)
    return together
