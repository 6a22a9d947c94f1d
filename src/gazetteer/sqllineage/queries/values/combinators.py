"""ClickHouse's combinators behind the name of an aggregate: which of its arguments they take for themselves."""

from __future__ import annotations

from typing import Any, Final

from gazetteer.sqllineage.queries.scoping.steps import FILTER, SORT

# What takes the last of the arguments, and what that one decides.
_TAKES_LAST: Final = {"if": FILTER, "argmax": SORT, "argmin": SORT}
# These hand on the arguments as they are.
_HANDS_ON: Final = (
    "simplestate", "state", "ornull", "ordefault", "distinct", "foreach", "array", "map", "resample",
)  # fmt: skip
_STATES: Final = "merge"
"""Its argument is a state, in which all that is before it in the name has happened already."""
_NOT_COMBINED: Final = frozenset({"nullif", "multiif", "notif"})
_EXTREMES: Final = frozenset({"argmax", "argmin"})


def deciding(name: str, arguments: list[Any]) -> list[tuple[Any, str]]:
    """Take the arguments that only decide out of a call's; gives each with the kind of what it decides."""
    taken: list[tuple[Any, str]] = []
    if name in _NOT_COMBINED:
        return taken
    while name not in _EXTREMES and (ending := _ending(name)):
        name = name.removesuffix(ending)
        if ending == _STATES:
            return taken
        if ending in _TAKES_LAST and len(arguments) > (_bare(name) != "count"):
            taken.append((arguments.pop(), _TAKES_LAST[ending]))
    if name in _EXTREMES and len(arguments) > 1:
        taken.append((arguments.pop(1), SORT))
    return taken


def _bare(name: str) -> str:
    """The aggregate without the combinators that hand on the arguments."""
    while ending := next((each for each in _HANDS_ON if name.endswith(each) and name != each), ""):
        name = name.removesuffix(ending)
    return name


def _ending(name: str) -> str:
    """The outermost combinator of a name in lower case, "" where it has none."""
    return next((each for each in (*_TAKES_LAST, *_HANDS_ON, _STATES) if name.endswith(each) and name != each), "")
