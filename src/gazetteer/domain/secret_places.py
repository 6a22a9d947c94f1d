"""Which place of a stored document a place of a wanted one is, and what a request leaves unsaid there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from gazetteer.domain.secrets import SECRET, Rule, is_nothing
from gazetteer.kit import json

# Whether two values at one place are the same; either may stand for a secret.
Same = Callable[[Any, Any], bool]
# Of longer lists it is not told which of their items moved; some tenths of a second.
MOST_COMPARED = 200_000
# Stands for what is stored, where a wanted object is of another kind and gets nothing of it.
ANOTHER: Final = object()


def laid_over(rule: Rule, stored: Any, wanted: Any, same: Same) -> Any:
    """What a request wants, with all that it does not mention and that holds a secret.

    Nothing, an empty object and an empty list mention nothing. A secret is kept, with all that stands beside it in
    what was not mentioned, where its place is still there: not where the object says that it is of another kind, and
    not under a key that just another of its alternatives has, as another way to sign in.
    """
    if is_nothing(wanted):
        return stored if holds_secret(stored) else wanted
    if isinstance(stored, list) and isinstance(wanted, list):
        places = aligned(stored, wanted, same)
        return [
            item if place is None else laid_over(rule.items(), stored[place], item, same)
            for place, item in zip(places, wanted, strict=True)
        ]
    if not isinstance(stored, dict) or not isinstance(wanted, dict) or SECRET in stored or SECRET in wanted:
        return wanted
    if is_another(rule, stored, wanted, same):
        return wanted
    result = {
        key: laid_over(rule.under(key, wanted), stored[key], item, same) if key in stored else item
        for key, item in wanted.items()
    }
    unsaid = {
        key: item
        for key, item in stored.items()
        if key not in wanted and holds_secret(item) and rule.has_place(key, wanted)
    }
    # What the request leaves out says no other kind; left out of what is kept, the next request could say any.
    kinds = {key: stored[key] for key in rule.telling() if stored.get(key) is not None and result.get(key) is None}
    return {**result, **unsaid, **(kinds if holds_secret(stored) else {})}


def holds_secret(value: Any) -> bool:
    """Whether there is a secret anywhere in a stored value."""
    if isinstance(value, dict):
        return SECRET in value or any(map(holds_secret, value.values()))
    return isinstance(value, list) and any(map(holds_secret, value))


def partners(rule: Rule, stored: Any, wanted: Any, same: Same) -> Iterator[tuple[dict[str, Any], Any]]:
    """For the secrets of a wanted value what the stored one has in their places: (wanted, stored) each.

    Where an object is of another kind than the stored one, that is `ANOTHER` for all that are inside of it.
    """
    if isinstance(wanted, dict):
        if SECRET in wanted:
            yield wanted, stored
        elif isinstance(stored, dict) and SECRET not in stored:
            if is_another(rule, stored, wanted, same, whole=True):
                yield from of_another(wanted)
                return
            for key, item in wanted.items():
                if key in stored:
                    yield from partners(rule.under(key, wanted), stored[key], item, same)
    elif isinstance(wanted, list) and isinstance(stored, list):
        for place, item in zip(aligned(stored, wanted, same), wanted, strict=True):
            if place is not None:
                yield from partners(rule.items(), stored[place], item, same)


def of_another(wanted: Any) -> Iterator[tuple[dict[str, Any], Any]]:
    """The secrets of a wanted value that gets nothing of what is stored in its place."""
    if isinstance(wanted, dict):
        if SECRET in wanted:
            yield wanted, ANOTHER
        else:
            for item in wanted.values():
                yield from of_another(item)
    elif isinstance(wanted, list):
        for item in wanted:
            yield from of_another(item)


def is_another(
    rule: Rule, stored: Mapping[str, Any], wanted: Mapping[str, Any], same: Same, *, whole: bool = False
) -> bool:
    """Whether an object says itself that it is of another kind than the stored one.

    It does by another `type`, or by a key that the stored one has not and just another of its alternatives has.

    Arguments:
        whole: the object is all that will be there, so that what it leaves out is taken away.
    """
    for key, default in rule.telling().items():
        before, now = (default if it.get(key) is None else it[key] for it in (stored, wanted))
        if before is not None and (whole if now is None else not alike(before, now, same)):
            return True
    return rule.mixes(stored, wanted)


def aligned(stored: list[Any], wanted: list[Any], same: Same) -> list[int | None]:
    """For each item of a wanted list the place of the stored one that it is; None where that cannot be told.

    Items are the same that are alike at the same place of a list as long as before, or of one to which some were
    added at its end; then by their name; then by their content, where just one can be meant. What is left over of a
    list as long as before is the same by its place, if it has no name.
    """
    alignment = _Alignment(stored, wanted)
    in_place = [alike(old, new, same) for old, new in zip(stored, wanted, strict=False)]
    if len(stored) == len(wanted) or (len(stored) < len(wanted) and all(in_place)):
        alignment.take({place: place for place, is_alike in enumerate(in_place) if is_alike})
    alignment.match(lambda old, new: _has_name(old) and _has_name(new) and alike(old["name"], new["name"], same))
    alignment.match(lambda old, new: alike(old, new, same))
    alignment.match(lambda old, new: not _is_named(new) and _agree(old, new, same))
    if len(stored) == len(wanted):
        alignment.take({place: place for place, item in enumerate(wanted) if not _is_named(item)})
    return alignment.places


class _Alignment:
    """Pairs of items of two lists, each of which is in one pair at most."""

    def __init__(self, stored: list[Any], wanted: list[Any]) -> None:
        self.places: list[int | None] = [None] * len(wanted)
        self._stored, self._wanted = stored, wanted
        self._free = dict.fromkeys(range(len(stored)))

    def take(self, places: dict[int, int]) -> None:
        """Pair what is not in a pair yet: the stored place for each wanted one."""
        for place, other in places.items():
            if self.places[place] is None and other in self._free:
                self.places[place] = other
                del self._free[other]

    def match(self, fits: Callable[[Any, Any], bool]) -> None:
        """Pair those that fit one another and nothing else."""
        left = [place for place, other in enumerate(self.places) if other is None]
        if len(left) * len(self._free) > MOST_COMPARED:
            return
        found = {
            place: [other for other in self._free if fits(self._stored[other], self._wanted[place])] for place in left
        }
        claims = Counter(other for others in found.values() for other in others)
        self.take({place: others[0] for place, others in found.items() if len(others) == 1 and claims[others[0]] == 1})


def _has_name(item: Any) -> bool:
    return isinstance(item, dict) and "name" in item


def _is_named(item: Any) -> bool:
    return _has_name(item) and item["name"] is not None


def _agree(stored: Any, wanted: Any, same: Same) -> bool:
    """Whether all that both of two objects say is the same."""
    if not isinstance(stored, dict) or not isinstance(wanted, dict) or SECRET in stored or SECRET in wanted:
        return False
    both = stored.keys() & wanted.keys()
    return bool(both) and all(alike(stored[key], wanted[key], same) for key in both)


def alike(stored: Any, wanted: Any, same: Same) -> bool:
    """Whether a wanted value is the stored one, as far as can be told of the secrets in it."""
    if isinstance(stored, dict) and isinstance(wanted, dict):
        if SECRET in stored or SECRET in wanted:
            return same(stored, wanted)
        return stored.keys() == wanted.keys() and all(alike(item, wanted[key], same) for key, item in stored.items())
    if isinstance(stored, list) and isinstance(wanted, list):
        return len(stored) == len(wanted) and all(
            alike(one, other, same) for one, other in zip(stored, wanted, strict=True)
        )
    return same(stored, wanted) if isinstance(wanted, dict) else bool(json.same(stored, wanted))
