"""What is cut out of texts is a secret, all of it, and nothing else."""

from __future__ import annotations

import pytest

from gazetteer.domain import secret_shapes
from gazetteer.domain.secret_shapes import MASK
from gazetteer.kit import json
from tests.acceptance.planted import SHAPES

WORD = "swordfish12"

INNOCENT = [
    "SELECT * FROM users WHERE password = 'x' AND password=password",
    "UPDATE t SET password = s.password FROM s WHERE t.host = s.host",
    "host=h user=u password=:pw dbname=d",
    "host=h user=u password=$1",
    "host={{ host }} user=u password={{ password }}",
    "host=h user=u password={password}",
    "INSERT INTO t SELECT host = 'x', password = md5(x)",
    "The bearer of this message may enter, bearer responsibilities included",
    "write to ann@example.org, or: ann@example.org",
    "CREATE USER e IDENTIFIED BY '{{ password }}'; ALTER ROLE etl PASSWORD '${PW}'; ALTER USER e IDENTIFIED BY '%s'",
    "create user etl identified by &password; alter user etl identified externally; create user e identified by :pw",
    "a row is identified by 'id', and by its password 'hash'; WITH password AS (SELECT 'x') SELECT password 'p' FROM t",
    "SELECT CASE WHEN kind = 'password' THEN 'identified by mail' END, password, 'x' FROM users WITH (NOLOCK)",
    "at 10:30@office, ratio 1:2@3",
    "https://example.org/a:b@c and https://ann@example.org/x and git@github.com:o/r.git",
    "https://example.org/?sig=short&page=2",
    "sig=0123456789012345678901234567 is the digest of the file",
    "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
    "sk-short, ghp_short, xoxo, eyJ is how JSON begins in base64",
    "the column access_token=1 is a flag",
    "d41d8cd98f00b204e9800998ecf8427e 2cf24dba5fb0a30e26e83b2ac5b9e29e",
    f"postgresql://u:{MASK}@h/d",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_secret_is_cut_and_the_rest_stays(shape: str) -> None:
    text = SHAPES[shape].format(WORD)
    masked = secret_shapes.masked(text)
    assert WORD not in masked
    assert MASK in masked
    assert secret_shapes.masked(masked) == masked
    assert secret_shapes.may_hold(json.dump_bytes({"description": text}))
    around = f"before {text} after"
    assert secret_shapes.masked(around).startswith("before ")
    assert shape == "private key" or secret_shapes.masked(around).endswith(" after")


@pytest.mark.parametrize("text", INNOCENT)
def test_what_people_write_stays(text: str) -> None:
    assert secret_shapes.masked(text) == text


def test_names_stay_but_in_extensions() -> None:
    text = SHAPES["URL"].format(WORD)
    document = {
        "name": text,
        "extension": {"name": text, "l": [text]},
        "columns": [{"name": text, "description": text}],
    }
    masked = secret_shapes.masked_fields(document)
    assert (masked["name"], masked["columns"][0]["name"]) == (text, text)
    assert WORD not in str(masked["extension"]) + masked["columns"][0]["description"]


def test_what_holds_nothing_is_the_same_object() -> None:
    document = {"a": ["b"]}
    assert secret_shapes.masked_inside(document) is document


def test_a_flood_of_beginnings_takes_no_time() -> None:
    for text in ("CREATE USER ", "IDENTIFIED BY " * 3, "OPTIONS (" * 9, "WITH PASSWORD " + " " * 200, "password = "):
        secret_shapes.masked(text * (200_000 // len(text)))


def test_keys_that_masking_makes_equal_are_numbered() -> None:
    keys = ["password=a", "b", "password=c", f"password={MASK}", f"password={MASK} (2)"]
    shown = [f"password={MASK} (3)", "b", f"password={MASK} (4)", f"password={MASK}", f"password={MASK} (2)"]
    assert list(secret_shapes.masked_keys(keys)) == shown
    assert list(secret_shapes.masked_keys(shown)) == shown


def test_a_mask_is_three_stars_or_more() -> None:
    assert [secret_shapes.is_mask(text) for text in ("***", MASK, "*" * 10, "**", "", "***a", "***\n", None)] == [
        True, True, True, False, False, False, False, False,
    ]  # fmt: skip
