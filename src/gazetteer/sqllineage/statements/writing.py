"""What all writing statements share: targets, new tables, CTEs that write, and the texts of clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse
from gazetteer.sqllineage.queries.resolver import QueryResolver
from gazetteer.sqllineage.queries.scoping.outputs import GUESSED, Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.sources import ctes, joins
from gazetteer.sqllineage.queries.values import table_arguments
from gazetteer.sqllineage.rewrites.rule import opens, words_at
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import computed_columns
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name, Table
from gazetteer.sqllineage.text.operations import Operation, closing
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Token

Pairs = list[tuple[str, str]]


def text_of(operation: Operation, tokens: list[Token]) -> str:
    """The text of some of an operation's tokens."""
    return operation.text.sql_of(tokens)


def expect_name(state: State, tokens: list[Token], index: int) -> tuple[Name, int]:
    """The name at an index; NotUnderstoodError when there is none."""
    named = _identifier_function(state, tokens, index)
    if named is not None:
        return named
    name, end = names.parse(tokens, index, state.dialect)
    if name is None:
        found = tokens[index].text[:40] if index < len(tokens) else "the end"
        raise NotUnderstoodError(f"the name of a table was expected, not {found!r}")
    return name, end


def _identifier_function(state: State, tokens: list[Token], index: int) -> tuple[Name, int] | None:
    """IDENTIFIER('s.t') and IDENTIFIER($variable)."""
    if index + 3 > len(tokens) or tokens[index].value not in {"IDENTIFIER", "TABLE"} or tokens[index + 1].text != "(":
        return None
    end = closing(tokens, index + 1)
    texts = state.texts_of(tokens[index + 2 : end])
    if len(texts.known) != 1 or texts.is_open:
        raise NotUnderstoodError("the name of a table is computed")
    return table_arguments.name_of(texts.known[0]), end + 1


def cell_name(cell: list[Token], position: int) -> str:
    """The name of a value in VALUES: the column's, if it is nothing but a column."""
    is_column = all(token.kind in {WORD, "quoted"} or token.text == "." for token in cell)
    if is_column and cell and cell[-1].kind != SYMBOL:
        last = cell[-1]
        return last.value if last.kind == "quoted" else last.text.lower()
    return f"column{position + 1}"


def prefixed(operation: Operation, sql: str) -> str:
    """A query with the CTEs that stand before its statement."""
    prefix = operation.options.get("with")
    return f"{text_of(operation, prefix)} {sql}" if prefix else sql


def behind_top(state: State, operation: Operation, tokens: list[Token], index: int) -> int:
    """The index behind T-SQL's TOP (number) [PERCENT]; the tables of a number that is queried are read."""
    if not (words_at(tokens, index, "TOP") and opens(tokens, index + 1)):
        return index
    end = closing(tokens, index + 1)
    read_number(state, operation, tokens[index + 1 : end + 1])
    return end + 1 + words_at(tokens, end + 1, "PERCENT")


def read_number(state: State, operation: Operation, tokens: list[Token]) -> None:
    """A number of rows that a change is limited to: it decides nothing, but its subqueries are read."""
    if any(token.kind == WORD and token.value == "SELECT" for token in tokens):
        state.query(prefixed(operation, f"SELECT ({text_of(operation, tokens)})"))


class Target:
    """A lasting or temporary table that a statement writes."""

    def __init__(self, state: State, name: Name) -> None:
        self.state = state
        self.name = name
        self.key = name.key(state.dialect)
        self.temporary = state.temporary_key(name)
        self.table: Table | None = None
        self.alias = ""
        if self.temporary is None and not name.is_placeholder:
            self.table = state.table(name)
        elif self.temporary is None and not name.is_model_itself:
            state.mark()

    def relation(self) -> Relation:
        """The target as something to look at, without being a read."""
        if self.temporary is not None:
            return self.state.session.temporary.get(self.temporary, Relation())
        if self.table is None:
            return Relation(any_column=frozenset())
        return self.state.rows_of(self.table)

    def columns(self) -> Pairs | None:
        """The known columns that rows without a column list go to, in order."""
        if self.temporary is not None:
            relation = self.relation()
            plain = relation.outputs and not relation.stars
            found = [(output.key, output.name) for output in relation.outputs] if plain else None
        else:
            found = self.state.schema.folded(self.table.columns) if self.table is not None else None
        generated = self.state.session.generated.get(self.temporary or self.key)
        return [pair for pair in found if pair[0] not in generated] if found and generated else found

    def write(self, relation: Relation, columns: Pairs | None = None, *, listed: bool = True) -> None:
        """Rows of a relation go into the target: into these columns, or by position, or by their names.

        `listed` says that the statement names the columns, so that there are no others.
        """
        by_position = columns if columns is not None else self.columns()
        for branch in relation.branches if by_position is not None and relation.branches else [relation]:
            if by_position is None:
                self.add(_by_names(branch))
            else:
                lasting = self.temporary is None
                self.add(_positioned(branch, by_position, explicit=columns is not None and listed, lasting=lasting))

    def add(self, relation: Relation) -> None:
        """Values reach the columns of their names."""
        if self.temporary is not None:
            self._add_temporary(relation)
        elif self.table is not None:
            self.mark()
            if self.state.session.computed:
                known = self.state.schema.folded(self.table.columns) or []
                relation = computed_columns.of_row(self.state, self.table.key, relation, known)
            self.state.edges(self.table, relation)

    def mark(self) -> None:
        if self.table is not None:
            self.state.record.writes[self.table] = None
            self.table.written = True

    def _add_temporary(self, relation: Relation) -> None:
        assert self.temporary is not None  # noqa: S101 -- asked by `add`
        before = self.state.session.temporary.get(self.temporary, Relation())
        united = before.with_columns_by_name(relation)
        if before.any_column is not None:
            # Of a table LIKE one that is not known, any column may be the one that these values went to.
            united.any_column = (united.any_column or frozenset()) | guessed(relation.all_sources())
        if self.state.session.computed:
            united = computed_columns.filled(self.state, self.temporary, united)
        self.state.session.temporary[self.temporary] = united


def of_no_column(relation: Relation) -> Relation:
    """Values for a table whose columns neither the statement nor the schema says: they go to none in particular."""
    return Relation(conditions=relation.conditions, any_column=relation.all_sources())


def _by_names(relation: Relation) -> Relation:
    """Outputs without a name of their own go to columns that are called otherwise: which, the position would say."""
    if not any(each.is_unnamed for each in relation.outputs):
        return relation
    outputs = [replace(each, sources=guessed(each.sources)) if each.is_unnamed else each for each in relation.outputs]
    return replace(relation, outputs=outputs, _index=None)


def _positioned(relation: Relation, columns: Pairs, *, explicit: bool, lasting: bool) -> Relation:
    """The outputs named by position.

    A star of unknown columns stands for those that what is beside it leaves; behind a second one no position is known.
    In a temporary table, which is collapsed, its columns are taken to be those of the same names, as a guess.
    """
    outputs: list[Output] = []
    for position, output in enumerate(relation.of_width(len(columns))):
        if output.star_of is not None:
            rest = relation.outputs[position + 1 :]
            end = max(len(columns) - len(rest), position)
            outputs += [output] if lasting else _of_same_names(output, columns[position:end])
            if all(other.star_of is None for other in rest):
                behind = zip(columns[end:], rest, strict=False)
                outputs += [Output(*column, other.sources) for column, other in behind]
            break
        if position < len(columns):
            outputs.append(Output(*columns[position], output.sources))
        elif not explicit:
            # The table has more columns than are known: most likely one that is called as the value is.
            outputs.append(replace(output, sources=guessed(output.sources)))
    return Relation(outputs, relation.conditions, relation.any_column)


def _of_same_names(star: Output, columns: Pairs) -> list[Output]:
    return [
        Output(key, name, frozenset(Source(source.table, name, GUESSED) for source in star.sources))
        for key, name in columns
    ]


def create(
    state: State,
    name: Name,
    relation: Relation,
    *,
    temporary: bool = False,
    columns: Pairs | None = None,
    by_name: bool = False,
) -> None:
    """A new table or view that is made from a query; its columns are given by position, or by name."""
    key = name.key(state.dialect)
    if columns and by_name and not relation.stars:
        relation = _by_name(relation, columns)
        columns = [(output.key, output.name) for output in relation.outputs]
    elif columns and (temporary or not relation.stars):
        relation = relation.renamed(columns)
    if temporary or key[-1].startswith("#") or state.may_be_temporary(key):
        state.session.temporary_names.add(key[-1:])
        relation = computed_columns.of_query(state, key, relation, defines=columns is not None)
        state.session.temporary[key[-1:] if key[-1].startswith("#") else key] = relation
        if len(key) > 1:
            state.session.temporary[key[-1:]] = relation
        return
    table = made(state, name, relation)
    if columns:
        table.columns = [printed for _, printed in columns]
    target = Target(state, name)
    target.table = table
    target.add(relation)
    target.mark()


def _by_name(relation: Relation, columns: Pairs) -> Relation:
    """The relation with the defined columns first, each filled by the output of its name, and the other outputs."""
    first = [relation.find(key) or Output(key, name) for key, name in columns]
    keys = {key for key, _ in columns}
    return Relation(first + [output for output in relation.outputs if output.key not in keys], relation.conditions)


def made(state: State, name: Name, relation: Relation | None) -> Table:
    """A lasting table that the script makes, with the columns that it gets."""
    name = state.known_as(name)
    key = name.key(state.dialect)
    state.session.temporary.pop(key, None)
    table = Table(name, key, made=True, completed=state.completed(key)[0])
    known = state.schema.columns(name, key)
    if relation is not None and relation.outputs and not relation.stars and relation.any_column is None:
        table.columns = [output.name for output in relation.outputs]
    elif known is not None:
        table.columns = known
    state.session.made[key] = table
    state.session.spellings[name.identity(state.dialect)] = name.printed
    state.session.tables[name.printed] = table
    return table


def scope_of(
    state: State, operation: Operation, from_sql: str, items: list[Item] | None = None
) -> tuple[QueryResolver, Scope, Any]:
    """A scope with these items and those of a FROM clause's text, joined as it says."""
    resolver = state.resolver()
    scope = Scope(items=list(items or []), first_joined=len(items or []))
    for item in scope.items:
        scope.conditions |= item.relation.conditions
    tree = None
    if from_sql or operation.options.get("with"):
        tree = parse(prefixed(operation, f"SELECT 1 FROM {from_sql}" if from_sql else "SELECT 1"), state.dialect)
        ctes.push(resolver, tree, None)
        joins.from_clause(resolver.froms, tree, scope)
    return resolver, scope, tree
