"""What UPDATE and DELETE have in common: targets, the tables beside them, conditions."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse, parse_condition
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import returning, views, writing
from gazetteer.sqllineage.statements.assignments import assignments
from gazetteer.sqllineage.statements.from_clauses import from_tables, remote_table
from gazetteer.sqllineage.statements.writing import Target
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, WORD, Token

_TARGET_HINTS: Final = frozenset(
    {"WITH", "PARTITION", "FOR", "ON", "INDEXED", "NOT", "USE", "FORCE", "IGNORE", "FINAL", "IN", "SETTINGS", "AS", "*"}
)


class Change:
    """What UPDATE and DELETE have in common: targets, the tables beside them, conditions."""

    def __init__(self, state: State, operation: Operation, head: list[Token], clauses: dict[str, list[Token]]) -> None:
        self.state = state
        self.operation = operation
        self.dialect = state.dialect
        self.head = head
        self.clauses = clauses
        self.found: list[Target] = []
        self.aliases: dict[str, Target] = {}
        # Of columns that SET names without a table, in a join.
        self.owners: dict[str, Target] = {}
        self.from_sql = writing.text_of(operation, clauses["FROM"])
        self.alias_of_target = ""
        self.inline: Relation | None = None
        # The CTE or derived table through which the target is changed.
        self.view: tuple[str, ...] = ()
        self.target_in_from = False
        self.beside: list[Item] = []

    def targets(self, head: list[Token], *, several: bool = False) -> None:
        """Find the tables that are changed; the head may be a join (MySQL), a query (Oracle) or aliases (T-SQL)."""
        if not head:
            raise NotUnderstoodError("there is no table to change")
        while self.dialect.updates_joins and head[0].text == "(" and closing(head, 0) == len(head) - 1 > 1:
            if starts_query(head[1:]):
                break
            head = self.head = head[1:-1]
        behind = head[closing(head, 0) + 1 :] if head[0].text == "(" else []
        joins = any(token.text == "," or token.value in {"JOIN", "STRAIGHT_JOIN"} for token in behind)
        if head[0].text == "(" and not (joins and self.dialect.updates_joins):
            self._inline_view(head)
            return
        joined = find(head, frozenset({"JOIN", "STRAIGHT_JOIN"})) >= 0
        comma = any(token.text == "," for token in head)
        if self.dialect.updates_joins and (joined or comma) and not (several and self.clauses["FROM"]):
            self.from_sql = writing.text_of(self.operation, head)
            self.target_in_from = True
            return
        for listed in split(head):
            part = listed[:-2] if [token.text for token in listed[-2:]] == [".", "*"] else listed
            remote = remote_table(self.state, part, 0) if part else None
            if remote is not None and remote.query:
                self._through_query(remote.name, remote.query)
                continue
            name, index = (remote.name, remote.end) if remote is not None else writing.expect_name(self.state, part, 0)
            if part[index:][:1] and part[index].text == "*":
                index += 1
            if name.parts[-1].text == "*":
                name = Name(name.parts[:-1])
            alias = self._alias(part[index:])
            self._expect_end(part[index:], alias)
            self._one(name, alias)

    @staticmethod
    def _expect_end(rest: list[Token], alias: str) -> None:
        """Behind the target and its alias only hints may stand."""
        if rest and rest[0].value in {"AS", "FINAL"}:
            rest = rest[1:]
        behind = rest[1:] if alias else rest
        if behind and behind[0].value not in _TARGET_HINTS:
            raise NotUnderstoodError(f"the end of the table's name was expected, not {behind[0].text[:40]!r}")

    @staticmethod
    def _alias(rest: list[Token]) -> str:
        while rest and rest[0].kind == WORD and rest[0].value in {"AS", "FINAL"}:
            rest = rest[1:]
        if rest and rest[0].kind in {WORD, QUOTED} and rest[0].value not in {"WITH", "PARTITION", "FOR", "ON"}:
            return rest[0].value.lower() if rest[0].kind == QUOTED else rest[0].text.lower()
        return ""

    def _one(self, name: Name, alias: str) -> None:
        key = name.key(self.dialect)
        by_alias = self._named_in_from(key)
        body = views.cte_body(self.state, self.operation, (by_alias or name).key(self.dialect))
        if body is None and by_alias is None and len(key) == 1 and self.dialect.target_in_from:
            body = views.derived_body(self.clauses["FROM"], key[0])
            by_alias = name if body is not None else None
        if by_alias is None and body is not None:
            # The CTE itself is what is changed; it stands beside what FROM names.
            self.from_sql = ".".join(key) + (", " + self.from_sql if self.from_sql else "")
        self.target_in_from = by_alias is not None or body is not None
        base = views.base_of(self.state, self.operation, body) if body is not None else None
        if base is not None:
            self.view = key
        is_short = by_alias is not None and len(by_alias.parts) < len(key) and by_alias.key(self.dialect)[-1] == key[-1]
        name = base or (name if is_short else by_alias) or name
        if self.target_in_from:
            self.state.unread[name.key(self.dialect)] = 1
        target = Target(self.state, name)
        if is_short and by_alias is not None:
            # FROM names it without its schema, which says where the rows are.
            self.state.statement_relations[by_alias.key(self.dialect)] = target.relation()
        self.found.append(target)
        self.aliases[".".join(key)] = target
        self.aliases[key[-1]] = target
        if alias:
            self.aliases[alias] = target
        self.alias_of_target = alias

    def _named_in_from(self, key: tuple[str, ...]) -> Name | None:
        """The table in FROM that the target's name is an alias of, or the very same table (T-SQL, MySQL)."""
        tokens = self.clauses["FROM"]
        if not tokens or not self.dialect.target_in_from:
            return None
        same: Name | None = None
        shorter: Name | None = None
        for name, alias in from_tables(self.state, tokens):
            if len(key) == 1 and alias == key[0]:
                return name
            path = name.key(self.dialect)
            if same is None and (path == key or (len(key) == 1 and path[-1:] == key and not alias)):
                same = name
            if shorter is None and not alias and len(path) < len(key) and key[-len(path) :] == path:
                shorter = name
        return same or shorter

    def _inline_view(self, head: list[Token]) -> None:
        """Oracle's UPDATE (SELECT …) SET …: the columns tell which table is changed."""
        inner = head[1 : closing(head, 0)]
        self.alias_of_target = self._alias(head[closing(head, 0) + 1 :])
        tables = list(from_tables(self.state, inner[find(inner, frozenset({"FROM"})) + 1 :]))
        self._through_query(tables[0][0] if tables else None, writing.text_of(self.operation, inner))

    def _through_query(self, name: Name | None, query: str) -> None:
        """The rows of a query are changed, and so is the first of its tables, which is no read."""
        if name is not None:
            self.state.unread[name.key(self.dialect)] = 1
            self.found.append(Target(self.state, name))
        self.inline = self.state.query(query)

    def scope(self) -> Scope:
        """The scope of SET and WHERE, with the conditions of FROM and WHERE."""
        items: list[Item] = []
        if self.inline is not None:
            items = [Item(self.inline, alias=self.alias_of_target)]
        elif self.target_in_from and not self.found:
            self._silence_joined()
        elif not self.target_in_from and self.found:
            target = self.found[0]
            items = [Item(target.relation(), alias=self.alias_of_target, path=target.key)]
        resolver, scope, _ = writing.scope_of(self.state, self.operation, self.from_sql, items)
        if not self.found:
            raise NotUnderstoodError("it is not clear which table is changed")
        if self.view and (item := scope.called(self.view)) is not None:
            self.inline = item.relation
        where = self.clauses["WHERE"]
        if where and not (where[0].value == "CURRENT" and len(where) > 1 and where[1].value == "OF"):
            sql = writing.text_of(self.operation, where)
            flow(resolver, parse_condition(sql, self.dialect), scope, "filter")
        if order := writing.text_of(self.operation, self.clauses["ORDER"]):
            # Of a limited number of rows it says which.
            for term in parse(f"SELECT 1 ORDER {order}", self.dialect).args["order"].expressions:
                flow(resolver, term, scope, "sort")
        writing.read_number(self.state, self.operation, self.clauses["LIMIT"])
        self.resolver = resolver
        self.conditions = scope.conditions
        self.beside = scope.items
        return scope

    def _silence_joined(self) -> None:
        """In UPDATE a JOIN b SET a.x = …, only the tables whose columns are set are targets and no reads."""
        qualifiers, bare = self._set_columns()
        joined = [(alias or name.key(self.dialect)[-1], Target(self.state, name))
                  for name, alias in from_tables(self.state, self.head)]  # fmt: skip
        owners = {column: self._owner(column, [target for _, target in joined]) for column in bare} if joined else {}
        for called, target in joined:
            if called not in qualifiers and not any(owner.key == target.key for owner in owners.values()):
                continue
            if any(other.key == target.key for other in self.found):
                continue
            self.state.unread[target.key] = 1
            self.found.append(target)
            self.aliases[called] = target
            self.aliases[".".join(target.key)] = target
        for column, owner in owners.items():
            self.owners[column] = next(target for target in self.found if target.key == owner.key)

    def _owner(self, column: str, joined: list[Target]) -> Target:
        """The table of a join that has a column: one that is known to have it, else the first that may have it."""
        has = [target.relation().has(column) for target in joined]
        if True in has:
            return joined[has.index(True)]
        if has.count(None) > 1:
            self.state.mark()
        return joined[has.index(None)] if None in has else joined[0]

    def _set_columns(self) -> tuple[set[str], list[str]]:
        """The tables that SET names before its columns, and the columns without one."""
        qualifiers: set[str] = set()
        bare: list[str] = []
        for part in split(self.clauses["SET"]):
            name, _ = names.parse(part, 0, self.dialect)
            key = name.key(self.dialect) if name is not None else ()
            if len(key) > 1:
                qualifiers.add(key[-2])
            elif key:
                bare.append(key[0])
        return qualifiers, bare

    def by_target(self, tokens: list[Token], scope: Scope) -> list[tuple[Target, Relation]]:
        """The assignments of SET by the table that they change."""
        if len(self.found) == 1:
            target = self.found[0]
            relation = assignments(self.state, self.operation, tokens, scope, self.resolver)
            if self.inline is not None:
                target = views.changed(self.state, self.inline, target, relation)
                self.found[:] = [target]
                views.through(self.state, self.inline, target, relation, self.found)
            return [(target, relation)]
        groups: dict[int, list[Token]] = {}
        for part in split(tokens):
            name, _ = names.parse(part, 0, self.dialect)
            key = name.key(self.dialect) if name is not None else ()
            target = self.aliases.get(".".join(key[:-1])) or self.owners.get(key[-1] if key else "")  # type: ignore[assignment]
            target = target or (self.found[0] if self.found else None)  # type: ignore[assignment]
            if target is None:
                raise NotUnderstoodError("it is not clear which table is changed")
            group = groups.setdefault(self.found.index(target), [])
            group += ([part[0]._replace(kind="symbol", text=",", value=",")] if group else []) + part
        return [
            (self.found[index], assignments(self.state, self.operation, group, scope, self.resolver))
            for index, group in groups.items()
        ]

    def hand_on(self) -> None:
        """RETURNING … INTO and OUTPUT … INTO."""
        for target in self.found:
            target.alias = self.alias_of_target
        for clause in ("RETURNING", "OUTPUT"):
            if self.clauses.get(clause) and self.found:
                returning.returned(
                    self.state,
                    self.operation,
                    self.found[0],
                    self.clauses[clause],
                    self.conditions,
                    self.beside,
                )
