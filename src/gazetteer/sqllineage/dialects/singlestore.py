"""The SQL of SingleStore."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.mysql import MySQL


class SingleStore(MySQL):
    name = "singlestore"
    title = "SingleStore"
    synonyms = ("memsql",)
    variables_before_columns = None
    declares_before_block = True
    declarations_without_word = True
    rewrites = MySQL.rewrites | {"document_paths", "sample_ratio", "echo"}
    marks: tuple[str, ...] = (
        r"\bSHARD\s+KEY\b",
        r"(?<![:\w]):>|!:>",
        r"\bCREATE\s+(?:OR\s+REPLACE\s+)?PIPELINE\b",
        r"::[$%]\w",
        r"\bROWSTORE\b",
        r"\bECHO\s+SELECT\b",
        r"\bQUERY\s*\(",
    )
