"""What every catalog has from its first start: users, roles, tags, test connection definitions."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from gazetteer.auth.actor import OPERATOR
from gazetteer.auth.subject import ADMIN, INGESTION_BOT
from gazetteer.catalog import put
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import View
from gazetteer.catalog.writing import access
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain.line import load
from gazetteer.errors import AlreadyExists, GazetteerError
from gazetteer.storage import account_store, state_store
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

BOT = INGESTION_BOT
# Raised when the list below changes; a start with a higher number writes it again (what is there is kept).
REVISION = 1
# Not .local: clients of the catalog refuse the addresses of special-use domains, and with one address a whole list.
DOMAIN = "gazetteer.internal"

_POLICIES = [
    ("OrganizationPolicy", "What everybody may do.", [("everybody", ["ViewAll"], ["All"], "")]),
    (
        "DataConsumerPolicy",
        "What people who use data may do.",
        [("describe", ["ViewAll", "EditDescription", "EditTags"], ["All"], "")],
    ),
    (
        "DataStewardPolicy",
        "What people who keep data in order may do.",
        [
            (
                "keep-in-order",
                ["ViewAll", "EditDescription", "EditDisplayName", "EditTags", "EditOwners", "EditLineage"],
                ["All"],
                "",
            )
        ],
    ),
    ("IngestionBotPolicy", "What harvesters may do.", [("harvest", ["All"], ["All"], "")]),
]
_ROLES = [
    ("DataConsumer", "Uses data.", "DataConsumerPolicy"),
    ("DataSteward", "Keeps data in order.", "DataStewardPolicy"),
    ("IngestionBotRole", "Harvests sources.", "IngestionBotPolicy"),
]
_CLASSIFICATIONS: list[tuple[str, str, bool, list[tuple[str, str]]]] = [
    (
        "PII",
        "Whether data identifies a person.",
        True,
        [
            ("Sensitive", "Identifies a person, and its loss would do harm."),
            ("NonSensitive", "Identifies a person together with other data only."),
            ("None", "Does not identify a person."),
        ],
    ),
    (
        "Tier",
        "How much depends on the data.",
        True,
        [(f"Tier{number}", f"Importance {number} of 5; 1 is the highest.") for number in range(1, 6)],
    ),
    (
        "Certification",
        "How far data was checked.",
        True,
        [(name, f"Certified: {name.lower()}.") for name in ("Gold", "Silver", "Bronze")],
    ),
]


def seed(context: Context) -> None:
    """Write what is missing; costs one look-up when nothing is.

    Raises:
        GazetteerError: something could not be written.
    """
    with context.database.read() as session:
        if state_store.seed_revision(session) >= REVISION:
            return
    _admin(context)
    for kind, requests in _requests():
        _put(context, kind, requests)
    context.database.write(WriteFunction(_done))


def locked_out(context: Context) -> int | None:
    """The key of the administrator, if no administrator has a password; None if one has, or there is no such user."""
    with context.database.read() as session:
        found = access.administrators(session)
        if any(account_store.password_hash(session, row.pk) is not None for row in found):
            return None
    return next((row.pk for row in found if row.name == ADMIN), None)


def _done(write: WriteTransaction) -> None:
    state_store.set_seed_revision(write, REVISION)


def _admin(context: Context) -> None:
    request = {"name": ADMIN, "email": f"{ADMIN}@{DOMAIN}", "isAdmin": True, "displayName": "Administrator"}
    with suppress(AlreadyExists):
        put.create(context, context.types.get("user"), View(OPERATOR, ""), request)


def _put(context: Context, kind: str, requests: list[dict[str, Any]]) -> None:
    results = Bulk(Intent(context, context.types.get(kind), OPERATOR, seeds=True)).run(requests)
    failed = [result for result in results if result.status >= 400]
    if failed:
        raise GazetteerError(f"{kind} {failed[0].request!r} could not be made: {failed[0].message}")


def _requests() -> list[tuple[str, list[dict[str, Any]]]]:
    policies = [
        {"name": name, "description": text, "enabled": True, "rules": [_rule(*rule) for rule in rules]}
        for name, text, rules in _POLICIES
    ]
    tags = [
        {"classification": family, "name": name, "description": text, "provider": "system"}
        for family, _, _, members in _CLASSIFICATIONS
        for name, text in members
    ]
    bot_user = {"name": BOT, "email": f"{BOT}@{DOMAIN}", "isBot": True, "displayName": "Ingestion bot"}
    return [
        ("policy", policies),
        ("role", [{"name": n, "description": t, "policies": [p]} for n, t, p in _ROLES]),
        ("team", [{"name": "Organization", "teamType": "Organization", "description": "Everybody."}]),
        ("user", [bot_user]),
        ("bot", [{"name": BOT, "botUser": BOT, "description": "Harvests sources.", "provider": "system"}]),
        (
            "classification",
            [
                {"name": n, "description": t, "mutuallyExclusive": exclusive, "provider": "system"}
                for n, t, exclusive, _ in _CLASSIFICATIONS
            ],
        ),
        ("tag", tags),
        ("testConnectionDefinition", [_definition(name) for name in _service_types()]),
    ]


def _rule(name: str, operations: list[str], resources: list[str], condition: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"name": name, "effect": "allow", "operations": operations, "resources": resources}
    if condition:
        rule["condition"] = condition
    return rule


def _service_types() -> list[str]:
    types: dict[str, dict[str, str]] = load("connections-2.0.json")["types"]
    return sorted({name for kind in types.values() for name in kind if name != "PydanticUndefined"})


def _definition(name: str) -> dict[str, Any]:
    # Without steps a connector skips its own checks; each connector's issue brings the steps it implements.
    return {"name": name, "displayName": f"{name} test connection", "steps": []}
