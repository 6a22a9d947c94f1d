"""The names of columns in a syntax tree: their parts, and the lasting columns that they mean."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import GUESSED, Source, field_sources, guessed
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values import correlation, methods, row_functions
from gazetteer.sqllineage.queries.values.struct_columns import nested_column, path_of
from gazetteer.sqllineage.text import macros, names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.macros import DOUBTFUL

_NONE: Final[frozenset[Source]] = frozenset()
_VARIABLE_NAME: Final = re.compile(r"(?:[a-z]|[lgp][a-z]|in|out|io|par|prm|param|var|loc|arg)_|[:@$\"]")
# Of one that is declared.
_PARAMETER_NAME: Final = re.compile(r"_(?:in|out|inout|param|parm|par|arg|var)$")
_SEQUENCE_FIELDS: Final = frozenset({"nextval", "currval"})


def part_of(identifier: Any, dialect: Dialect) -> names.Part:
    """The part of a name that an identifier of the parser stands for."""
    if not isinstance(identifier, exp.Identifier):
        return names.Part(identifier.name if hasattr(identifier, "name") else str(identifier))
    text, arguments = identifier.name, identifier.args
    if arguments.get("temporary"):
        text = "#" + text
    elif arguments.get("global_"):
        text = "##" + text
    return names.Part(text, dialect.usual_quotes if arguments.get("quoted") else "")


def column_parts(node: Any, dialect: Dialect) -> list[names.Part] | None:
    """The parts of a column's name with its struct fields, None when it is no plain name."""
    fields: list[names.Part] = []
    while isinstance(node, exp.Dot):
        if not isinstance(node.expression, exp.Identifier):
            return None
        fields.insert(0, part_of(node.expression, dialect))
        node = node.this
        while fields and isinstance(node, exp.Paren):
            node = node.this
    if isinstance(node, exp.Identifier):
        return [part_of(node, dialect), *fields]
    if not isinstance(node, exp.Column):
        return None
    parts = [
        part_of(node.args[level], dialect)
        for level in ("catalog", "db", "table", "this")
        if node.args.get(level) is not None
    ]
    return parts + fields


_NAMES_IN: Final = (
    exp.Table,
    exp.TableAlias,
    exp.Column,
    exp.Dot,
    exp.ColumnDef,
    exp.DataType,
    exp.CTE,
    exp.Join,
    exp.Schema,
)
_NAMES_BEFORE: Final = (exp.PropertyEQ, exp.Kwarg, exp.XMLElement)


def with_columns(node: Any) -> None:
    """Make columns of bare names again: the parser strips them in what a method is called on."""
    for identifier in list(node.find_all(exp.Identifier)):
        around = identifier.parent
        is_name = isinstance(around, _NAMES_IN) or (isinstance(around, _NAMES_BEFORE) and identifier.arg_key == "this")
        if around is not None and not is_name and identifier.arg_key != "alias":
            identifier.replace(exp.Column(this=identifier.copy()))


def first_names(node: Any) -> set[str]:
    """What the names of columns in a tree begin with, in lower case."""
    columns = (column.args for column in node.find_all(exp.Column))
    return {
        (each.get("catalog") or each.get("db") or each.get("table") or each["this"]).name.lower() for each in columns
    }


def element_field(resolver: Resolver, node: Any, scope: Scope) -> frozenset[Source] | None:
    """`rows(i).c`: the field of an element of a collection of records; DuckDB's `getvariable('r').c`."""
    if not isinstance(node.this, exp.Anonymous) or not isinstance(node.expression, exp.Identifier):
        return None
    name = node.this.name.lower()
    arguments = node.this.expressions
    collection = resolver.variable(arguments[0].name.lower() if name == "getvariable" and arguments else name)
    if collection is None:
        return None
    part = part_of(node.expression, resolver.dialect)
    scope.conditions.update(collection.conditions_of(part.key(resolver.dialect)))
    return collection.field_sources(part.key(resolver.dialect), part.printed)


def resolve(resolver: Resolver, parts: tuple[names.Part, ...], scope: Scope, node: Any = None) -> frozenset[Source]:
    """The sources of a column's name: a column, a struct's field, an alias, a variable, or nothing.

    `node` is where the name stands in its tree, if that may say whose column it is.
    """
    keys = tuple([part.key(resolver.dialect) if part.quotes else part.text.lower() for part in parts])
    if parts[0].text.startswith(DOUBTFUL):
        resolver.surroundings.mark()
    if macros.is_placeholder(parts[0].text) and (len(parts) == 1 or scope.called(keys[:-1]) is None):
        return _of_placeholder(resolver, keys, parts, scope, node)
    if len(parts) > 1 and keys[-1] in _SEQUENCE_FIELDS:
        return _NONE
    if len(parts) > 1:
        if resolver.dialect.nested_columns and (nested := nested_column(keys, scope)) is not None:
            return nested.sources
        may_be_pseudo = not resolver.dialect.pseudo_columns.isdisjoint(keys)
        if may_be_pseudo and any(_is_pseudo_column(resolver, keys, parts, scope, i) for i in range(len(keys))):
            return _NONE
        found = row_functions.called_on_row(resolver, keys, scope) or scope.qualified(keys, parts)
        if found is not None:
            return found
        record = resolver.record_field(keys, parts, scope)
        if record is None:
            record = _of_full_name(resolver, keys, parts, scope)
        if record is not None:
            return record
        struct = scope.output(keys[0]) if resolver.dialect.structs else None
        if struct is not None and struct.fields:
            return field_sources(struct, path_of(parts[1:], resolver.dialect))
        is_property = len(parts) == 2 and methods.has_member(resolver.dialect, scope, keys[0], parts[1].text)
        if not (resolver.dialect.structs or is_property) and any(level.items for level in scope.outwards()):
            # A fault of the statement; in a routine, a variable of its package or of a block with that label.
            resolver.surroundings.unknown_qualifier(".".join(part.printed for part in parts[:-1]))
            return _NONE
    return _bare(resolver, keys[0], parts[0], scope, node, whole=len(parts) == 1)


def _is_pseudo_column(
    resolver: Resolver, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope, position: int
) -> bool:
    """Whether the part at a position is a pseudo-column, and those behind it are its fields."""
    if not _means_pseudo(resolver, keys[position], parts[position]):
        return False
    if not position:
        return resolver.dialect.structs and scope.called(keys[:1]) is None and not scope.certain(keys[0])
    item = scope.called(keys[:position])
    return item is not None and item.relation.find(keys[position]) is None


def _means_pseudo(resolver: Resolver, key: str, part: names.Part) -> bool:
    dialect = resolver.dialect
    return key in dialect.pseudo_columns and (dialect.quoted_pseudo_columns or not part.quotes)


def _of_placeholder(
    resolver: Resolver, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope, node: Any
) -> frozenset[Source]:
    """What only the template engine knows: a value has no source; a qualifier, and what stands for columns, may."""
    if len(parts) > 1 and keys[-1] not in _SEQUENCE_FIELDS:
        resolver.surroundings.mark()
        return guessed(scope.unqualified(keys[-1], parts[-1].printed) or _NONE)
    if node is not None and _stands_for_columns(node):
        resolver.surroundings.mark()
    return _NONE


def _stands_for_columns(node: Any) -> bool:
    """Whether a name is all of a condition, of a term of a clause, or what is aggregated."""
    while isinstance(node.parent, exp.Paren | exp.Connector | exp.Not):
        node = node.parent
    is_test = isinstance(node.parent, exp.If) and node.arg_key == "this"
    return is_test or isinstance(
        node.parent,
        exp.Where | exp.Having | exp.Qualify | exp.Join | exp.Group | exp.Ordered | exp.Window | exp.AggFunc,
    )


def _of_full_name(
    resolver: Resolver, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope
) -> frozenset[Source] | None:
    """A column of the table that FROM names by less of its name, a guess where a struct may be meant; a function that
    is called by the name of its package and its own."""
    item = scope.by_full_name(keys[:-1]) if len(parts) > 2 else None
    found = item.relation.sources(keys[-1], parts[-1].printed) if item is not None else None
    if item is None or found is None:
        return resolver.called_by_name(keys[-1], scope)
    return guessed(found) if resolver.dialect.structs and item.relation.has(keys[-1]) is None else found


def _bare(resolver: Resolver, key: str, part: names.Part, scope: Scope, node: Any, *, whole: bool) -> frozenset[Source]:
    name = part.printed
    if _comes_from_nowhere(resolver, key, part, scope, whole=whole):
        return _NONE
    hiding = _hiding_variable(resolver, key, scope)
    if hiding is not None:
        return hiding
    alias = _alias(scope, key, name, first=scope.alias_first)
    if alias is not None:
        return alias
    declared = resolver.variable(key)
    if declared is not None and resolver.dialect.bound_variables and any(level.items for level in scope.outwards()):
        # In a statement of Snowflake a variable is written :name; a bare name is a column, or a function's argument.
        is_argument = any(source.table.is_parameters for source in declared.all_sources())
        declared = declared if is_argument else None
    for level in scope.outwards():
        if whole and declared is None and not level.certain(key):
            row = next((item for item in level.items if item.is_row(key)), None)
            may_be_column = row is not None and level.may_have(key)
            if row is not None and (resolver.dialect.rows_as_values or (row.scalar and may_be_column)):
                return row.relation.all_sources()
        if declared is not None and not level.certain(key):
            continue
        found = level.unqualified(key, name)
        if found is not None:
            inner = level.parent is None or level.certain(key)
            found = found if inner else _or_outer(resolver, node, level, key, part, found)
            found = correlation.or_element(node, level, key, found)
            return (
                guessed(found)
                if _may_be_variable(resolver, node, level, key)
                else _or_call(resolver, level, key, found)
            )
    if declared is not None:
        _mark_if_column(resolver, key, scope)
        scope.conditions |= declared.conditions
        return declared.all_sources()
    if key in scope.aliases:
        return scope.aliases[key].sources
    row_sources = scope.whole(key) if whole else None
    return row_sources if row_sources is not None else _unknown(resolver, name, part, scope)


def _or_call(resolver: Resolver, level: Scope, key: str, found: frozenset[Source]) -> frozenset[Source]:
    """A column that no table is known to have, or the function of the script that is called so: both, as a guess."""
    if not resolver.dialect.bare_calls or level.certain(key) or not resolver.surroundings.takes_nothing(key):
        return found
    called = resolver.called_by_name(key, level)
    return found if called is None else guessed(found | called)


def _hiding_variable(resolver: Resolver, key: str, scope: Scope) -> frozenset[Source] | None:
    """The sources of a variable that hides columns of its name; where such a name is a fault, the answer is a guess."""
    declared = resolver.variable(key)
    hides = resolver.surroundings.hides_columns(key) if declared is not None else False
    if declared is not None and hides:
        scope.conditions |= declared.conditions
        return declared.all_sources()
    if hides is None and any(level.certain(key) for level in scope.outwards()):
        resolver.surroundings.mark()
    return None


def _may_be_variable(resolver: Resolver, node: Any, level: Scope, key: str) -> bool:
    """Whether a name that no table is known to have may be a variable that another text declares."""
    if level.certain(key) or resolver.surroundings.knows_all_variables():
        return False
    is_alone = len(level.items) == 1 and node is not None
    return _VARIABLE_NAME.match(key) is not None or (is_alone and correlation.is_compared_with_bare(resolver, node))


def _comes_from_nowhere(resolver: Resolver, key: str, part: names.Part, scope: Scope, *, whole: bool) -> bool:
    """Whether a name is a pseudo-column, a bare function, or a parameter as $1 and SQLite's $name are."""
    is_word = whole and not part.quotes
    if is_word and key in resolver.dialect.reserved_values:
        return True
    if any(key in level.valueless for level in scope.outwards()):
        return True
    is_value = is_word and key in resolver.dialect.bare_values
    is_parameter = key.startswith("$") and not part.quotes and resolver.variable(key) is None
    return (is_value or is_parameter or _means_pseudo(resolver, key, part)) and not scope.certain(key)


def _mark_if_column(resolver: Resolver, key: str, scope: Scope) -> None:
    """A variable that may as well be a column, which would come first: a guess, unless its name says what it is."""
    is_plain = _VARIABLE_NAME.match(key) or _PARAMETER_NAME.search(key) or resolver.surroundings.is_own_parameter(key)
    # In a language where both are a fault, a routine may say that the column comes first.
    says_so = bool(resolver.dialect.clash_languages) and resolver.surroundings.hides_columns(key) is False
    if (resolver.dialect.columns_before_variables or says_so) and not is_plain:
        unknown = (item for level in scope.outwards() for item in level.items if item.relation.table is not None)
        if any(item.relation.has(key) is None for item in unknown):
            resolver.surroundings.mark()


def _or_outer(
    resolver: Resolver, node: Any, inner: Scope, key: str, part: names.Part, found: frozenset[Source]
) -> frozenset[Source]:
    """A name that a table of unknown columns may have, and a query around it surely or likely has: a guess."""
    likely = correlation.outer_column(resolver, node, inner, key, part.printed) if node is not None else None
    if likely is None:
        likely = correlation.beside_element(inner, key, part.printed, found)
    if likely is not None:
        return likely
    for level in inner.parent.outwards() if inner.parent is not None else ():
        value = next((item for item in level.items if item.scalar and item.alias == key), None)
        if value is not None:
            # The element of an array, which was called so for being used.
            return value.relation.all_sources()
        if level.certain(key):
            return guessed(found)
    is_doubtful = node is not None and correlation.may_be_outer(resolver, node, inner, key)
    return guessed(found) if is_doubtful else found


def _alias(scope: Scope, key: str, name: str, *, first: bool) -> frozenset[Source] | None:
    """A select item's alias that stands for the name, unless a table is known to have such a column."""
    output = scope.aliases.get(key)
    if output is None or (scope.certain(key) and not first):
        return None
    if any(source.column == name for source in output.sources) and not first:
        return None
    return output.sources


def _unknown(resolver: Resolver, name: str, part: names.Part, scope: Scope) -> frozenset[Source]:
    """A name that no column has: a function that is called so, a column that the given schema lacks, as a guess, or a
    report."""
    called = resolver.called_by_name(part.key(resolver.dialect), scope)
    if called is not None:
        return called
    for level in scope.outwards():
        tables = [item.relation.table for item in level.items if item.relation.table is not None]
        if tables:
            return frozenset({Source(tables[0], name, GUESSED)})
    if scope.items and not part.quotes:
        resolver.note(f"no table here has a column {name!r}")
    return _NONE
