"""A term of a glossary, or below another term."""

from __future__ import annotations

from typing import Any

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, OWNERS, REVIEWERS, EntityType, Parent

# How terms are related where nobody says it.
_RELATED = "relatedTo"


class GlossaryTerm(EntityType):
    name = "glossaryTerm"
    model = "GlossaryTerm"
    create_model = "CreateGlossaryTermRequest"
    parents = (Parent("parent", ("glossaryTerm",)), Parent("glossary", ("glossary",)))
    ancestors = {"glossary": "glossary", "parent": "glossaryTerm"}
    references = (OWNERS, DOMAINS, REVIEWERS, DATA_PRODUCTS)
    kept = EntityType.kept | {"provider", "disabled", "mutuallyExclusive", "iri", "conceptMappings"}
    defaults = {"mutuallyExclusive": False}

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        """Requests name related terms, entities say how they are related."""
        if "relatedTerms" in request:
            request["relatedTerms"] = [_relation(term) for term in request["relatedTerms"]]
        return request


def _relation(term: Any) -> Any:
    if not isinstance(term, str):
        return term
    return {"relationType": _RELATED, "term": {"type": "glossaryTerm", "fullyQualifiedName": term}}
