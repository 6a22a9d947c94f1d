"""dbt's macros whose meaning is known, and relations among the arguments of those whose meaning is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

PLACEHOLDER: Final = "__jinja_"
"""What a name begins with that stands for something that only the template engine knows."""
STAR: Final = f"{PLACEHOLDER}star"
"""A call of this stands for dbt_utils.star: relation, alias, prefix, suffix, and the columns that it leaves out."""
EXCLUDED: Final = "__EXCLUDED_COLUMNS"
"""A function that takes the place of a select item and names the columns which the whole list leaves out."""
UNKNOWN: Final = f"{PLACEHOLDER}unknown"
"""A column that says that what a macro makes of its relations is not known."""
UNKNOWN_RELATION: Final = f"{UNKNOWN}_relation"
"""A table that ref() or source() gives, of an argument that is not known."""
DOUBTFUL: Final = f"{PLACEHOLDER}u"
"""What the name of a tag begins with that may stand for columns, as UNKNOWN does."""
# The end may be missing where a text was shortened.
_WRITTEN: Final = re.compile(rf"{PLACEHOLDER}[hu]((?:[0-9a-f]{{2}})+)(?:z|[0-9a-f]?…?(?=$|['\"]))", re.IGNORECASE)
# The name may be missing, or be what is left of a tag.
_CALLED: Final = re.compile(rf"{PLACEHOLDER}(?:[hu](?:[0-9a-f]?$|(?=…))|unknown_?)?(\w*)")
_RELATION: Final = re.compile(
    r"""\bref\s*\((?P<ref>[^()]*)\)|\bsource\s*\(\s*(['"])(?P<schema>.*?)\2\s*,\s*(['"])(?P<table>.*?)\4\s*\)""",
    re.DOTALL,
)
_TEXT: Final = re.compile(r"""(['"])(.*?)\1""", re.DOTALL)
_NAMED: Final = re.compile(r"\s*([A-Za-z_]\w*)\s*=(?!=)(.*)", re.DOTALL)
# The arguments of macros in order, where not all of them are columns.
_ARGUMENTS: Final = {
    "star": ("from", "relation_alias", "except", "prefix", "suffix"),
    "pivot": (
        "column", "values", "alias", "agg", "cmp", "prefix", "suffix", "then_value", "else_value", "quote_identifiers",
        "distinct",
    ),
    "dbt_utils.deduplicate": ("relation", "partition_by", "order_by"),
    "union_relations": ("relations", "column_override", "include", "exclude", "source_column_name", "where"),
    "simple_cte": ("cte_list",),
}  # fmt: skip
_GENERATORS: Final = re.compile(
    r"(?:dbt|dbt_utils|dbt_date)\.(?:date_spine|generate_series|get_date_dimension|get_base_dates)$"
)
_SOURCE_COLUMN: Final = "_dbt_source_relation"


def tag(written: str, *, doubtful: bool = False) -> str:
    """A name that stands for a tag of a template, from which `readable` gets what was written."""
    return f"{DOUBTFUL if doubtful else PLACEHOLDER + 'h'}{' '.join(written.split()).encode().hex()}z"


def readable(text: str) -> str:
    """The text with tags as they were written, and with the names of macros in place of their calls."""
    if PLACEHOLDER not in text:
        return text
    text = text.replace(UNKNOWN_RELATION, "{{ ref(…) }}")
    text = _WRITTEN.sub(lambda match: bytes.fromhex(match[1]).decode(errors="replace"), text)
    return _CALLED.sub(lambda match: f"{{{{ {match[1] or '…'} }}}}", text)


def is_tag(name: str) -> bool:
    """Whether a part of a name begins with a tag."""
    return _WRITTEN.match(name) is not None


def is_placeholder(name: str) -> bool:
    """Whether a part of a name is nothing but what a template gives."""
    if not name.startswith(PLACEHOLDER):
        return False
    match = _WRITTEN.match(name)
    return match is None or match.end() == len(name)


def relation(expression: str) -> str | None:
    """The name that ref('x') or source('a', 'b') stands for; None for anything else."""
    match = _RELATION.fullmatch(expression.strip())
    return _name(match) if match is not None else None


def _name(match: re.Match[str]) -> str:
    if match["schema"] is not None:
        return f"{match['schema']}.{match['table']}"
    names = [text.group(2) for text in _TEXT.finditer(match["ref"])]
    return names[-1] if names else UNKNOWN_RELATION


def relations(text: str) -> list[str]:
    """The calls in a text that name a relation."""
    return [match.group() for match in _RELATION.finditer(text)]


def arguments(text: str) -> tuple[list[str], dict[str, str]]:
    """The positional and the named arguments in the parentheses of a call."""
    positional: list[str] = []
    named: dict[str, str] = {}
    for part in _parts(text):
        match = _NAMED.fullmatch(part)
        if match is not None:
            named[match[1]] = match[2].strip()
        elif part.strip():
            positional.append(part.strip())
    return positional, named


def given(macro: str, text: str) -> dict[str, str]:
    """The arguments of a macro that is known, by their names."""
    positional, named = arguments(text)
    return dict(zip(_ARGUMENTS.get(macro, ()), positional, strict=False)) | named


def pivot(found: Mapping[str, object], values: list[str], quotes: str) -> str:
    """dbt_utils.pivot as the aggregates that it makes."""
    aggregate, comparison = found.get("agg", "sum"), found.get("cmp", "=")
    prefix, suffix = found.get("prefix", ""), found.get("suffix", "")
    distinct = "distinct " if found.get("distinct") is True else ""
    items = []
    for value in values:
        literal = value.replace("'", "''")
        case = f"case when {found.get('column')} {comparison} '{literal}' then {found.get('then_value', 1)}"
        name = f"{prefix}{value}{suffix}"
        name = (
            f"{quotes[0]}{name}{quotes[1]}"
            if found.get("quote_identifiers") is not False
            else re.sub(r"\W+", "_", name)
        )
        alias = f" as {name}" if found.get("alias") is not False else ""
        items.append(f"{aggregate}({distinct}{case} else {found.get('else_value', 0)} end){alias}")
    return ", ".join(items)


def _parts(text: str) -> Iterator[str]:
    depth = start = 0
    quote = ""
    for index, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        elif character == "," and not depth:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def star(text: str) -> str:
    """dbt_utils.star(from=ref('a'), relation_alias='s', except=[…]) as a call that the select list understands."""
    found = given("star", text)
    source = relation(found.get("from", "")) or ""
    alias, prefix, suffix = (_plain(found.get(name, "")) for name in ("relation_alias", "prefix", "suffix"))
    excluded = [match.group(2) for match in _TEXT.finditer(found.get("except", ""))]
    return star_of(source, (alias, prefix, suffix), excluded)


def star_of(source: str, names: tuple[str, str, str] = ("", "", ""), excluded: Sequence[str] = ()) -> str:
    """A relation's columns but some, as a call that the select list understands; `names`: alias, prefix, suffix."""
    quoted = ", ".join(f"'{name}'" for name in (source, *names, *excluded))
    return f"{STAR}({quoted})"


def union(names: list[str], *, known: bool) -> str:
    """The rows of several relations; of a macro that is not known it is only said that they are read."""
    columns = "*" if known else f"*, {UNKNOWN}"
    return " union all ".join(f"select {columns} from {name}" for name in names)


def union_relations(names: list[str], found: Mapping[str, object]) -> str:
    """dbt_utils.union_relations: a text that names the relation, then the columns of each, or some of them."""
    source = found.get("source_column_name", _SOURCE_COLUMN)
    first = f"'' as {source}, " if isinstance(source, str) and source else ""
    condition = found.get("where")
    where = f" where {condition}" if isinstance(condition, str) and condition else ""
    branches = [f"select {first}{_columns(name, found)} from {name}{where}" for name in names]
    return " union all ".join(branches)


def _columns(name: str, found: Mapping[str, object]) -> str:
    """The columns that a union takes of one of its relations."""
    included, excluded = (
        [each for each in listed if isinstance(each, str)] if isinstance(listed := found.get(key), list) else []
        for key in ("include", "exclude")
    )
    if included:
        return ", ".join(included)
    return star_of(name, excluded=excluded) if excluded else "*"


def rows(path: str) -> str:
    """The rows that a macro makes of no relation, as a function in FROM: of a generator it is known that it is none."""
    known = PLACEHOLDER if _GENERATORS.match(path) else f"{UNKNOWN}_"
    return known + re.sub(r"\W+", "_", path) + "()"


def deduplicated(found: Mapping[str, object]) -> str:
    """dbt_utils.deduplicate as the query that it makes, empty where its arguments are not known."""
    name, keys, order = (found.get(argument) for argument in ("relation", "partition_by", "order_by"))
    if not (isinstance(name, str) and isinstance(keys, str) and isinstance(order, str)):
        return ""
    return f"select * from {name} qualify row_number() over (partition by {keys} order by {order}) = 1"


def simple_ctes(pairs: object) -> str:
    """GitLab's simple_cte([('a', 'model')]): a CTE of each model, empty where the list is not known."""
    if not isinstance(pairs, list) or not all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in pairs):
        return ""
    return "with " + ", ".join(f"{name} as (select * from {model})" for name, model in pairs) if pairs else ""


def quoted(name: str, quotes: str) -> str:
    """A relation's name, of which a part that begins with a digit needs quotes."""
    if re.search(r"(?:^|\.)\d", name) is None:
        return name
    return ".".join(f"{quotes[0]}{part}{quotes[1]}" if part[:1].isdigit() else part for part in name.split("."))


def group_by(number: int) -> str:
    """dbt_utils.group_by(n): the first n select items."""
    return f"group by {', '.join(str(position) for position in range(1, number + 1))}"


def _plain(text: str) -> str:
    match = _TEXT.fullmatch(text.strip())
    return match.group(2) if match is not None else ""
