"""How far a reader of the event log has come, as a text that it hands back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.errors import BadRequest

_TEXT = re.compile(r"([0-9]{1,19})(?:/([0-9]{1,19}))?")
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Position:
    """All up to the event at `seq` was told.

    Of what that event's act took, what has a key up to `pk`; with None all of it.
    """

    seq: int = 0
    pk: int | None = None

    def __str__(self) -> str:
        return str(self.seq) if self.pk is None else f"{self.seq}/{self.pk}"


def parse(text: str) -> Position:
    """The position that a text names.

    Raises:
        BadRequest: it names none.
    """
    found = _TEXT.fullmatch(text)
    numbers = [int(number) for number in found.groups() if number is not None] if found else []
    if not numbers or max(numbers) > _LARGEST:
        raise BadRequest(
            f"afterSeq is {text[:60]!r}; expected a position of the event log such as 1200, or what an earlier answer"
            " gave as paging.after"
        )
    return Position(*numbers)
