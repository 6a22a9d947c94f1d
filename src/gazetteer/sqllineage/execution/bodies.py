"""What the body of a routine has in it: variables that it declares, cursors that it opens, texts that it runs."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.sqllineage.text.operations import Kind, Operation


def declared(body: list[Operation]) -> Iterator[str]:
    """The variables that a body declares, which its callers do not see."""
    for operation in body:
        if operation.kind in {Kind.BRANCH, Kind.CHOICE, Kind.LOOP}:
            yield from declared(operation.body)
        elif operation.kind in {Kind.DECLARE, Kind.CURSOR} or "type" in operation.options:
            yield from operation.names


def runs_texts(body: list[Operation]) -> bool:
    """Whether a body runs texts, which a call may give."""
    return any(each.kind in {Kind.DYNAMIC, Kind.PREPARE} or runs_texts(each.body) for each in body)


def opened(body: list[Operation]) -> frozenset[str]:
    """The cursors that a body opens, for a query or for a text."""
    found = {each.names[0] for each in body if each.kind is Kind.OPEN or "cursor" in each.options}
    return frozenset(found).union(*(opened(each.body) for each in body))
