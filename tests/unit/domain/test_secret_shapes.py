"""What is cut out of texts is a secret, all of it, and nothing else."""

from __future__ import annotations

import re
from time import process_time
from urllib.parse import quote

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
    "SELECT id FROM users WHERE username = 'u' AND password = 'x' OR host = 'h' AND (password = N'y')",
    "UPDATE users SET password = 'x' WHERE host = 'h'; INSERT INTO t SET password = 'x'",
    "UPDATE users u\nSET password = 'x', changed = now()\nWHERE id = 1",
    "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET password = 'x'",
    "INSERT INTO users (name, password) VALUES ('a', 'x'), ('b', PASSWORD('y'))",
    "CREATE TABLE users (name text, password varchar(20) DEFAULT 'x', secret text DEFAULT 'y', token text)",
    "CREATE TABLE user (password varchar(20) DEFAULT 'x'); COMMENT ON COLUMN user.password IS 'the password''s hash'",
    "COMMENT ON COLUMN users.password IS 'identified by mail'; SELECT 'password', 'secret' FROM t",
    "The user's password isn't kept; it's a hash, and the \"secret\" is elsewhere",
    "Don't share passwords: 'password' is the worst one, \"secret\" the next",
    "each row is identified by 'id'; the secret: 'tea', the password: 'mellon'",
    "EXECUTE IMMEDIATE 'CREATE USER ' || u || ' IDENTIFIED BY ' || p || ' QUOTA 5M ON users'; x := 'y'",
    "EXECUTE IMMEDIATE 'CREATE USER ' || u || ' IDENTIFIED BY \"' || p || '\"'; x := 'y'",
    "EXEC('CREATE LOGIN ' + @u + ' WITH PASSWORD = ''' + @p + ''''); SELECT 'y'",
    "execute format('create user %I password %L', u, p); execute 'alter role ' || r || ' password ' || q",
    "EXEC sp_addlogin @u, @p; EXEC sp_password NULL, @new, 'b'; EXEC sp_addlogin 'b', '$(pw)'",
    "EXEC sp_helptext 'dbo.password'; EXEC sp_rename 'users.password', 'users.secret'",
    "CREATE LOGIN b WITH PASSWORD = @p, CHECK_POLICY = ON; ALTER USER b PASSWORD EXPIRE; ALTER ROLE b PASSWORD NULL",
    "ALTER USER b IDENTIFIED BY RANDOM PASSWORD; ALTER ROLE b PASSWORD '' VALID UNTIL 'infinity'",
    "grant access to whoever knows the password 'mellon', and set role models whose secret 'x' is",
    "SELECT $1, $$password$$, 'a'; SELECT md5($$x$$)",
    "https://example.org:8080/a@b and http://[::1]:80/a@b and https://host:{port}/a@b and docker://r.io:5000/i@sha256:0",
    "jdbc:oracle:thin:@//db:1521/x and jdbc:oracle:thin:@db:1521:x",
    "https://example.org/search?q=password%3Dreset&page=2",
    "PGPASSWORD: the variable that psql reads. PGPASSWORD=$PW psql; PGPASSWORD=${PW} psql",
    '{"user": "string", "password": "string", "token": "varchar(20)"}',
    '{"email": "PII", "password": "PII.Sensitive", "name": "password"}',
    '{"host": "h", "password": "{{ password }}", "note": "the password is elsewhere"}',
    '{"password": {"type": "string", "description": "the hash"}, "secret": true, "pwd": null}',
    '{"password": "hash of the user\'s password 1"}',
    "GRANT SELECT ON t TO u; REVOKE ALL ON t FROM u; SELECT 'x' AS secret",
    "SET ROLE admin; SET @password = NULL; SET search_path = 'x'",
]


# What begins again and again and never ends.
FLOODS = [
    "CREATE USER ",
    "CREATE OR REPLACE ",
    "CREATE/*",
    "CREATE ",
    "IDENTIFIED BY IDENTIFIED BY IDENTIFIED BY ",
    "IDENTIFIED BY '",
    "IDENTIFIED--",
    "IDENTIFIED/*",
    "OPTIONS (OPTIONS (OPTIONS (OPTIONS (OPTIONS (OPTIONS (OPTIONS (OPTIONS (OPTIONS (",
    "OPTIONS ( password '",
    "WITH PASSWORD " + " " * 200,
    "WITH PASSWORD $$",
    "password = ",
    "password=''",
    "password = \\'",
    "'",
    "''",
    "\\'",
    " '",
    "' '",
    "$$",
    "a_",
    "SET PASSWORD FOR ",
    "sp_password '",
    "sp_addlogin ",
    "PASSWORD(",
    "://a:",
    "://a:b/",
    "jdbc:oracle:thin:a/",
    "pwd%3D",
    "host=h password=",
    '"password": "',
    '\\\\"password',
    "PGPASSWORD=",
    "PASSWORD" + " " * 30_000,
    "'\n",
    ";",
    ")",
    "--",
    "/*",
    "secret_access_key '",
    "where host='h' and password='x' ",
    "where user = 'u' password = 'x",
    "update a set host=1, password='x'",
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


def _in_small_letters(encoded: str) -> str:
    return re.sub("%(25)?..", lambda found: found[0].lower(), encoded)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_secret_is_cut_out_of_what_is_percent_encoded(shape: str) -> None:
    text = SHAPES[shape].format(WORD)
    for encoded in (quote(text), quote(text, safe=""), _in_small_letters(quote(quote(text, safe=""), safe=""))):
        masked = secret_shapes.masked(f"before {encoded} after")
        assert WORD not in masked
        assert masked.startswith("before ")
        assert secret_shapes.masked(masked) == masked
        assert secret_shapes.may_hold(json.dump_bytes({"description": encoded}))
        assert WORD not in next(secret_shapes.masked_keys([encoded]))


def test_of_what_is_percent_encoded_just_the_secret_is_cut() -> None:
    for text in (
        "postgresql%3A%2F%2Fu%3A{}%40h%2Fd",
        "at%20u%3A{}%40h%3A5432 and 100%",
        "x%3Dpostgresql%3A//u:{}%40h",
    ):
        for word in (WORD, "p%2540ss%252Fword", "p%C3%A4ss"):
            assert secret_shapes.masked(text.replace("{}", word)) == text.replace("{}", MASK)
    for text in (
        "%zz%",
        "LIKE '%3A%' AND x LIKE '%40%'",
        "https://example.org/?to=https%3A%2F%2Fx.org%2Fa%3Ab%40c",
        "u%40h",
    ):
        assert secret_shapes.masked(text) == text


@pytest.mark.parametrize("text", INNOCENT)
def test_what_people_write_stays(text: str) -> None:
    assert secret_shapes.masked(text) == text


def test_what_stands_after_a_secret_in_its_statement_stays() -> None:
    for text in (
        "CREATE LOGIN b WITH PASSWORD='{}', CHECK_POLICY='ON'",
        "EXEC('ALTER ROLE b PASSWORD ''{}'''), 'y'",
        "CREATE USER a IDENTIFIED BY {}, b IDENTIFIED BY {};",
        "CREATE USER a IDENTIFIED BY '{}' COMMENT 'kept'",
        "CREATE USER a IDENTIFIED BY '{}",
        "EXEC sp_addlinkedsrvlogin 'S', 'false', NULL, 'sa', '{}'; SELECT 'x'",
        "host=h password={} dbname='d'",
    ):
        assert secret_shapes.masked(text.replace("{}", "tiger")) == text.replace("{}", MASK)
        assert secret_shapes.masked(text.replace("{}", MASK)) == text.replace("{}", MASK)
    backslash = "CREATE LOGIN b WITH PASSWORD='abc\\', CHECK_POLICY='ON'"
    assert secret_shapes.masked(backslash) == f"CREATE LOGIN b WITH PASSWORD='{MASK}', CHECK_POLICY='ON'"


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


@pytest.mark.parametrize("text", [*FLOODS, *map(quote, FLOODS), "%3A", "%2525", "u%3As%40h", "://u%3A"])
def test_a_flood_of_beginnings_takes_no_time(text: str) -> None:
    for before in ("", "CREATE USER a IDENTIFIED BY 'x' "):
        begin = process_time()
        secret_shapes.masked(before + (text * (30_000 // len(text) + 1))[:30_000])
        assert process_time() - begin < 3  # what is quadratic takes many times as long


def test_keys_that_masking_makes_equal_are_numbered() -> None:
    keys = ["password=a", "b", "password=c", f"password={MASK}", f"password={MASK} (2)"]
    shown = [f"password={MASK} (3)", "b", f"password={MASK} (4)", f"password={MASK}", f"password={MASK} (2)"]
    assert list(secret_shapes.masked_keys(keys)) == shown
    assert list(secret_shapes.masked_keys(shown)) == shown


def test_a_mask_is_three_stars_or_more() -> None:
    assert [secret_shapes.is_mask(text) for text in ("***", MASK, "*" * 10, "**", "", "***a", "***\n", None)] == [
        True, True, True, False, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_secret_is_cut_out_of_a_key_whole(shape: str) -> None:
    (shown,) = secret_shapes.masked_keys([SHAPES[shape].format(WORD)])
    assert WORD not in shown
    assert list(secret_shapes.masked_keys([shown])) == [shown]
