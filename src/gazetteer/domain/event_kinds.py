"""Every kind of event in the log.

Clients of OpenMetadata are told of a kind if the enumeration `EventType` of the newest line has it; a model of theirs
that meets another one fails, and with it the whole page of events.
"""

from __future__ import annotations

ENTITY_CREATED = "entityCreated"
ENTITY_UPDATED = "entityUpdated"
ENTITY_SOFT_DELETED = "entitySoftDeleted"
ENTITY_RESTORED = "entityRestored"
ENTITY_DELETED = "entityDeleted"

# What happens to an entity itself; each but followers' and votes' makes a version of it.
OF_ENTITIES = (ENTITY_CREATED, ENTITY_UPDATED, ENTITY_RESTORED, ENTITY_DELETED, ENTITY_SOFT_DELETED)

# What is told of where an entity's data comes from; it makes no version of it.
LINEAGE_ADDED = "entityLineageAdded"
LINEAGE_UPDATED = "entityLineageUpdated"
LINEAGE_DELETED = "entityLineageDeleted"
OF_LINEAGE = (LINEAGE_ADDED, LINEAGE_UPDATED, LINEAGE_DELETED)

PASSWORD_CHANGED = "passwordChanged"  # noqa: S105  the name of a kind
TOKEN_CREATED = "tokenCreated"  # noqa: S105
TOKEN_REVOKED = "tokenRevoked"  # noqa: S105
TOKEN_REUSED = "tokenReused"  # noqa: S105
SIGNED_IN = "signedIn"
SIGN_IN_REFUSED = "signInRefused"
REQUEST_REFUSED = "requestRefused"
SETTING_CHANGED = "settingChanged"
RUN_RECORDED = "runRecorded"

# What happens to access: who got in, who was refused, what was given out and taken away.
OF_SECURITY = (
    PASSWORD_CHANGED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    TOKEN_REUSED,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    REQUEST_REFUSED,
    SETTING_CHANGED,
)

# Kinds of our own, without a version: what changes beside the entities.
OWN = (*OF_SECURITY, RUN_RECORDED)
