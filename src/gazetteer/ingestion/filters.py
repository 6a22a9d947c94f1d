"""Which names of a source are wanted: include and exclude patterns."""

from __future__ import annotations

import regex
from pydantic import field_validator

from gazetteer.errors import BadRequest
from gazetteer.ingestion.configuration import Configuration

# How long one pattern may look at one name: those that repeat what repeats could take for ever.
SECONDS = 1.0


class FilterPattern(Configuration):
    """OpenMetadata's FilterPattern.

    A name passes if one of `includes` matches it, or there are none, and none of `excludes` does. Patterns
    are Python regular expressions, match from the beginning of the name and do not distinguish upper from
    lower case; write `^orders$` for just that name. They are applied in Python, whatever the source is.
    """

    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    @field_validator("includes", "excludes", mode="before")
    @classmethod
    def _null_is_empty(cls, patterns: object) -> object:
        return () if patterns is None else patterns

    @field_validator("includes", "excludes")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                regex.compile(pattern, regex.IGNORECASE)
            except regex.error as error:
                raise ValueError(f"{pattern!r} is not a Python regular expression: {error}") from None
        return patterns

    def passes(self, name: str) -> bool:
        """Whether the name is wanted.

        Raises:
            BadRequest: a pattern takes too long to tell.
        """
        if self.includes and not _any_matches(self.includes, name):
            return False
        return not _any_matches(self.excludes, name)


def _any_matches(patterns: tuple[str, ...], name: str) -> bool:
    return any(_matches(pattern, name) for pattern in patterns)


def _matches(pattern: str, name: str) -> bool:
    # `regex` caches compiled patterns, so matching thousands of names compiles each pattern once.
    try:
        return regex.match(pattern, name, regex.IGNORECASE, timeout=SECONDS) is not None
    except TimeoutError:
        # Not taken for a no: what is not wanted any more would be deleted.
        raise BadRequest(
            f"the filter pattern {pattern!r} takes more than {SECONDS:.0f} s with the name {name[:60]!r}; write it "
            "without repetitions of repetitions, such as 'a+b' in place of '(a+)+b'"
        ) from None
