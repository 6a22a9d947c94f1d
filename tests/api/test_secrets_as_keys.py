"""Keys that are secrets are masked like texts, and none takes another's place by that."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api_fixtures import Api

MASK = "*" * 9
PEM = "-----BEGIN {0}PRIVATE KEY{1}-----\nMIIEswordfish\n-----END {0}PRIVATE KEY{1}-----"
KEYS = {
    "postgresql://u:swordfish@h/d": f"postgresql://u:{MASK}@h/d",
    "Authorization: Bearer swordfish": f"Authorization: Bearer {MASK}",
    "authorization=Basic swordfish=": f"authorization=Basic {MASK}",
    "Bearer swordfish0123456789": f"Bearer {MASK}",
    "password=swordfish": f"password={MASK}",
    "DB_PASSWORD = 'sword fish'": f"DB_PASSWORD = {MASK}",
    "token=swordfish": f"token={MASK}",
    PEM.format("", ""): MASK,
    PEM.format("RSA ", ""): MASK,
    PEM.format("PGP ", " BLOCK"): MASK,
    "glpat-swordfish0123456789ab": MASK,
    "password": "password",
    "Basic settings": "Basic settings",
    "token count": "token count",
}


def written(api: Api, where: str, value: Any) -> Any:
    """Write an object with keys of its own somewhere; gives it as it is shown."""
    if where == "setting":
        answer = api.ok("PUT", "/system/settings", {"config_type": "own", "config_value": value})
        return answer["config_value"]
    if where == "extension":
        api.ok("PUT", "/databases", {"name": "shop", "service": "pg", "extension": value})
        return api.ok("GET", "/databases/name/pg.shop?fields=extension")["extension"]
    config = {"type": "CustomDatabase", "connectionOptions": value}
    body = {"name": "c", "serviceType": "CustomDatabase", "connection": {"config": config}}
    return api.ok("PUT", "/services/databaseServices", body)["connection"]["config"]["connectionOptions"]


WHERE = pytest.mark.parametrize("where", ["setting", "extension", "connection"])


@WHERE
def test_they_are_masked(shop: Api, bot_api: Api, where: str) -> None:
    for number, (key, shown) in enumerate(KEYS.items()):
        value = {f"level {number}": {key: True}}
        found = written(shop, where, value)
        assert found[f"level {number}"] == {shown: True}
    assert "swordfish" not in bot_api.call("GET", "/databases?fields=*").text
    assert "swordfish" not in bot_api.call("GET", "/services/databaseServices").text


@WHERE
def test_none_takes_the_place_of_another(shop: Api, where: str) -> None:
    value = {f"postgresql://u:{word}@h/d": word == "a1" for word in ("a1", "b2", "c3")}
    shown = f"postgresql://u:{MASK}@h/d"
    expected = {shown: True, f"{shown} (2)": False, f"{shown} (3)": False}
    assert written(shop, where, value) == expected
    assert written(shop, where, expected) == expected
    mixed = {"postgresql://u:d4@h/d": False, shown: True, f"{shown} (2)": True}
    assert written(shop, where, mixed) == {f"{shown} (3)": False, shown: True, f"{shown} (2)": True}
