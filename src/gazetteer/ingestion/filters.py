"""Which names of a source are wanted: include and exclude patterns."""

from __future__ import annotations

import re

from pydantic import field_validator

from gazetteer.ingestion.configuration import Configuration


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
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is not a Python regular expression: {error}") from None
        return patterns

    def passes(self, name: str) -> bool:
        """Whether the name is wanted."""
        if self.includes and not _any_matches(self.includes, name):
            return False
        return not _any_matches(self.excludes, name)


def _any_matches(patterns: tuple[str, ...], name: str) -> bool:
    # `re` caches compiled patterns, so matching thousands of names compiles each pattern once.
    return any(re.match(pattern, name, re.IGNORECASE) for pattern in patterns)
