"""Eight clients at the same twenty entities, by every operation, and a record of what each was answered."""

from __future__ import annotations

import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.acceptance.load import Client

TAGS = ("t1", "t2")
USERS = ("ann", "bob", "cat", "dan")
TEAMS = ("red", "green", "blue", "grey")
SCHEMAS = ("s0", "s1")
TABLES = ("a", "b", "c")
COLLECTIONS = {"user": "users", "team": "teams", "table": "tables", "databaseSchema": "databaseSchemas"}

Call = tuple[str, str, Any]


@dataclass(frozen=True)
class Acknowledged:
    """An entity as a write was answered with it."""

    kind: str
    entity: dict[str, Any]
    change: str


@dataclass
class Contender:
    """One thread: acts on shared entities until the time is over.

    Arguments:
        ids: the ids of users and teams by name, which never change.
    """

    number: int
    seed: int
    ids: dict[str, str]
    calls: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    acknowledged: list[Acknowledged] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def run(self, port: int, token: str, until: float) -> None:
        """Act until a moment of the monotonic clock."""
        chance = random.Random(self.seed)  # noqa: S311 - seeded, so that a failure can be repeated
        client = Client(port, token)
        try:
            while time.monotonic() < until and not self.wrong:
                self._send(client, *getattr(self, f"_{chance.choice(ACTS)}")(chance))
        except (OSError, http.client.HTTPException) as error:
            self.wrong.append(repr(error))
        finally:
            client.connection.close()

    def _send(self, client: Client, method: str, path: str, body: Any) -> None:
        status, answer = client.call(method, path, body)
        self.calls += 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status not in (200, 201, 202, 204, 400, 404, 409, 412):
            self.wrong.append(f"{method} {path} {body}: {status} {answer}")
        kind = next((kind for kind, name in COLLECTIONS.items() if path.startswith(f"/{name}")), None)
        if status < 300 and kind and isinstance(answer, dict) and "version" in answer:
            self.acknowledged.append(Acknowledged(kind, answer, method))

    # What an act sends

    def _text(self) -> str:
        return f"{self.number}-{self.calls}"

    def _references(self, chance: random.Random, names: tuple[str, ...], kind: str) -> list[dict[str, str]]:
        some = chance.sample(names, chance.randrange(3))
        return [{"id": self.ids[name], "type": kind} for name in some]

    def _labels(self, chance: random.Random) -> list[dict[str, str]]:
        shown = {"source": "Classification", "labelType": "Manual", "state": "Confirmed"}
        return [{"tagFQN": f"C.{name}", **shown} for name in chance.sample(TAGS, chance.randrange(3))]

    def _table_request(self, chance: random.Random) -> dict[str, Any]:
        return {
            "name": chance.choice(TABLES),
            "databaseSchema": f"svc.db.{chance.choice(SCHEMAS)}",
            "columns": [{"name": "id", "dataType": chance.choice(("INT", "TEXT")), "tags": self._labels(chance)}],
            "description": self._text(),
            "owners": self._references(chance, USERS, "user"),
            "tags": self._labels(chance),
        }

    def _table(self, chance: random.Random) -> str:
        return f"/tables/name/{quote(f'svc.db.{chance.choice(SCHEMAS)}.{chance.choice(TABLES)}')}"

    def _put_table(self, chance: random.Random) -> Call:
        return "PUT", "/tables", self._table_request(chance)

    def _post_table(self, chance: random.Random) -> Call:
        return "POST", "/tables", self._table_request(chance)

    def _bulk_tables(self, chance: random.Random) -> Call:
        return "PUT", "/tables/bulk", [self._table_request(chance) for _ in range(4)]

    def _describe_table(self, chance: random.Random) -> Call:
        return "PATCH", self._table(chance), [{"op": "add", "path": "/description", "value": self._text()}]

    def _own_table(self, chance: random.Random) -> Call:
        owners = self._references(chance, USERS, "user")
        return "PATCH", self._table(chance), [{"op": "add", "path": "/owners", "value": owners}]

    def _label_table(self, chance: random.Random) -> Call:
        return "PATCH", self._table(chance), [{"op": "add", "path": "/tags", "value": self._labels(chance)}]

    def _extend_table(self, chance: random.Random) -> Call:
        value = chance.choice([{"$pk": 1}, {"a": True}, {"a": 1}, {"$slot": {"$tag": 0}}])
        return "PATCH", self._table(chance), [{"op": "add", "path": "/extension", "value": value}]

    def _delete_table(self, chance: random.Random) -> Call:
        return "DELETE", self._table(chance) + chance.choice(["", "", "?hardDelete=true"]), None

    def _delete_schema(self, chance: random.Random) -> Call:
        hard = chance.choice(["", "", "", "&hardDelete=true"])
        return "DELETE", f"/databaseSchemas/name/svc.db.{chance.choice(SCHEMAS)}?recursive=true{hard}", None

    def _put_schema(self, chance: random.Random) -> Call:
        return "PUT", "/databaseSchemas", {"name": chance.choice(SCHEMAS), "database": "svc.db"}

    def _put_team(self, chance: random.Random) -> Call:
        request: dict[str, Any] = {"name": chance.choice(TEAMS), "teamType": "Department"}
        for field_name, names in (("users", USERS), ("parents", TEAMS), ("children", TEAMS)):
            if chance.random() < 0.5:
                request[field_name] = [self.ids[name] for name in chance.sample(names, chance.randrange(3))]
        return "PUT", "/teams", request

    def _patch_team(self, chance: random.Random) -> Call:
        field_name, names, kind = chance.choice((("users", USERS, "user"), ("parents", TEAMS, "team")))
        value = self._references(chance, names, kind)
        path = f"/teams/{self.ids[chance.choice(TEAMS)]}"
        return "PATCH", path, [{"op": "add", "path": f"/{field_name}", "value": value}]

    def _patch_user(self, chance: random.Random) -> Call:
        value = self._references(chance, TEAMS, "team")
        return "PATCH", f"/users/{self.ids[chance.choice(USERS)]}", [{"op": "add", "path": "/teams", "value": value}]

    def _put_user(self, chance: random.Random) -> Call:
        name = chance.choice(USERS)
        teams = [self.ids[team] for team in chance.sample(TEAMS, chance.randrange(3))]
        return "PUT", "/users", {"name": name, "email": f"{name}@example.org", "teams": teams}

    def _delete_user(self, chance: random.Random) -> Call:
        return "DELETE", f"/users/{self.ids[chance.choice(USERS)]}", None

    def _restore_user(self, chance: random.Random) -> Call:
        return "PUT", "/users/restore", {"id": self.ids[chance.choice(USERS)]}

    def _follow(self, chance: random.Random) -> Call:
        return "PUT", f"/databaseSchemas/{self.ids['kept']}/followers", self.ids[chance.choice(USERS)]

    def _unfollow(self, chance: random.Random) -> Call:
        return "DELETE", f"/databaseSchemas/{self.ids['kept']}/followers/{self.ids[chance.choice(USERS)]}", None

    def _change_setting(self, _: random.Random) -> Call:
        value = {"config_type": "customUiThemePreference", "config_value": {"n": self._text()}}
        return "PUT", "/system/settings", value

    def _run_status(self, chance: random.Random) -> Call:
        status = {"runId": f"r{chance.randrange(3)}", "pipelineState": chance.choice(("running", "success"))}
        return (
            "PUT",
            "/services/ingestionPipelines/svc.nightly/pipelineStatus",
            {**status, "timestamp": 1, "startDate": 1},
        )

    def _events(self, _: random.Random) -> Call:
        return "GET", "/events?limit=50", None

    def _list(self, chance: random.Random) -> Call:
        return (
            "GET",
            f"/tables?limit=5&include={chance.choice(('all', 'deleted', 'non-deleted'))}&fields=owners,tags",
            None,
        )


ACTS = [
    name.removeprefix("_")
    for name in vars(Contender)
    if name.startswith("_")
    and not name.startswith("__")
    and name not in ("_send", "_text", "_references", "_labels", "_table_request", "_table")
]


def contend(contenders: list[Contender], port: int, token: str, seconds: float) -> None:
    """Let all of them act at once, for so long."""
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.run, args=(port, token, until)) for one in contenders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=seconds + 120)
        assert not thread.is_alive()
