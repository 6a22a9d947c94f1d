"""Texts inside documents that name entities, by kind: what may be named, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.domain import fqn
from gazetteer.errors import BadRequest


@dataclass(frozen=True, slots=True)
class NamedText:
    """What texts of a kind name.

    Arguments:
        types: the entity types that may be named; the first that has one of this name is meant.
        by_name: the text is a name alone, in place of an FQN.
        inside: the text may go on behind the entity's FQN, to a column of it.
        exact: what is written in another way than it is shown names nothing.
        personal: it names people, of whom an erasure leaves no text.
    """

    types: tuple[str, ...]
    by_name: bool = False
    inside: bool = False
    exact: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class NameInside:
    """A name inside a text, as it is without the quotes that the text needs, and where it stands there."""

    start: int
    end: int
    kind: str
    name: str


KINDS = {
    "text": NamedText(("table",), inside=True),
    "tagName": NamedText(("tag", "glossaryTerm"), exact=True),
    "team": NamedText(("team",), by_name=True, exact=True),
    "role": NamedText(("role",), by_name=True, exact=True),
    "user": NamedText(("user",), by_name=True, personal=True),
    "owner": NamedText(("user", "team"), by_name=True, personal=True),
    "serviceName": NamedText(("databaseService",), by_name=True, exact=True),
    "classificationName": NamedText(("classification",), by_name=True, exact=True),
    "databaseService": NamedText(("databaseService",)),
    "database": NamedText(("database",)),
    "databaseSchema": NamedText(("databaseSchema",)),
    "storedProcedure": NamedText(("storedProcedure",)),
    "classification": NamedText(("classification",)),
    "ingestionPipeline": NamedText(("ingestionPipeline",)),
    # Parts of an entity itself, by the FQNs that clients may send.
    "field": NamedText(("topic", "apiEndpoint"), inside=True),
    "searchIndexField": NamedText(("searchIndex",), inside=True),
    "mlFeature": NamedText(("mlmodel",), inside=True),
    "task": NamedText(("pipeline",), inside=True),
    "measure": NamedText(("metric",), inside=True),
}

# In the place of a kind: the text has names inside, a condition several, a link one.
CONDITION, ENTITY_LINK = "condition", "entityLink"

# (model, field) → what the text there, or each in the list or map there, names, wherever the model is in a document.
_FIELDS = {
    ("Column", "fullyQualifiedName"): "text",
    ("DataModel", "upstream"): "text",
    ("DatabaseServiceQueryLineagePipeline", "crossDatabaseServiceNames"): "serviceName",
    ("DatasetGeneration", "datasetFQN"): "text",
    ("DatasetUsage", "datasetFQN"): "text",
    ("DbtPipeline", "dbtClassificationName"): "classificationName",
    ("FeatureSource", "fullyQualifiedName"): "mlFeature",
    ("FieldModel", "fullyQualifiedName"): "field",
    ("MetricDimension", "fullyQualifiedName"): "measure",
    ("MetricMeasure", "fullyQualifiedName"): "measure",
    ("MlFeature", "fullyQualifiedName"): "mlFeature",
    ("JoinedWith", "fullyQualifiedName"): "text",
    ("OwnerConfiguration", "default"): "owner",
    ("OwnerConfiguration", "service"): "owner",
    ("OwnerConfiguration", "database"): "owner",
    ("OwnerConfiguration", "databaseSchema"): "owner",
    ("OwnerConfiguration", "table"): "owner",
    ("AutoPilotAppConfig", "entityLink"): ENTITY_LINK,
    ("Operation", "entityLink"): ENTITY_LINK,
    ("RecognizerException", "entityLink"): ENTITY_LINK,
    ("Rule", "condition"): CONDITION,
    ("SearchIndexField", "fullyQualifiedName"): "searchIndexField",
    ("ServiceConnections", "serviceName"): "serviceName",
    ("ServiceFilter", "serviceName"): "serviceName",
    ("TableConstraint", "referredColumns"): "text",
    ("Task", "fullyQualifiedName"): "task",
    ("TestSuitePipeline", "entityFullyQualifiedName"): "text",
}
# Fields that hold the name of a user, in whatever model they are.
_PERSON_FIELDS = frozenset({"updatedBy", "impersonatedBy", "changedBy"})

# The FQN ends at the first `::` that is in no quotes; what follows leads inside of the entity.
_LINK = re.compile(r'<#E::(?P<type>\w+)::(?P<name>(?:"[^"]*"|:(?!:)|[^":])+)(?:::.*)?>', re.DOTALL)
_LINKED = {"table": "text", "tag": "tagName"}


def kind_of(model: str, field: str) -> str | None:
    """What the texts in a field of a model inside a document name: a kind, CONDITION or ENTITY_LINK."""
    return "user" if field in _PERSON_FIELDS else _FIELDS.get((model, field))


def linked(link: str) -> list[NameInside]:
    """The FQN inside a link such as `<#E::table::svc.db.s.t::columns::c>`.

    None if the text is no link, or leads to what is no entity of ours, to people, teams, roles or policies.
    """
    match = _LINK.fullmatch(link)
    kind = match and _LINKED.get(match["type"], match["type"])
    if match is None or kind not in KINDS or KINDS[kind].by_name:
        return []
    return [NameInside(match.start("name"), match.end("name"), kind, match["name"])]


def naming(entity_type: str) -> list[str]:
    """The kinds of texts that may name entities of a type."""
    return [kind for kind, named in KINDS.items() if entity_type in named.types]


def awaited(kind: str, text: str, inside: str) -> str | None:
    """The key of the FQN that a text waits for after what it named was erased; None if it waits for nothing.

    Arguments:
        inside: what follows the entity's FQN in the text.
    """
    named = KINDS.get(kind)
    if named is None or named.personal:
        return None
    try:
        names = [text] if named.by_name else fqn.names(text)
        return fqn.key(fqn.join(*names[: len(names) - len(fqn.split(inside))] if inside else names))
    except BadRequest:
        return None


def below(text: str, before: str, after: str) -> str | None:
    """A text that names something below an entity, when that is renamed; None if it names nothing there.

    Arguments:
        before: the entity's FQN until now.
        after: its FQN from now on.
    """
    parts, old = fqn.split(text), fqn.split(before)
    rest = parts[len(old) :]
    if not rest or fqn.names(text)[: len(old)] != fqn.names(before):
        return None
    return ".".join([after, *rest])
