"""Who may do what."""

from __future__ import annotations

import pytest

from gazetteer.auth import rights
from gazetteer.auth.actor import OPERATOR, Actor
from gazetteer.auth.rights import Operation
from gazetteer.domain.entity import EntityType
from gazetteer.entities.databases.table import Table
from gazetteer.entities.people.user import User
from gazetteer.errors import NotAllowed

ADMIN = Actor(1, "admin", is_admin=True)
BOT = Actor(2, "ingestion-bot", is_bot=True)
ANN = Actor(3, "ann")


@pytest.mark.parametrize("actor", [ADMIN, OPERATOR])
def test_administrators_and_the_operator_may_all(actor: Actor) -> None:
    for operation in Operation:
        for kind in (None, Table, User):
            rights.check(actor, operation, kind)


def test_bots_write_what_a_harvest_writes() -> None:
    rights.check(BOT, Operation.EDIT, Table)
    rights.check(BOT, Operation.EDIT)
    refused: list[tuple[Operation, type[EntityType] | None]] = [
        (Operation.EDIT, User),
        (Operation.ADMINISTER, None),
        (Operation.ADMINISTER, Table),
    ]
    for operation, kind in refused:
        with pytest.raises(NotAllowed, match="what a harvest writes"):
            rights.check(BOT, operation, kind)
    with pytest.raises(NotAllowed, match="make tokens"):
        rights.check_token_maker(BOT)


def test_only_bots_see_secrets() -> None:
    assert rights.sees_secrets(BOT)
    for actor in (ADMIN, OPERATOR, ANN, rights.without_rights(BOT), rights.without_rights(ADMIN)):
        assert not rights.sees_secrets(actor)


def test_others_may_read() -> None:
    for operation in (Operation.PUBLIC, Operation.VIEW, Operation.OWN):
        rights.check(ANN, operation)
    for operation in (Operation.EDIT, Operation.ADMINISTER):
        with pytest.raises(NotAllowed, match="'ann' may read"):
            rights.check(ANN, operation)
    assert not rights.sees_secrets(ANN)


def test_only_administrators_change_settings_and_the_accounts_of_others() -> None:
    rights.check_administrator(ADMIN, "change settings")
    rights.check_account(ADMIN, ANN)
    rights.check_account(ANN, ANN)
    for actor in (BOT, ANN):
        with pytest.raises(NotAllowed, match="only administrators may change settings"):
            rights.check_administrator(actor, "change settings")
        with pytest.raises(NotAllowed, match="tokens of others"):
            rights.check_account(actor, ADMIN)


def test_bots_spare_what_people_wrote_unless_told_otherwise() -> None:
    assert rights.spares_people(BOT, override=False)
    assert not rights.spares_people(BOT, override=True)
    assert not rights.spares_people(ADMIN, override=False)
