"""PostgreSQL 12 and newer, and what speaks its protocol and has its catalogs."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field, SecretStr

from gazetteer.domain.reserved import encoded
from gazetteer.errors import BadRequest, BusyError, MissingError, RemoteError, TerminalError, TransientError
from gazetteer.ingestion.configuration import Configuration, revealed, validated
from gazetteer.ingestion.credentials import Certificates, Password
from gazetteer.ingestion.named_queries import NamedQueries
from gazetteer.ingestion.options import DatabaseConfig
from gazetteer.ingestion.routine_names import split_list
from gazetteer.ingestion.sql_reading import Details, Listed
from gazetteer.ingestion.sql_session import SqlSession
from gazetteer.ingestion.sql_source import Described, SqlConnector
from gazetteer.ingestion.sql_table import Key, column_constraint, table_constraints
from gazetteer.ingestion.writer import Request

TABLE_TYPES = {"r": "Regular", "p": "Partitioned", "v": "View", "m": "MaterializedView", "f": "Foreign"}
LANGUAGES = dict.fromkeys(("sql", "plpgsql"), "SQL") | dict.fromkeys(("plpython3u", "plpythonu"), "Python")
LANGUAGES |= dict.fromkeys(("pljava", "javau"), "Java") | {"plv8": "JavaScript"}
# A data type of OpenMetadata, then the types of PostgreSQL that it stands for.
DATA_TYPE_NAMES = """
BOOLEAN bool; SMALLINT int2; INT int4; BIGINT int8; UINT oid; FLOAT float4; DOUBLE float8; NUMERIC numeric
MONEY money; VARCHAR varchar; CHAR bpchar char; TEXT text citext name ltree; BYTEA bytea; BIT bit varbit
DATE date; TIME time timetz; TIMESTAMP timestamp; TIMESTAMPZ timestamptz; INTERVAL interval; UUID uuid
DATETIMERANGE daterange tsrange tstzrange; JSON json jsonb; XML xml; MAP hstore; INET inet; CIDR cidr
MACADDR macaddr macaddr8; POINT point; POLYGON polygon; GEOMETRY line lseg box path circle geometry
GEOGRAPHY geography; TSVECTOR tsvector; TSQUERY tsquery; PG_LSN pg_lsn; PG_SNAPSHOT pg_snapshot
TXID_SNAPSHOT txid_snapshot
"""
DATA_TYPES = {
    name: words[0]
    for words in (entry.split() for entry in DATA_TYPE_NAMES.replace("\n", ";").split(";"))
    for name in words[1:]
}
RANGE_INTERVALS = dict.fromkeys(("DATE", "TIMESTAMP", "TIMESTAMPZ"), "TIME-UNIT")
RANGE_INTERVALS |= dict.fromkeys(("SMALLINT", "INT", "BIGINT"), "INTEGER-RANGE")
# The largest length that may be declared; an OpenMetadata server refuses a VARCHAR that has none.
MAXIMUM_LENGTH = 10_485_760
ENUM_LABELS_SHOWN = 20
# In which the catalogs have their texts.
TEXT_TYPES = ("text", "name", "varchar", "bpchar", '"char"')
# libpq gives no SQLSTATE when a connection is refused, only the server's sentence.
PASSING_REFUSALS = ("too many", "connection slots", "starting up", "shutting down", "recovery", "not yet accepting")


class ColumnRow(NamedTuple):
    relation: int
    number: int
    name: str
    type: int
    modifier: int
    display: str
    not_null: bool
    description: str | None


class TypeRow(NamedTuple):
    oid: int
    name: str
    kind: str
    base: int
    modifier: int
    element: int
    relation: int
    labels: list[str] | None


class Types:
    """The types of one database, for telling what a column holds."""

    def __init__(self, types: Iterable[Sequence[Any]], attributes: Mapping[int, list[ColumnRow]]) -> None:
        self._types = {row.oid: row for row in (TypeRow(*values) for values in types)}
        self._attributes = attributes

    def column(self, row: ColumnRow) -> Request:
        """The column without its constraint."""
        column: Request = {"name": row.name, "dataTypeDisplay": row.display, "ordinalPosition": row.number}
        column |= {"description": row.description} if row.description else {}
        found, modifier = self._resolve(row.type, row.modifier)
        if found is not None and found.element:
            element, _ = self._resolve(found.element, -1)
            return column | {"dataType": "ARRAY", "arrayDataType": _data_type(element)} | self._children(element)
        column |= {"dataType": _data_type(found), **_size(found, modifier), **self._children(found)}
        if found is not None and found.labels:
            labels = ["'" + label.replace("'", "''") + "'" for label in found.labels]
            shown = labels[:ENUM_LABELS_SHOWN] + ["…"] * (len(labels) > ENUM_LABELS_SHOWN)
            column["dataTypeDisplay"] += f" enum({', '.join(shown)})"
        return column

    def data_type(self, row: ColumnRow) -> str:
        return _data_type(self._resolve(row.type, -1)[0])

    def _resolve(self, oid: int, modifier: int) -> tuple[TypeRow | None, int]:
        """What stands behind a domain."""
        found = self._types.get(oid)
        while found is not None and found.kind == "d":
            modifier = found.modifier
            found = self._types.get(found.base)
        return found, modifier

    def _children(self, found: TypeRow | None) -> Request:
        attributes = self._attributes.get(found.relation, []) if found is not None else []
        return {"children": [self.column(attribute) for attribute in attributes]} if attributes else {}


def _data_type(found: TypeRow | None) -> str:
    if found is None:
        return "STRUCT"
    return {"e": "ENUM", "c": "STRUCT"}.get(found.kind) or DATA_TYPES.get(found.name, "UNKNOWN")


def _size(found: TypeRow | None, modifier: int) -> Request:
    """Length, precision and scale; how PostgreSQL packs them into a modifier: src/backend/utils/adt/."""
    match found.name if found is not None else "":
        case "varchar" | "bpchar":
            return {"dataLength": modifier - 4 if modifier >= 4 else MAXIMUM_LENGTH}
        case "char":
            return {"dataLength": 1}
        case "bit" | "varbit" if modifier > 0:
            return {"dataLength": modifier}
        case "numeric" if modifier >= 4:
            packed = modifier - 4
            return {"precision": packed >> 16 & 0xFFFF, "scale": ((packed & 0x7FF) ^ 0x400) - 0x400}
    return {}


class Postgres(SqlConnector):
    """PostgreSQL."""

    name = "postgres"
    service_type = "Postgres"
    url_schemes = ("postgresql", "postgres")
    requires = ("psycopg",)
    extra = "postgres"
    queries = NamedQueries(__name__)

    class Config(DatabaseConfig):
        """OpenMetadata's keys for a PostgreSQL connection."""

        type: Literal["Postgres"] = "Postgres"
        scheme: Literal["postgresql+psycopg2", "pgspider+psycopg2"] = Field(
            default="postgresql+psycopg2", description="Accepted; the driver is psycopg 3."
        )
        username: str
        auth_type: Password = Password()
        host_port: str = Field(description="host:port, or the folder of a Unix socket with or without :port.")
        database: str
        ssl_mode: Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] | None = None
        ssl_config: Certificates = Certificates()
        connection_options: dict[str, SecretStr] = Field(default={}, description="Connection parameters of libpq.")
        connection_arguments: dict[str, Any] = Field(default={}, description="More of them.", repr=False)
        classification_name: str | None = Field(default=None, description="Accepted; policy tags are not read.")
        query_statement_source: str | None = Field(default=None, description="Accepted; for usage and lineage.")

    config: Config

    @classmethod
    def config_from_url(cls, url: str) -> Configuration:
        """From `postgresql://user:password@host:port/database?sslmode=require`, as libpq understands it."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port or 5432
        except ValueError:
            raise BadRequest(
                "the URL is not postgresql://user:password@host:port/database; special characters of the user and the "
                "password are percent-encoded, such as %5B for ["
            ) from None
        parameters = dict(parse_qsl(parts.query))
        host = parameters.pop("host", None) or unquote(host or "localhost")
        host = f"[{host}]" if ":" in host else host
        user = unquote(parts.username or parameters.pop("user", ""))
        values: dict[str, Any] = {
            "username": user or "postgres",
            "hostPort": f"{host}:{parameters.pop('port', port)}",
            "database": unquote(parts.path.lstrip("/")) or user or "postgres",
        }
        if password := unquote(parts.password or parameters.pop("password", "")):
            values["authType"] = {"password": password}
        if "sslmode" in parameters:
            values["sslMode"] = parameters.pop("sslmode")
        if parameters:
            values["connectionOptions"] = parameters
        return validated(cls.Config, values, "url")

    def session(self, database: str | None = None) -> SqlSession:
        psycopg = self.driver("psycopg")
        text = self._text_loader()

        def connect() -> Any:
            # Prepared statements do not survive a pooler that shares the server's connections. Autocommit: `begin`
            # begins the transactions, with what is set in them.
            with tempfile.TemporaryDirectory(prefix="gazetteer-") as folder:
                parameters = {"autocommit": True, "prepare_threshold": None, **self._parameters(database, Path(folder))}
                connection = psycopg.connect(**parameters)
            for name in TEXT_TYPES:
                connection.adapters.register_loader(name, text)
            return connection

        return SqlSession(connect, self.queries["begin"], psycopg.Error, self._error)

    def _text_loader(self) -> type[Any]:
        """What reads texts: those of a database in SQL_ASCII may hold anything, and are read all the same."""

        def load(_: Any, data: bytes) -> str:
            return bytes(data).decode("utf-8", "replace")

        return type("Text", (self.driver("psycopg.adapt").Loader,), {"load": load})

    def _parameters(self, database: str | None, folder: Path) -> dict[str, Any]:
        """The connection parameters of libpq; it reads certificates from files, and only while connecting."""
        config = self.config
        certificates = config.ssl_config.files(folder)
        host, separator, port = config.host_port.rpartition(":")
        parameters: dict[str, Any] = {
            "host": (host if separator else config.host_port).strip("[]"),
            "port": port if separator else "5432",
            "user": config.username,
            "dbname": database or config.database,
            "sslmode": config.ssl_mode,
            "application_name": "gazetteer",
            "connect_timeout": 10,
            "sslrootcert": certificates.get("ca_certificate"),
            "sslcert": certificates.get("ssl_certificate"),
            "sslkey": certificates.get("ssl_key"),
        }
        if config.auth_type.password is not None:
            parameters["password"] = config.auth_type.password.get_secret_value()
        parameters |= revealed(config.connection_options) | config.connection_arguments
        return {key: value for key, value in parameters.items() if value is not None}

    def _error(self, error: Exception) -> RemoteError:
        """One of our errors for one of psycopg's; classes of SQLSTATE as in PostgreSQL's appendix A."""
        password = self.config.auth_type.password
        text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if password is not None and password.get_secret_value():
            text = text.replace(password.get_secret_value(), "**********")
        where = f"PostgreSQL at {self.config.host_port}, user {self.config.username!r}"
        state: str | None = getattr(error, "sqlstate", None)
        if state is not None:
            message = f"{where} refused a statement: {text} (SQLSTATE {state})"
            if state == "55P03":
                return BusyError(f"{message}: somebody else has it locked; the next harvest reads it")
            # XX000: what was just listed is being dropped by somebody else.
            if state[:2] in ("08", "53", "57", "40") or state == "XX000":
                return TransientError(f"{message}; try again later")
            return (MissingError if state in ("3D000", "3F000", "42P01", "42704") else TerminalError)(message)
        message = f"cannot connect to {where}: {text}"
        if 'database "' in text and "does not exist" in text:
            return MissingError(f"{message}; name a database that exists")
        if ("FATAL" in text and not any(words in text for words in PASSING_REFUSALS)) or "no password supplied" in text:
            return TerminalError(f"{message}; check the user, the password and the server's pg_hba.conf")
        if "invalid" in text:
            return TerminalError(f"{message}; correct the connection's options")
        return TransientError(f"{message}; check the address, and that the server is running and reachable")

    def list_databases(self) -> list[Described]:
        with self.session() as session:
            return [
                Described(*row) for row in session.rows(self.queries["databases"], [self.config.ingest_all_databases])
            ]

    def list_schemas(self, session: SqlSession) -> list[Described]:
        return [Described(*row) for row in session.rows(self.queries["schemas"])]

    def list_relations(self, session: SqlSession) -> list[Listed]:
        rows = session.rows(self.queries["relations"])
        return [Listed(oid, schema, encoded(name), kind, matched=name) for oid, schema, name, kind in rows]

    def list_routines(self, session: SqlSession) -> list[Listed]:
        """Namesakes with fewer arguments come first."""
        rows = session.rows(self.queries["routines"])
        return [Listed(oid, schema, name, "routine", arguments=tuple(types)) for oid, schema, name, types in rows]

    def read_relations(self, session: SqlSession, database_fqn: str, batch: Sequence[Listed]) -> Details:
        keys = [[listed.key for listed in batch]]
        types = Types(session.rows(self.queries["types"]), _columns(session.rows(self.queries["composites"])))
        columns = _columns(session.rows(self.queries["columns"], keys))
        constraints: dict[int, list[Key]] = defaultdict(list)
        for oid, kind, schema, target, constrained, referred in session.rows(self.queries["constraints"], keys):
            referred = [encoded(name) for name in referred or ()]
            key = Key(kind, [encoded(name) for name in constrained], (schema, encoded(target or "")), referred)
            constraints[oid].append(key)
        details: dict[Any, Request] = {}
        for oid, kind, description, owner, definition, *partition in session.rows(
            self.queries["relation_details"], keys
        ):
            rows, table_keys = columns[oid], constraints[oid]
            details[oid] = {
                "description": description,
                "owner": owner,
                "tableType": TABLE_TYPES[kind],
                "schemaDefinition": definition,
                "columns": [types.column(row) | _constraint(row, table_keys, kind) for row in rows],
                "tableConstraints": table_constraints(table_keys, database_fqn),
                "tablePartition": _partition(rows, types, *partition),
            }
        return details

    def read_routines(self, session: SqlSession, batch: Sequence[Listed]) -> Details:
        rows = session.rows(self.queries["routine_details"], [[listed.key for listed in batch]])
        plain = {listed.key: listed.name == listed.matched for listed in batch}
        return {
            oid: {
                "description": description,
                "owner": owner,
                "displayName": None if plain[oid] else signature,
                "storedProcedureType": "StoredProcedure" if kind == "p" else "Function",
                "storedProcedureCode": {"language": LANGUAGES.get(language, "External"), "code": code},
            }
            for oid, kind, language, code, description, owner, signature in rows
        }


def _columns(rows: Iterable[Sequence[Any]]) -> dict[int, list[ColumnRow]]:
    """By relation, with their names as the catalog has them."""
    groups: dict[int, list[ColumnRow]] = defaultdict(list)
    for row in (ColumnRow(*values) for values in rows):
        groups[row.relation].append(row._replace(name=encoded(row.name)))
    return groups


def _constraint(row: ColumnRow, keys: Sequence[Key], kind: str) -> Request:
    """The column's constraint; whether a column of a view may be null, PostgreSQL does not know."""
    return {} if kind in "vm" else {"constraint": column_constraint(row.name, keys, not_null=row.not_null)}


def _partition(
    rows: Sequence[ColumnRow], types: Types, strategy: str | None, numbers: Sequence[int] | None, texts: str | None
) -> Mapping[str, Any] | None:
    if strategy is None or not numbers:
        return None
    by_number = {row.number: row for row in rows}
    # A key may be an expression, which is no column; then its text stands where the name would.
    expressions = iter(split_list(texts or ""))
    columns = []
    for number in numbers:
        row = by_number.get(number)
        data_type = types.data_type(row) if row is not None and strategy == "r" else ""
        interval = "COLUMN-VALUE" if strategy == "l" else RANGE_INTERVALS.get(data_type, "OTHER")
        name = row.name if row is not None else next(expressions, "expression")
        columns.append({"columnName": name, "intervalType": interval})
    return {"columns": columns}
