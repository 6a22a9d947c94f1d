"""Names in FROM that are files and no tables."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect

_FILE_FORMATS: Final = frozenset({"parquet", "delta", "csv", "json", "orc", "avro", "text", "binaryfile"})
_FILE_ENDINGS: Final = (
    ".csv",
    ".parquet",
    ".json",
    ".jsonl",
    ".ndjson",
    ".tsv",
    ".gz",
    ".xlsx",
    ".arrow",
    ".orc",
    ".zst",
)


def is_file(dialect: Dialect, parts: list[names.Part]) -> bool:
    """Whether the name of an item of FROM is that of a file."""
    first, last = parts[0], parts[-1]
    if first.text.startswith("@") and not first.text.endswith("@"):
        return not dialect.transact
    if dialect.file_formats_as_schemas and first.text.lower() in _FILE_FORMATS and len(parts) == 2:
        return "/" in last.text or bool(last.quotes)
    if not dialect.files_as_tables or len(parts) > 1 or not last.quotes:
        return False
    return "/" in last.text or last.text.lower().endswith(_FILE_ENDINGS)
