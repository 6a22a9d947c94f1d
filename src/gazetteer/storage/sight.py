"""What somebody may see of the catalog, as a condition that the database applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.storage.dialect import Session, marks
from gazetteer.storage.entity_store import chunks


@dataclass(frozen=True)
class Sight:
    """A condition in SQL on the entity `e`, and the values for it; without one everything is seen."""

    condition: str = ""
    values: tuple[object, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.condition)

    def seen(self, session: Session, pks: Sequence[int]) -> set[int]:
        """Those of these entities that are seen."""
        if not self.narrows:
            return set(pks)
        found: set[int] = set()
        for part in chunks(pks):
            sql = f"SELECT e.pk FROM entity e WHERE e.pk IN ({marks(len(part))}) AND ({self.condition})"
            found.update(row[0] for row in session.all(sql, (*part, *self.values)))
        return found


EVERYTHING = Sight()
