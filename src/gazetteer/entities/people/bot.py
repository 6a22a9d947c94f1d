"""A program that signs in as a bot user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.domain.entity import DOMAINS, EntityType, Reference


class Bot(EntityType):
    name = "bot"
    model = "Bot"
    create_model = "CreateBot"
    references = (DOMAINS, Reference("botUser", "botUser", ("user",), always=True, owned="isBot"))
    hidden = frozenset({"allowImpersonation"})
    kept = EntityType.kept | {"provider"}
    harvested = False

    @classmethod
    def called(cls, name: str, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:  # noqa: ARG003  only its name
        yield "the name", name
