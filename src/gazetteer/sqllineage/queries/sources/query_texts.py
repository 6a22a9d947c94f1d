"""Functions in FROM that run a query which they get as a text: in another system, or to turn its rows around."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import FromItems, Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.steps import FILTER

_BEGINS_QUERY: Final = re.compile(r"\s*(?:--[^\n]*\n\s*)*\(*\s*(?:select|with|values|from)\b", re.IGNORECASE)
# Its last text is a query or a call.
_ROWSET: Final = "openrowset"
# Functions that hand a text of SQL to another system; where the text stands among the arguments is not fixed.
_FOREIGN: Final = frozenset(
    {
        "openquery", "dblink", "external_query", "postgres_query", "mysql_query", "sqlite_query", "query",
        "sqlserver_query", "remote_query", "foreign_table_query", _ROWSET,
    }
)  # fmt: skip


def rows(reader: FromItems, node: Any, call: Any, name: str) -> Relation | None:
    """The rows of a function that runs a text; None where it is another function, or the text is no query."""
    if name.startswith("crosstab"):
        return _crosstab(reader, node, call)
    if name == "ts_stat" and (found := _foreign(reader, call)) is not None:
        sources = found.all_sources()
        return Relation([Output(key, key, sources) for key in ("word", "ndoc", "nentry")], found.conditions)
    return _foreign(reader, call) if name in _FOREIGN else None


def _crosstab(reader: FromItems, node: Any, call: Any) -> Relation | None:
    """crosstab('query'): the query's last column goes to a column for each value of the one before."""
    found = _foreign(reader, call)
    if found is None or len(found.outputs) < 3 or found.stars:
        return None
    *kept, category, value = found.outputs
    alias = node.args.get("alias")
    pairs = reader.pairs(alias) if isinstance(alias, exp.TableAlias) else []
    columns = kept + [Output(value.key, value.name, value.sources) for _ in range(max(len(pairs) - len(kept), 1))]
    conditions = found.conditions | {(source, FILTER) for source in category.sources}
    return Relation(columns, conditions)


def _foreign(reader: FromItems, call: Any) -> Relation | None:
    """The query that another system runs; None when the arguments have no text that begins like one."""
    if not call.expressions:
        # What is left of OPENROWSET(BULK 'file').
        return None
    texts = [text.name for text in call.find_all(exp.Literal, exp.Heredoc, exp.RawString) if not text.is_number]
    text = next((text for text in texts if _BEGINS_QUERY.match(text)), None)
    if text is not None:
        return reader.resolver.foreign_text(text)
    is_rowset = isinstance(call, exp.Anonymous) and call.name.lower() == _ROWSET
    if not texts or is_rowset or call.find(exp.Parameter, exp.Placeholder, exp.Column) is not None:
        reader.resolver.note("the query that another system runs is not known")
    return None


def only_at_run(resolver: Resolver) -> Relation:
    """The rows of a CTE or derived table that is nothing but a parameter."""
    resolver.note("a query is what only the run puts in the place of a parameter")
    return Relation(any_column=frozenset())
