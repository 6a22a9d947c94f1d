"""What people and bots are called is nobody else's, and can be seen; what is there already stays. Under the lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.auth.actor import OPERATOR
from gazetteer.domain import callings
from gazetteer.domain.entity import EntityType
from gazetteer.errors import AlreadyExists, BadRequest, Moved
from gazetteer.storage import entity_store, index_store
from gazetteer.storage.transaction import WriteTransaction

Called = tuple[str, Mapping[str, Any]]


def check(
    write: WriteTransaction, kind: type[EntityType], after: Called, before: Called | None = None, pk: int = 0
) -> None:
    """Look at what an entity is called from now on and was not before.

    Arguments:
        after, before: its name and its document; without `before` it is new.
        pk: its key, if it has one already.

    Raises:
        BadRequest: something in it cannot be seen.
        AlreadyExists: somebody else is called so, or looks like it.
        Moved: the entity has come to be since it was prepared.
    """
    former = dict(kind.called(*before)) if before is not None else {}
    for what, text in kind.called(*after):
        if former.get(what) == text:
            continue
        callings.check(text, f"{kind.name}: {what}")
        look = callings.skeleton(text)
        if look == callings.skeleton(OPERATOR.name):
            raise BadRequest(
                f"{kind.name}: {what} {text!r} is how the operator of the machine is shown; choose another"
            )
        others = [found for found in index_store.with_term(write.session, kind.LOOK, [look]) if found != pk]
        for other in entity_store.by_pks(write.session, others).values():
            if other.type == kind.name:
                if before is None and _is_there(write, kind, after[0]):
                    raise Moved
                raise AlreadyExists(
                    f"{kind.name}: {what} {text!r} is, or looks like, what {other.name!r} is called already;"
                    " names and addresses have to differ in more than case and letters that look alike"
                )


def _is_there(write: WriteTransaction, kind: type[EntityType], name: str) -> bool:
    """Whether there is one of this very name, deleted or not; what is called by itself hangs on nothing."""
    key = kind.key(kind.part(name))
    return key in entity_store.children(write.session, 0, kind.name, [key])


def check_new(write: WriteTransaction, kind: type[EntityType], new: Sequence[Called]) -> None:
    """The same for some that are made together, which must not look alike either."""
    names = [list(kind.called(*called)) for called in new]
    if not any(names):
        return
    seen: dict[str, int] = {}
    for number, called in enumerate(new):
        check(write, kind, called)
        for what, text in names[number]:
            if seen.setdefault(callings.skeleton(text), number) != number:
                raise AlreadyExists(f"{kind.name}: {what} {text!r} is, or looks like, one of the same request")
