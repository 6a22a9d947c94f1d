"""Writes what others may spoil: prepares again after a lost race, helps an act to its end that holds a subtree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from gazetteer.catalog.context import Context
from gazetteer.catalog.writing import subtrees
from gazetteer.catalog.writing.change import Change, Written
from gazetteer.catalog.writing.prepare import Prepared
from gazetteer.errors import Locked, Moved, Unavailable
from gazetteer.storage.dialect import Session
from gazetteer.storage.engine import BULK
from gazetteer.storage.transaction import Unit, WriteTransaction

R = TypeVar("R")

Attempt = Callable[[Session], Prepared]

# After so many lost races the preparation is done under the lock, so that everybody gets through.
FREE_TRIES = 4


def until_written(context: Context, attempt: Attempt, priority: int = 0) -> Written:
    """Prepare and write; prepare again when somebody else was faster.

    Raises:
        Locked: a parent is being deleted or restored, and that does not end.
    """
    for _ in range(FREE_TRIES):
        with context.database.read() as session:
            prepared = attempt(session)
        if not prepared.writes and prepared.current is not None and prepared.request_hash is None:
            return Written(prepared.current.row.pk, "entityNoChange")
        try:
            written = context.database.write(Change(context, [prepared]), priority=priority)[0]
        except Moved:
            continue
        except Locked:
            subtrees.carry_out(context.database)
            continue
        if prepared.restore:
            subtrees.carry_out(context.database)
        return written
    written = context.database.write(_UnderLock(context, attempt), priority=priority)
    subtrees.carry_out(context.database)
    return written


@dataclass
class _UnderLock:
    context: Context
    attempt: Attempt

    def apply(self, write: WriteTransaction) -> Written:
        try:
            return Change(self.context, [self.attempt(write.session)]).apply(write)[0]
        except Moved as error:
            raise Unavailable("the entity keeps changing; nothing was written, try again") from error


def until_carried_out(context: Context, act: Unit[R]) -> R:
    """Write an act on a subtree and carry it out, after an earlier one on the same subtree."""
    try:
        done = context.database.write(act)
    except Locked:
        subtrees.carry_out(context.database)
        done = context.database.write(act)
    subtrees.carry_out(context.database)
    return done


def once_or_anew(context: Context, act: Unit[object], anew: Callable[[], object]) -> None:
    """Write one act of many; where somebody else was faster or holds the subtree, do it anew."""
    try:
        context.database.write(act, priority=BULK)
    except (Locked, Moved):
        subtrees.carry_out(context.database)
        anew()
