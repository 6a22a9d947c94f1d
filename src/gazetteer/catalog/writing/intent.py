"""What is about to be written, before anything of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.catalog.types import TypeInfo


@dataclass(frozen=True)
class Intent:
    """Who is about to write entities of which type, and how.

    Arguments:
        override: the requests may overwrite what people wrote, though a bot sends them.
        if_match: they are meant for this version only.
        seeds: nobody asks: the catalog gets what every one has from its start.
    """

    context: Context
    info: TypeInfo
    actor: Actor
    override: bool = False
    if_match: str | None = None
    seeds: bool = False

    @property
    def spares_people(self) -> bool:
        """Whether what people wrote is to stay."""
        return rights.spares_people(self.actor, override=self.override)
