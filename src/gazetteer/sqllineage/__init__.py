"""SQL text in; tables, column edges and what was not understood out. Stands alone: needs sqlglot only."""

from gazetteer.sqllineage.engine import LineageParser, parse
from gazetteer.sqllineage.model import ColumnEdge, Dropped, Lineage, StatementLineage
from gazetteer.sqllineage.session import Session
from gazetteer.sqllineage.text.dialect import known as known_dialects

__all__ = [
    "ColumnEdge",
    "Dropped",
    "Lineage",
    "LineageParser",
    "Session",
    "StatementLineage",
    "known_dialects",
    "parse",
]
