"""What all writing statements share: targets, new tables, CTEs that write, and the texts of clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gazetteer.sqllineage.queries import ctes
from gazetteer.sqllineage.queries.parser import NotUnderstoodError, parse
from gazetteer.sqllineage.queries.relations import GUESSED, Conditions, Output, Relation, Source, of_table
from gazetteer.sqllineage.queries.scopes import Item, Scope
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name, Table
from gazetteer.sqllineage.text.operations import Operation, closing
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.execution.interpreter import Interpreter
    from gazetteer.sqllineage.queries.resolver import QueryResolver

Pairs = list[tuple[str, str]]


def text_of(operation: Operation, tokens: list[Token]) -> str:
    """The text of some of an operation's tokens."""
    return operation.text.sql_of(tokens)


def expect_name(interpreter: Interpreter, tokens: list[Token], index: int) -> tuple[Name, int]:
    """The name at an index; NotUnderstoodError when there is none."""
    named = _identifier_function(interpreter, tokens, index)
    if named is not None:
        return named
    name, end = names.parse(tokens, index, interpreter.dialect)
    if name is None:
        found = tokens[index].text[:40] if index < len(tokens) else "the end"
        raise NotUnderstoodError(f"the name of a table was expected, not {found!r}")
    return name, end


def _identifier_function(interpreter: Interpreter, tokens: list[Token], index: int) -> tuple[Name, int] | None:
    """IDENTIFIER('s.t') and IDENTIFIER($variable)."""
    if index + 3 > len(tokens) or tokens[index].value not in {"IDENTIFIER", "TABLE"} or tokens[index + 1].text != "(":
        return None
    end = closing(tokens, index + 1)
    texts = interpreter.texts_of(tokens[index + 2 : end])
    if texts is None:
        raise NotUnderstoodError("the name of a table is computed")
    return names.from_text(texts[0]), end + 1


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


class Target:
    """A lasting or temporary table that a statement writes."""

    def __init__(self, interpreter: Interpreter, name: Name) -> None:
        self.interpreter = interpreter
        self.name = name
        self.key = name.key(interpreter.dialect)
        self.temporary = interpreter.temporary_key(name)
        self.table: Table | None = None
        self.alias = ""
        if self.temporary is None and not name.is_placeholder:
            self.table = interpreter.table(name)

    def relation(self) -> Relation:
        """The target as something to look at, without being a read."""
        if self.temporary is not None:
            return self.interpreter.session.temporary.get(self.temporary, Relation())
        if self.table is None:
            return Relation(any_column=frozenset())
        return of_table(self.table, self.interpreter.folded(self.table.columns))

    def columns(self) -> Pairs | None:
        """The known columns that rows without a column list go to, in order."""
        if self.temporary is not None:
            relation = self.relation()
            plain = relation.outputs and not relation.stars
            found = [(output.key, output.name) for output in relation.outputs] if plain else None
        else:
            found = self.interpreter.folded(self.table.columns) if self.table is not None else None
        generated = self.interpreter.session.generated.get(self.temporary or self.key)
        return [pair for pair in found if pair[0] not in generated] if found and generated else found

    def write(self, relation: Relation, columns: Pairs | None = None) -> None:
        """Rows of a relation go into the target: into these columns, or by position, or by their names."""
        by_position = columns if columns is not None else self.columns()
        if by_position is not None:
            relation = _positioned(relation, by_position, explicit=columns is not None, lasting=self.temporary is None)
        self.add(relation)

    def add(self, relation: Relation) -> None:
        """Values reach the columns of their names."""
        if self.temporary is not None:
            self._add_temporary(relation)
        elif self.table is not None:
            self.mark()
            self.interpreter.edges(self.table, relation)

    def mark(self) -> None:
        if self.table is not None:
            self.interpreter.record.writes[self.table] = None
            self.table.written = True

    def _add_temporary(self, relation: Relation) -> None:
        assert self.temporary is not None  # noqa: S101 -- asked by `add`
        before = self.interpreter.session.temporary.get(self.temporary, Relation())
        outputs = list(before.outputs)
        position = {output.key: index for index, output in enumerate(outputs)}
        for output in relation.outputs:
            if output.key in position and output.star_of is None:
                mine = outputs[position[output.key]]
                outputs[position[output.key]] = Output(mine.key, mine.name, mine.sources | output.sources)
            else:
                outputs.append(output)
        any_column = before.any_column
        if any_column is not None:
            # Of a table LIKE one that is not known, any column may be the one that these values went to.
            guesses = {Source(source.table, source.column, GUESSED) for source in relation.all_sources()}
            any_column = any_column | guesses
        if relation.any_column is not None:
            any_column = (any_column or frozenset()) | relation.any_column
        self.interpreter.session.temporary[self.temporary] = Relation(
            outputs, before.conditions | relation.conditions, any_column
        )


def _positioned(relation: Relation, columns: Pairs, *, explicit: bool, lasting: bool) -> Relation:
    """The outputs named by position.

    Behind a star of unknown columns no position is known: the star stands for them. In a temporary table, which is
    collapsed, its columns are taken to be those of the same names, as a guess.
    """
    outputs: list[Output] = []
    for position, output in enumerate(relation.outputs):
        if output.star_of is not None:
            outputs += [output] if lasting else _of_same_names(output, columns[position:])
            break
        if position < len(columns):
            outputs.append(Output(*columns[position], output.sources))
        elif not explicit:
            outputs.append(output)
    return Relation(outputs, relation.conditions, relation.any_column)


def _of_same_names(star: Output, columns: Pairs) -> list[Output]:
    return [
        Output(key, name, frozenset(Source(source.table, name, GUESSED) for source in star.sources))
        for key, name in columns
    ]


def create(
    interpreter: Interpreter,
    name: Name,
    relation: Relation,
    *,
    temporary: bool = False,
    columns: Pairs | None = None,
) -> None:
    """A new table or view that is made from a query."""
    key = name.key(interpreter.dialect)
    if columns and (temporary or not relation.stars):
        relation = relation.renamed(columns)
    if temporary or key[-1].startswith("#") or interpreter.may_be_temporary(key):
        interpreter.session.temporary_names.add(key[-1:])
        interpreter.session.temporary[key[-1:] if key[-1].startswith("#") else key] = relation
        if len(key) > 1:
            interpreter.session.temporary[key[-1:]] = relation
        return
    table = made(interpreter, name, relation)
    if columns:
        table.columns = [printed for _, printed in columns]
    target = Target(interpreter, name)
    target.table = table
    target.add(relation)
    target.mark()


def made(interpreter: Interpreter, name: Name, relation: Relation | None) -> Table:
    """A lasting table that the script makes, with the columns that it gets."""
    key = name.key(interpreter.dialect)
    interpreter.session.temporary.pop(key, None)
    table = Table(name, key, made=True)
    known = interpreter.schema.columns(name, key)
    if relation is not None and relation.outputs and not relation.stars and relation.any_column is None:
        table.columns = [output.name for output in relation.outputs]
    elif known is not None:
        table.columns = known
    interpreter.session.made[key] = table
    interpreter.session.tables[name.printed] = table
    return table


def scope_of(
    interpreter: Interpreter, operation: Operation, from_sql: str, items: list[Item] | None = None
) -> tuple[QueryResolver, Scope, Any]:
    """A scope with these items and those of a FROM clause's text, joined as it says."""
    resolver = interpreter.resolver()
    scope = Scope(items=list(items or []))
    for item in scope.items:
        scope.conditions |= item.relation.conditions
    tree = None
    if from_sql or operation.options.get("with"):
        tree = parse(prefixed(operation, f"SELECT 1 FROM {from_sql}" if from_sql else "SELECT 1"), interpreter.dialect)
        ctes.push(resolver, tree, None)
        if tree.args.get("from_") is not None:
            resolver.froms.add(tree.args["from_"].this, scope)
        for lateral in tree.args.get("laterals") or []:
            resolver.froms.add(lateral, scope)
        for join in tree.args.get("joins") or []:
            resolver.froms.join(join, scope)
    return resolver, scope, tree


def modifying_ctes(interpreter: Interpreter, operation: Operation, prefix: list[Token]) -> None:
    """PostgreSQL's WITH x AS (DELETE … RETURNING …): it writes, and stands for the returned columns."""
    index = 1
    kept: list[Token] = []
    changed = False
    while index < len(prefix):
        opening = next(
            (
                i
                for i in range(index, len(prefix))
                if prefix[i].text == "(" and prefix[i - 1].value in {"AS", "MATERIALIZED"}
            ),
            -1,
        )
        if opening < 0:
            break
        end = closing(prefix, opening)
        body = prefix[opening + 1 : end]
        if body and body[0].kind == WORD and body[0].value in {"INSERT", "UPDATE", "DELETE", "MERGE"}:
            _run_modifying(interpreter, operation, prefix[index], body, kept)
            changed = True
        else:
            kept += ([_comma(prefix)] if kept else [prefix[0]]) + prefix[index : end + 1]
        index = end + 2
    if changed:
        _replace_with(operation, kept, prefix)


def _comma(prefix: list[Token]) -> Token:
    return prefix[0]._replace(kind=SYMBOL, text=",", value=",")


def _run_modifying(
    interpreter: Interpreter, operation: Operation, name: Token, body: list[Token], kept: list[Token]
) -> None:
    from gazetteer.sqllineage.statements import dispatch as statements
    from gazetteer.sqllineage.text.operations import Kind

    inner = Operation(Kind.STATEMENT, operation.text, body, operation.line)
    if kept:
        inner.options["with"] = kept
    outer, interpreter.handed_on = interpreter.handed_on, None
    interpreter.in_cte += 1
    statements.statement(interpreter, inner, body)
    interpreter.in_cte -= 1
    relation = interpreter.handed_on or Relation()
    interpreter.handed_on = outer
    part = names.unquoted_parts(name, interpreter.dialect)[0]
    interpreter.statement_relations[(part.key(interpreter.dialect),)] = relation


def _replace_with(operation: Operation, kept: list[Token], prefix: list[Token]) -> None:
    """The statement without the CTEs that have been run."""
    if "with" in operation.options:
        operation.options["with"] = kept
        return
    count = len(prefix)
    operation.tokens = kept + operation.tokens[count:]


def returned(
    interpreter: Interpreter,
    operation: Operation,
    target: Target,
    tokens: list[Token],
    conditions: Conditions,
    beside: Sequence[Item] = (),
) -> None:
    """RETURNING and OUTPUT: their columns are the target's or, qualified, those of the items beside it.

    INTO hands them on to a table or to variables.
    """
    from gazetteer.sqllineage.execution.procedures import column_names, into_variables
    from gazetteer.sqllineage.text.operations import find, split
    from gazetteer.sqllineage.text.tokens import VARIABLE

    into = find(tokens, frozenset({"INTO"}))
    if into < 0 and not interpreter.in_cte:
        return
    listed = tokens if into < 0 else tokens[:into]
    if listed and listed[-1].value == "COLLECT":
        listed = listed[:-2]
    relation = _returned_relation(interpreter, operation, target, listed, beside)
    relation.conditions = set(conditions)
    if into < 0:
        interpreter.handed_on = relation
        _read(interpreter, target)
        return
    rest = tokens[into + 1 :]
    is_table = interpreter.dialect.transact or rest[0].kind not in {WORD, VARIABLE}
    if not is_table:
        variables = tuple(part[0].text.lower().lstrip(":") for part in split(rest) if part)
        into_variables(interpreter, relation, variables)
        if target.table is not None:
            interpreter.handing_on.add(target.table)
        return
    name, index = expect_name(interpreter, rest, 0)
    columns = None
    if index < len(rest) and rest[index].text == "(":
        columns = column_names(interpreter, rest[index + 1 : closing(rest, index)])
    receiver = Target(interpreter, name)
    if receiver.temporary is None:
        _read(interpreter, target)
    elif target.table is not None:
        interpreter.handing_on.add(target.table)
    receiver.write(relation, columns)
    receiver.mark()


def _read(interpreter: Interpreter, target: Target) -> None:
    if target.table is not None:
        interpreter.record.reads[target.table] = None


def _returned_relation(
    interpreter: Interpreter, operation: Operation, target: Target, listed: list[Token], beside: Sequence[Item]
) -> Relation:
    whole = target.relation()
    rows = [Item(whole, alias=alias, invisible=True) for alias in ("inserted", "deleted", "new", "old")]
    rows += [item for item in beside if item.relation.table is None or item.relation.table is not target.table]
    resolver = interpreter.resolver()
    scope = Scope(items=[Item(whole, alias=target.alias, path=target.key)], parent=Scope(items=rows))
    relation = Relation()
    tree = parse(f"SELECT {text_of(operation, listed)}", interpreter.dialect)
    resolver.project(tree, scope, relation)
    return relation
