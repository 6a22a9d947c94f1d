"""What changes about access is decided under the lock, and told in the same transaction or not at all."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth import subject, tokens
from gazetteer.auth.account_writes import (
    BeginSession,
    EndSession,
    GivePassword,
    MakeToken,
    RenewSession,
    RevokeTokens,
)
from gazetteer.auth.actor import OPERATOR, Actor
from gazetteer.catalog import put
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.settings import ChangeSetting
from gazetteer.errors import NotAuthenticated, NotFound, Stale
from gazetteer.kit import json
from gazetteer.storage import account_store, event_store, setting_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.event_store import EventRow
from gazetteer.storage.transaction import Unit, WriteFunction, WriteTransaction


@dataclass
class Access:
    """A catalog with the user `ann`, whose password has the hash `first`."""

    platform: Platform
    view: View
    pk: int = 0

    def __post_init__(self) -> None:
        context = self.platform.context
        request = {"name": "ann", "email": "ann@example.org"}
        self.pk = put.create(context, context.types.get("user"), self.view, request).written.pk
        self.write(GivePassword(self.pk, "first", None, self.view.actor))
        self.begin = self.position()

    @property
    def actor(self) -> Actor:
        return Actor(self.pk, "ann", address="10.0.0.7")

    def write(self, unit: Unit[Any]) -> Any:
        return self.platform.context.database.write(unit)

    def position(self) -> int:
        with self.platform.context.database.read() as session:
            return event_store.position(session)

    def events(self, *, signing_in: bool = False) -> list[EventRow]:
        with self.platform.context.database.read() as session:
            found = event_store.events(session, after_seq=self.begin, limit=100)
        return [event for event in found if signing_in or event.kind != "signedIn"]

    def token(self, kind: str, name: str = "", family: str | None = None) -> TokenRow:
        minted = self.platform.tokens
        if kind == tokens.REFRESH:
            return minted.minted_refresh(self.pk, family or "f")[1]
        holder = subject.holder(subject.named(self.platform.context.database, "ann"))
        return minted.minted(holder, kind, seconds=600, name=name, family=family)[1]

    def session(self, family: str = "f") -> list[TokenRow]:
        return [self.token(tokens.ACCESS, family=family), self.token(tokens.REFRESH, family=family)]

    def stored(self) -> tuple[str | None, list[str]]:
        """The hash of the password, and the kinds of the tokens that are valid."""
        with self.platform.context.database.read() as session:
            rows = account_store.tokens_of(session, self.pk)
            valid = sorted(row.kind for row in rows if row.revoked_at is None)
            return account_store.password_hash(session, self.pk), valid

    def delete(self, *, hard: bool) -> None:
        context = self.platform.context
        key = EntityKey("ann", by_name=True)
        delete(context, context.types.get("user"), self.view, key, Deletion(recursive=True, hard=hard))
        self.begin = self.position()


@pytest.fixture
def access(platform: Platform, admin: Actor) -> Access:
    return Access(platform, View(admin, "http://here/api/v1"))


@pytest.mark.parametrize("hard", [True, False])
def test_a_user_who_is_gone_gets_nothing(access: Access, hard: bool) -> None:
    refresh = access.token(tokens.REFRESH)
    access.write(BeginSession([refresh], "first", "here"))
    refused: list[tuple[Unit[Any], type[Exception]]] = [
        (GivePassword(access.pk, "second", "first", OPERATOR), NotFound),
        (GivePassword(access.pk, "second", None, OPERATOR), NotFound),
        (MakeToken(access.token(tokens.PERSONAL), OPERATOR), NotFound),
        (BeginSession(access.session(), "first", "here"), NotAuthenticated),
        (RenewSession(access.session(), refresh, "here"), NotAuthenticated),
    ]
    access.delete(hard=hard)
    for unit, error in refused:
        with pytest.raises(error):
            access.write(unit)
    assert access.stored() == (None if hard else "first", [])
    assert access.events() == []


def test_a_password_takes_the_place_of_the_one_that_was_compared(access: Access) -> None:
    access.write(BeginSession(access.session(), "first", "here"))
    access.write(GivePassword(access.pk, "second", "first", access.actor))
    # Whoever signed in has to do it again.
    assert access.stored() == ("second", [])
    (event,) = access.events()
    assert (event.kind, event.type, event.entity_pk, event.actor_pk) == (
        "passwordChanged",
        "user",
        access.pk,
        access.pk,
    )
    assert (event.version, event.previous_version) == (None, None)
    assert json.loads(event.change or "")["added"] == [["address", None, "10.0.0.7"]]
    for former in ("first", None):
        with pytest.raises(Stale):
            access.write(GivePassword(access.pk, "third", former, access.actor))
    assert access.stored()[0] == "second"
    assert len(access.events()) == 1


def test_who_signs_in_with_a_password_that_was_changed_meanwhile_gets_no_session(access: Access) -> None:
    access.write(GivePassword(access.pk, "second", "first", access.actor))
    with pytest.raises(NotAuthenticated):
        access.write(BeginSession(access.session(), "first", "here"))
    assert access.stored() == ("second", [])


def test_a_refresh_token_serves_once_and_then_ends_its_family(access: Access) -> None:
    first, second, other = access.session(), access.session(), access.session("other")
    access.write(BeginSession(first, "first", "here"))
    access.write(BeginSession(other, "first", "here"))
    signed_in = {"added": [["address", None, "here"]], "updated": [], "deleted": []}
    events = access.events(signing_in=True)
    assert [(event.kind, json.loads(event.change or "")) for event in events] == [("signedIn", signed_in)] * 2
    assert access.write(RenewSession(second, first[1], "here"))
    assert access.stored()[1] == [tokens.ACCESS] * 3 + [tokens.REFRESH] * 2
    assert access.events() == []
    assert not access.write(RenewSession(access.session(), first[1], "here"))
    assert access.stored()[1] == [tokens.ACCESS, tokens.REFRESH]
    (event,) = access.events()
    assert (event.kind, event.entity_pk, event.actor_pk) == ("tokenReused", access.pk, access.pk)
    assert json.loads(event.change or "") == signed_in
    # Whoever has one of them goes on trying: it is told once.
    for token in (first[1], second[1]):
        assert not access.write(RenewSession(access.session(), token, "here"))
    assert access.stored()[1] == [tokens.ACCESS, tokens.REFRESH]
    assert len(access.events()) == 1


def test_of_many_at_once_one_renews_a_session(access: Access) -> None:
    first = access.session()
    access.write(BeginSession(first, "first", "here"))
    units = [RenewSession(access.session(), first[1], "here") for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(access.write, units))
    assert sorted(outcomes) == [False] * 7 + [True]
    assert access.stored()[1] == []


def test_signing_out_ends_one_session(access: Access) -> None:
    first, second = access.session(), access.session("other")
    access.write(BeginSession(first, "first", "here"))
    access.write(BeginSession(second, "first", "here"))
    access.write(EndSession(first[0], access.actor))
    assert access.stored()[1] == [tokens.ACCESS, tokens.REFRESH]
    # Renewing and ending one's own session: nobody else is told.
    assert access.events() == []


def test_with_another_password_every_token_ends(access: Access) -> None:
    access.write(BeginSession(access.session(), "first", "here"))
    access.write(MakeToken(access.token(tokens.PERSONAL, "script"), access.actor))
    access.write(GivePassword(access.pk, "second", "first", access.actor))
    assert access.stored() == ("second", [])
    assert [event.kind for event in access.events()] == ["tokenCreated", "passwordChanged", "tokenRevoked"]
    assert json.loads(access.events()[-1].change or "")["deleted"] == [
        ["token", {"kind": "personal", "name": "script"}, None]
    ]


def test_signing_out_with_a_token_of_a_program_is_told(access: Access) -> None:
    token = access.token(tokens.PERSONAL, "script")
    access.write(MakeToken(token, access.actor))
    access.write(EndSession(token, access.actor))
    assert [event.kind for event in access.events()] == ["tokenCreated", "tokenRevoked"]


def test_tokens_that_are_made_and_revoked_are_told_by_their_names(access: Access) -> None:
    access.write(MakeToken(access.token(tokens.PERSONAL, "script"), access.view.actor))
    access.write(BeginSession(access.session(), "first", "here"))
    assert access.write(RevokeTokens(access.pk, access.view.actor)) == 3
    assert access.write(RevokeTokens(access.pk, access.view.actor)) == 0
    created, revoked = access.events()
    assert (created.kind, revoked.kind) == ("tokenCreated", "tokenRevoked")
    for event in (created, revoked):
        assert (event.type, event.entity_pk, event.actor_pk) == ("user", access.pk, access.view.actor.pk)
        assert event.version is None
    (name, before, after), address = json.loads(created.change or "")["added"]
    assert (name, before, after["kind"], after["name"]) == ("token", None, "personal", "script")
    assert address == ["address", None, access.view.actor.address]
    assert json.loads(revoked.change or "")["deleted"] == [["token", {"kind": "personal", "name": "script"}, None]]


def test_sessions_that_somebody_else_ends_are_told(access: Access) -> None:
    access.write(BeginSession(access.session(), "first", "here"))
    access.write(RevokeTokens(access.pk, access.view.actor))
    (event,) = access.events()
    assert (event.kind, json.loads(event.change or "")["deleted"]) == ("tokenRevoked", [])


class Undone(Exception):
    """Takes a unit of work back."""


def _password(access: Access) -> Unit[Any]:
    return GivePassword(access.pk, "second", "first", OPERATOR)


def _token(access: Access) -> Unit[Any]:
    return MakeToken(access.token(tokens.PERSONAL), OPERATOR)


def _setting(access: Access) -> Unit[Any]:
    return ChangeSetting(access.platform.context.cipher, access.view.actor, "s", {"a": 1})


@pytest.mark.parametrize("unit_of", [_password, _token, _setting])
def test_what_is_taken_back_leaves_no_event(access: Access, unit_of: Callable[[Access], Unit[Any]]) -> None:
    unit = unit_of(access)

    def undo(write: WriteTransaction) -> None:
        unit.apply(write)
        assert write.all("SELECT count(*) FROM event WHERE seq > ?", (access.begin,))[0][0] == 1
        raise Undone

    before = access.stored()
    with pytest.raises(Undone):
        access.write(WriteFunction(undo))
    assert (access.stored(), access.events(), access.position()) == (before, [], access.begin)
    with access.platform.context.database.read() as session:
        assert setting_store.setting(session, "s") is None
