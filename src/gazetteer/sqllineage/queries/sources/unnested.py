"""UNNEST in FROM: the elements of arrays, their fields, and the keys and values of maps."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import FromItems, Pairs
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.sources.table_functions import default_name, named_by_alias
from gazetteer.sqllineage.queries.values import generators
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow

_OF_PLAIN_VALUES: Final = (
    exp.Split,
    exp.GenerateSeries,
    exp.GenerateDateArray,
    exp.GenerateTimestampArray,
    exp.RegexpExtractAll,
    exp.JSONKeysAtDepth,
)


def unnest(reader: FromItems, node: Any, scope: Scope) -> Item:
    argument_sources = [flow(reader.resolver, argument, scope, DIRECT) for argument in node.expressions]
    everything = frozenset(source for sources in argument_sources for source in sources)
    alias = node.args.get("alias")
    pairs = reader.pairs(alias) if isinstance(alias, exp.TableAlias) else []
    item = Item(Relation([], set(), everything), path=(default_name(node),), scalar=True)
    if pairs:
        outputs = _elements(reader, node, argument_sources, pairs, scope)
        value_alias = reader.dialect.unnest_alias_is_value
        has_fields = value_alias and not all(_is_of_plain_values(argument) for argument in node.expressions)
        item.relation = Relation(outputs, set(), everything if has_fields else None)
        item.alias = pairs[0][0] if value_alias else item.alias
    fields = _literal_fields(reader, node, scope) or _fields_of_only(reader, node, scope)
    if pairs and reader.dialect.unnest_alias_is_value:
        item.no_fields.add(item.alias)
        item.relation.any_column = None if fields else item.relation.any_column
    item.relation.outputs += fields
    offset = node.args.get("offset")
    if isinstance(offset, exp.Identifier):
        part = part_of(offset, reader.dialect)
        item.relation.outputs.append(Output(part.key(reader.dialect), part.printed, everything))
        item.no_fields.add(part.key(reader.dialect))
    if isinstance(alias, exp.TableAlias) and alias.this is not None:
        item.alias = reader.resolver.key(alias.this)
        if not pairs:
            item.relation.outputs.append(named_by_alias(reader, alias, everything))
            if reader.dialect.value_alias_is_column:
                item.relation.any_column = None
    return item


def _is_of_plain_values(array: Any) -> bool:
    """Whether the elements of an array are known to have no fields."""
    if isinstance(array, exp.Array):
        return all(isinstance(each, exp.Literal | exp.Null | exp.Boolean) for each in array.expressions)
    return isinstance(array, _OF_PLAIN_VALUES)


def _elements(
    reader: FromItems, node: Any, arguments: list[frozenset[Source]], pairs: Pairs, scope: Scope
) -> list[Output]:
    """The named columns of UNNEST: the keys and values of maps, the fields of rows, or what the arguments may give."""
    known: list[Output] = []
    for argument, sources in zip(node.expressions, arguments, strict=True):
        pair = generators.entries(argument)
        if pair is not None:
            known += [Output("", "", flow(reader.resolver, each, scope, DIRECT)) for each in pair]
        else:
            known.append(Output("", "", sources, fields=tuple(reader.resolver.fields(argument, scope) or ())))
    if len(known) == 1 and len(known[0].fields) == len(pairs) > 1:
        known = list(known[0].fields)
    if len(known) == len(pairs):
        return Relation(known).renamed(pairs).outputs
    by_column = _by_column(arguments, len(pairs))
    return [Output(key, name, sources) for (key, name), sources in zip(pairs, by_column, strict=True)]


def _fields_of_only(reader: FromItems, node: Any, scope: Scope) -> list[Output]:
    """The fields of the structs in the only array of UNNEST, which are columns where its alias stands for one."""
    if len(node.expressions) != 1 or not reader.dialect.unnest_alias_is_value:
        return []
    return list(reader.resolver.fields(node.expressions[0], scope) or ())


def _by_column(arguments: list[frozenset[Source]], columns: int) -> list[frozenset[Source]]:
    """What each of the columns of UNNEST(a, b) comes from: an argument gives one, or several if it has maps or rows."""
    everything = frozenset(source for sources in arguments for source in sources)
    found = []
    for position in range(columns):
        first = max(0, position - max(columns - len(arguments), 0))
        among = arguments[first : position + 1]
        if len(among) > 1:
            found.append(guessed(frozenset(source for sources in among for source in sources)))
        else:
            found.append(among[0] if among else everything)
    return found


def _literal_fields(reader: FromItems, node: Any, scope: Scope) -> list[Output]:
    """The columns of UNNEST([STRUCT(x AS a, y AS b), (z, w)]): the first struct names the fields of all."""
    array = node.expressions[0] if len(node.expressions) == 1 else None
    elements = array.expressions if isinstance(array, exp.Array) else []
    fields = elements[0].expressions if elements and isinstance(elements[0], exp.Struct) else []
    outputs = []
    for position, field in enumerate(fields):
        if not isinstance(field, exp.PropertyEQ):
            return []
        sources: frozenset[Source] = frozenset()
        for element in elements:
            values = element.expressions
            value = values[position] if position < len(values) else exp.null()
            value = value.expression if isinstance(value, exp.PropertyEQ) else value
            sources |= flow(reader.resolver, value, scope, DIRECT)
        part = part_of(field.this, reader.dialect)
        outputs.append(Output(part.key(reader.dialect), part.printed, sources))
    return outputs
